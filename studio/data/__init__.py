"""Data sets that are always there: real ones that come with scikit-learn, and generated ones."""

from studio.data import digits, letters, planes, points, shapes, tables
from studio.data.checking import checked

__all__ = ["checked", "digits", "letters", "planes", "points", "shapes", "tables"]
