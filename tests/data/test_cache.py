"""What is kept of a person's files: complete or not at all, and never more than it may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.data import cache
from studio.spec.problems import Refused


def _keep(key: str, size: int, used: float) -> None:
    with cache.making(key) as folder:
        (folder / "bytes").write_bytes(b"x" * size)
    os.utime(cache._root() / key, (used, used))


def _fail(error: Exception) -> None:
    with cache.making("a") as folder:
        (folder / "facts").write_text("1")
        raise error


def _names() -> set[str]:
    return {folder.name for folder in cache._root().iterdir()}


def test_what_was_made_is_found_under_its_key() -> None:
    assert cache.kept("a") is None
    with cache.making("a") as folder:
        (folder / "facts").write_text("1")
        assert cache.kept("a") is None
    found = cache.kept("a")
    assert found is not None
    assert (found / "facts").read_text() == "1"
    cache.forget("a")
    assert cache.kept("a") is None


def test_what_fails_half_way_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail(ZeroDivisionError())
    assert _names() == set()


def test_a_full_disk_is_a_sentence_and_leaves_nothing() -> None:
    with pytest.raises(Refused) as refused:
        _fail(OSError(28, "No space left on device"))
    assert refused.value.code == "data-disk"
    assert "No space left on device" in str(refused.value)
    assert _names() == set()


def test_the_longest_unused_goes_first_and_what_is_used_now_stays() -> None:
    for number, key in enumerate("abcd"):
        _keep(key, 100, 1000.0 + number)
    assert cache.kept("a") is not None
    cache.make_room(150, {"b"}, largest=400)
    assert _names() == {"a", "b", "d"}


def test_what_a_killed_process_left_goes_after_a_day() -> None:
    _keep("a", 10, 1000.0)
    for name in (".tmp-old-1", ".tmp-new-2"):
        (cache._root() / name).mkdir()
    os.utime(cache._root() / ".tmp-old-1", (1000.0, 1000.0))
    cache.make_room(0, set())
    assert _names() == {"a", ".tmp-new-2"}


def test_two_that_make_the_same_end_with_one(tmp_path: Path) -> None:
    with cache.making("a") as first, cache.making("a") as second:
        (first / "facts").write_text("1")
        (second / "facts").write_text("1")
    assert _names() == {"a"}


def test_other_facts_give_another_key() -> None:
    assert cache.key_of("a", 1) == cache.key_of("a", 1)
    assert len({cache.key_of("a", 1), cache.key_of("a", 2), cache.key_of("a1"), "x"}) == 4
    assert cache.key_of("\udcff")
