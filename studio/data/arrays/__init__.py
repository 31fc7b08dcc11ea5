"""How the arrays are made: numpy, imported by `load` only."""
