"""How well a few typed letters fit a name. Pure; not here: what is searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from studio.ui.pinyin import spelled

T = TypeVar("T")

IN_A_ROW = 8
AT_A_WORD = 10
AT_THE_START = 12
SKIPPED = 1
"""Points for a letter that follows the last one, begins a word, begins the text; lost by a gap."""


@dataclass(frozen=True)
class Match:
    """`score`: higher is better. `places`: indices of the letters that were found."""

    score: int
    places: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """How `typed` fits `text`: its letters in order, gaps allowed, case and spaces ignored.

    None when a letter is missing. Nothing typed fits everything with score 0.
    """
    letters = [letter for letter in typed.casefold() if not letter.isspace()]
    if not letters:
        return Match(0, ())
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower()
    starts = (at for at, letter in enumerate(low) if letter == letters[0])
    found = [one for at in starts if (one := _from(at, letters, low, text)) is not None]
    return max(found, key=lambda one: one.score, default=None)


def _from(at: int, letters: list[str], low: str, text: str) -> Match | None:
    """The match that begins at `at`; the next letter is beside it, or at a word, or nearest."""
    places = [at]
    for letter in letters[1:]:
        following = places[-1] + 1
        near = low.find(letter, following)
        if near < 0:
            return None
        if near != following:
            near = _at_a_word(letter, following, low, text) or near
        places.append(near)
    return Match(_score(places, text), tuple(places))


def _as_spoken(found: Match, text: str) -> bool:
    """Whether each letter follows the last one or begins a syllable, as people type pinyin.

    With gaps anywhere, the many vowels of the syllables would fit almost every English word.
    """
    pairs = zip(found.places, found.places[1:], strict=False)
    near = all(b == a + 1 or _begins_word(text, b) for a, b in pairs)
    return near and (not found.places or _begins_word(text, found.places[0]))


def _at_a_word(letter: str, start: int, low: str, text: str) -> int | None:
    places = (i for i in range(start, len(low)) if low[i] == letter and _begins_word(text, i))
    return next(places, None)


def _begins_word(text: str, at: int) -> bool:
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    return not before.isalnum() or (here.isupper() and not before.isupper()) or here.isdigit()


def _score(places: list[int], text: str) -> int:
    score = AT_THE_START if places[0] == 0 else 0
    for number, place in enumerate(places):
        if _begins_word(text, place):
            score += AT_A_WORD
        if number and place == places[number - 1] + 1:
            score += IN_A_ROW
        elif number:
            score -= SKIPPED * min(5, place - places[number - 1] - 1)
    return score - len(text) // 16


def _pinyin(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spelling for text in texts for spelling in spelled(text))


def ranked(typed: str, candidates: Iterable[tuple[T, tuple[str, ...]]]) -> list[tuple[T, Match]]:
    """The candidates that fit, best first, equal ones in their order.

    Each comes with its texts, the most telling one first; a match in a later text counts less and
    its places are not told. Chinese texts are found by their pinyin too.
    """
    found: list[tuple[T, Match]] = []
    for item, texts in candidates:
        best: Match | None = None
        spellings = _pinyin(texts) if typed.strip() else ()
        for number, text in enumerate((*texts, *spellings)):
            one = match(typed, text)
            if one is None or (number >= len(texts) and not _as_spoken(one, text)):
                continue
            one = one if number == 0 else Match(one.score - 15 * number, ())
            if best is None or one.score > best.score:
                best = one
        if best is not None:
            found.append((item, best))
    return sorted(found, key=lambda pair: -pair[1].score)
