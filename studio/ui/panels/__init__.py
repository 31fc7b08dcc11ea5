"""The panels of the lower areas, in the order of their tabs."""
