"""How Chinese text is typed on a Latin keyboard: initials and syllables. Not here: searching."""

from __future__ import annotations

import re
from functools import cache

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
