"""The vocabulary that everything else is declared in. Standard library only."""
