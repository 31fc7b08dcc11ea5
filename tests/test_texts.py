"""Texts for translation: all are collected, files are up to date, translations keep the gaps."""

import ast
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pytest

from tooling import texts

SIGNS = "–²³·₁₂ᵢⱼ−√Σ⌊⌋⌈⌉Φβγδεατ×⚙"
"""Outside GB 2312, in every font that has mathematics."""

GAP = re.compile(r"\{\w*(?:[:!][^}]*)?\}|%n|%\d|\[\*\]")


def _entries(path):
    """(context, source, translation or None where it is unfinished) of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found = message.find("translation")
            done = None if found.get("type") == "unfinished" else "".join(found.itertext())
            yield context.find("name").text, message.find("source").text, done


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The folder of translations as it would be after `dev.py i18n` now."""
    folder = tmp_path_factory.mktemp("i18n")
    for name in (texts.CHINESE, texts.ENGLISH):
        if (texts.FOLDER / name).exists():
            shutil.copy(texts.FOLDER / name, folder)
    texts.update(folder)
    return folder


def test_messages_and_declarations_are_collected(fresh):
    collected = {(context, text) for context, text, _ in _entries(fresh / texts.CHINESE)}
    assert set(texts.message_texts()) <= collected
    assert set(texts.declared_texts()) <= collected
    assert ("Commands", "--size is written like 1600x1000.") in collected


@pytest.mark.parametrize("name", [texts.CHINESE, texts.ENGLISH])
def test_the_files_are_up_to_date(fresh, name):
    kept = (texts.FOLDER / name).read_text(encoding="utf-8")
    assert kept == (fresh / name).read_text(encoding="utf-8"), "run: python3 dev.py i18n"


def test_chinese_is_complete():
    unfinished = [
        (context, source)
        for context, source, done in _entries(texts.FOLDER / texts.CHINESE)
        if not done
    ]
    assert unfinished == []


def test_every_character_is_one_that_every_chinese_font_has():
    """GB 2312 and the signs of our formulas: no rare character that becomes an empty box."""
    written = "".join(done or "" for _, _, done in _entries(texts.FOLDER / texts.CHINESE))
    rare = {letter for letter in written if not _common(letter)}
    assert rare == set()


def _common(letter):
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return letter in SIGNS or letter.isascii()
    return True


def test_translations_keep_every_gap_of_the_sentence():
    wrong = [
        (source, translation)
        for _, source, translation in _entries(texts.FOLDER / texts.CHINESE)
        if translation and Counter(GAP.findall(source)) != Counter(GAP.findall(translation))
    ]
    assert not wrong


def test_a_text_with_quotes_and_line_breaks_survives_collection():
    entry = ("Shop", "He said \"{x}\"\n\\ and 'left'")
    (call,) = (
        node for node in ast.walk(ast.parse(texts.as_source([entry]))) if isinstance(node, ast.Call)
    )
    assert tuple(ast.literal_eval(argument) for argument in call.args) == entry
