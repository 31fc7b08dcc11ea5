"""Which encoding a text file has, judged by the characters that would come out. Reads no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

HEAD_OF_UTF8 = b"\xef\xbb\xbf"
MOST_BYTES = 10_000
"""So many of the first unusual bytes are judged."""
ENOUGH_HANGUL = 8
"""From so many different characters on, none of them outside the Korean ones is no chance."""
ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßšž"
MARKS = "°²³µ±£€§×–’“”«»"


def detected(head: bytes, unusual: Sequence[bytes]) -> str:
    """The Python name of an encoding.

    `head`: the beginning of the file; `unusual`: lines of it that are not plain ASCII.
    """
    marked = _marked(head)
    if marked is not None:
        return marked
    if not unusual or _share_that_decodes(unusual, "utf-8") >= 0.8:
        return "utf-8"
    scores = {name: _score(unusual, name, judge) for name, judge in JUDGES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.2 else "latin-1"


def _marked(head: bytes) -> str | None:
    """By the mark at the beginning, or by the zero bytes that UTF-16 is full of."""
    if head.startswith(HEAD_OF_UTF8):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    pairs = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.3 * pairs and head[0::2].count(0) < 0.05 * pairs:
        return "utf-16-le"
    if head[0::2].count(0) > 0.3 * pairs and head[1::2].count(0) < 0.05 * pairs:
        return "utf-16-be"
    return None


def _share_that_decodes(lines: Sequence[bytes], encoding: str) -> float:
    return sum(_decodes(line, encoding) for line in lines) / len(lines)


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


Judge = Callable[[bytes, str, str], float]
"""`(bytes of a character, the character, its neighbours)`: how usual it is, from 0 to 1."""


def _score(lines: Sequence[bytes], encoding: str, judge: Judge) -> float:
    """Mean usualness for each unusual byte, less for lines that do not decode."""
    text = "\n".join(line.decode(encoding, "replace") for line in lines)
    total, size, seen = 0.0, 0, set()
    for place, mark in enumerate(text):
        if mark < "\x80" or mark == "�":
            continue
        code = mark.encode(encoding)
        near = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        total += len(code) * judge(code, mark, near)
        size += len(code)
        seen.add(mark)
        if size > MOST_BYTES:
            break
    few = encoding == "cp949" and len(seen) < ENOUGH_HANGUL
    return total / max(size, 1) * _share_that_decodes(lines, encoding) * (0.9 if few else 1.0)


def _simplified(code: bytes, mark: str, near: str) -> float:
    """GB 2312: the common characters lie before 0xD8, the rarer ones behind; then come others."""
    if len(code) != 2 or code[1] < 0xA1:
        return 0.05
    if 0xB0 <= code[0] <= 0xD7:
        return 1.0
    return 0.5 if code[0] >= 0xD8 else 0.6 if code[0] in (0xA1, 0xA3) else 0.1


def _traditional(code: bytes, mark: str, near: str) -> float:
    """Big5: the common characters lie from 0xA4 to 0xC6."""
    if len(code) != 2:
        return 0.0
    return 1.0 if 0xA4 <= code[0] <= 0xC6 else 0.6 if code[0] == 0xA1 else 0.2


def _japanese(code: bytes, mark: str, near: str) -> float:
    """Shift-JIS: kana, then the common characters; Katakana of one byte are hardly used."""
    if len(code) != 2:
        return 0.05
    if code[0] in (0x82, 0x83):
        return 1.1
    return 0.9 if 0x88 <= code[0] <= 0x97 else 0.5 if code[0] == 0x81 else 0.2


def _korean(code: bytes, mark: str, near: str) -> float:
    """KS X 1001: Hangul lie from 0xB0 to 0xC8, which is half of the common GB 2312."""
    return 1.02 if len(code) == 2 and 0xB0 <= code[0] <= 0xC8 and code[1] >= 0xA1 else 0.0


def _western(code: bytes, mark: str, near: str) -> float:
    """Letters with accents between plain letters, and the signs of units."""
    plain = all(other < "\x80" or other.lower() in ACCENTED for other in near)
    if mark.lower() in ACCENTED:
        return 0.95 if plain and any(map(str.isalpha, near)) else 0.1
    if mark in MARKS and plain:
        return 1.05 if mark == "°" and near[-1:] in ("C", "F") else 0.7
    return 0.05


def _cyrillic(code: bytes, mark: str, near: str) -> float:
    return 0.85 if mark.isalpha() and any("а" <= other.lower() <= "я" for other in near) else 0.05


JUDGES: dict[str, Judge] = {
    "gb18030": _simplified,
    "cp950": _traditional,
    "cp932": _japanese,
    "cp949": _korean,
    "cp1252": _western,
    "cp1251": _cyrillic,
}
"""In the order in which they win when they are equally good."""
