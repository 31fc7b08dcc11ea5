"""Weights by hand: how each parameter of a layer begins, in the inspector and in a dialog."""
