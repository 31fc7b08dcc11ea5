"""Training and looking inside, on torch. Empty: importing a message must not load torch."""
