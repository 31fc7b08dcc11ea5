"""The variables of the project on the right side of the window."""
