"""The parts of dev.py. Standard library only; nothing here is packaged."""
