"""Talking to the person at the terminal."""

from __future__ import annotations


class Stop(Exception):
    """Ends the program with a sentence for the person, without a traceback."""


def say(text: str) -> None:
    print(text, flush=True)
