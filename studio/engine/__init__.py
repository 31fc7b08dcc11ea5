"""Training and looking inside, on torch. Empty on purpose: importing a message must not load torch."""
