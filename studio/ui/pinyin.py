"""How Chinese text is typed on a Latin keyboard: initials and syllables. Not here: searching."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from threading import Thread

CHINESE = re.compile(r"[\u3400-\u9fff]")


@cache
def spelled(text: str) -> tuple[str, ...]:
    """The initials and the syllables of a text: 卷积 is found by "jj" and by "juan ji".

    Nothing for a text without Chinese characters.
    """
    if not CHINESE.search(text):
        return ()
    from pypinyin import Style, lazy_pinyin

    initials = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    return initials, " ".join(lazy_pinyin(text))


@cache
def begin_loading() -> None:
    """Let the table of readings load (0.3 s) beside torch, before a person first searches."""
    Thread(target=import_module, args=("pypinyin",), daemon=True).start()
