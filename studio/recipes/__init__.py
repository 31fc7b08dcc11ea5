"""How networks are trained, as declarations by torch's names. Imported by the catalogue only."""

from studio.recipes import initialisers, losses, metrics, optimizers, schedules

__all__ = ["initialisers", "losses", "metrics", "optimizers", "schedules"]
