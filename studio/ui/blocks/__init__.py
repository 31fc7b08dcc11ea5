"""Blocks on the right side: the card of one instance, and the page of the block that is open."""
