"""The window. Everything that needs Qt lives here; nothing else does."""
