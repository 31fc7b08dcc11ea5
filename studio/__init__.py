"""Layerloom: a visual builder for PyTorch networks. This package file holds the version only."""

__version__ = "0.1.0"
