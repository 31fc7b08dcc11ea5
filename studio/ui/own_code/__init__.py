"""A person's own code: seen, and trusted as the text that it is."""
