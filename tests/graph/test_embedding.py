"""A project in a picture: the same text back, the picture unharmed, and nothing hostile let in."""

from __future__ import annotations

import base64
import io
import zlib

import pytest
from PIL import Image

from studio import catalogue
from studio.graph.embedding import document_text, text_in, with_text
from studio.graph.storage import dumps, loads
from studio.graph.strict import MOST_BYTES
from studio.project import Project
from studio.spec.problems import Refused
from tests.documents import lenet
from tests.texts import stages

catalogue.fill()
SVG = b'<?xml version="1.0"?>\n<svg width="4" height="4" xmlns="http://www.w3.org/2000/svg"></svg>'


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (7, 5), (10, 200, 30)).save(buffer, "png")
    return buffer.getvalue()


PICTURES = {".png": _png(), ".svg": SVG}


@pytest.mark.parametrize("suffix", PICTURES)
def test_the_project_comes_back_and_opens_as_a_new_one(suffix, tmp_path):
    document = stages()
    path = tmp_path / f"网络{suffix}"
    path.write_bytes(with_text(PICTURES[suffix], dumps(document)))
    assert loads(document_text(path)) == document
    project = Project.open(path)
    assert project.path is None
    assert project.title == "网络"
    assert project.document.definitions == document.definitions


def test_the_picture_is_still_the_picture():
    with_project = with_text(_png(), dumps(lenet()))
    image = Image.open(io.BytesIO(with_project))
    image.load()
    assert image.size == (7, 5)
    assert image.getpixel((3, 3)) == (10, 200, 30)


@pytest.mark.parametrize("suffix", PICTURES)
def test_a_picture_without_a_project_says_so(suffix, tmp_path):
    path = tmp_path / f"plain{suffix}"
    path.write_bytes(PICTURES[suffix])
    assert text_in(PICTURES[suffix]) is None
    with pytest.raises(Refused) as refused:
        document_text(path)
    assert refused.value.code == "picture-empty"


def test_what_is_cut_off_or_no_text_is_damaged():
    whole = with_text(_png(), dumps(lenet()))
    cut = whole[: whole.index(b"layerloom") + 40]
    svg = SVG.replace(b"></svg>", b'><metadata id="layerloom">AAAA</metadata></svg>')
    for picture in (cut, svg):
        with pytest.raises(Refused) as refused:
            text_in(picture)
        assert refused.value.code == "picture-broken"


def test_a_small_chunk_that_unpacks_to_any_size_is_refused():
    bomb = base64.b64encode(zlib.compress(b" " * (MOST_BYTES + 10)))
    svg = SVG.replace(b"></svg>", b'><metadata id="layerloom">' + bomb + b"</metadata></svg>")
    with pytest.raises(Refused) as refused:
        text_in(svg)
    assert refused.value.code == "picture-broken"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused) as refused:
        document_text(tmp_path / "gone.png")
    assert refused.value.code == "file-missing"
    assert "gone.png" in str(refused.value.text)
