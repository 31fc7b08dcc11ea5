"""Data sets: real ones that come with scikit-learn, generated ones, and a person's own files."""

from studio.data import (
    cache,
    digits,
    garden,
    gates,
    letters,
    pictures,
    planes,
    points,
    shapes,
    survey,
    table_file,
    tables,
)
from studio.data.checking import checked

__all__ = [
    "cache",
    "checked",
    "digits",
    "garden",
    "gates",
    "letters",
    "pictures",
    "planes",
    "points",
    "shapes",
    "survey",
    "table_file",
    "tables",
]
