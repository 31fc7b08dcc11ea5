"""Draw, paste and type something of one's own: the network answers at once, as predict.py does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from math import cos
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from studio.__main__ import main
from studio.engine.wishes import Trying
from studio.ui import translations
from studio.ui.own_data_dialog import OwnDataDialog
from tests import drive
from tests.journeys.person import Person
from tests.journeys.strokes import DIGITS, Stroke

LONG = 60_000


def _panel(person: Person, qtbot):
    person.window.show_panel("try")
    panel = person.panel("try")
    qtbot.waitUntil(lambda: panel._described is not None, timeout=LONG)
    return panel


def _draw(pad, strokes: list[Stroke]) -> None:
    area = pad.area()
    for stroke in strokes:
        points = [
            QPoint(round(area.left() + x * area.width()), round(area.top() + y * area.height()))
            for x, y in stroke
        ]
        drive.press(pad, points[0])
        for point in points[1:]:
            drive.move(pad, point)
        drive.release(pad, points[-1])


def _said(person: Person, panel, qtbot) -> np.ndarray:
    """The probabilities of what is on the pad now."""
    panel._question()

    def answered() -> bool:
        return person.project.pictures.get(Trying(panel._given)) is not None

    qtbot.waitUntil(answered, timeout=LONG)
    return person.project.pictures.get(Trying(panel._given)).outputs


def _train(person: Person, qtbot) -> None:
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step > 0, timeout=LONG)
    person.window.workspace.jobs.hurry()
    qtbot.waitUntil(lambda: person.state == "finished", timeout=LONG)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home folder with the digits network in it, after its own training."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAYERLOOM_HOME", str(folder))
        file = str(folder / "mine.loom")
        assert main(["new", "digits", file]) == 0
        assert main(["train", file]) == 0
    return folder


@pytest.fixture
def trained(home: Path, sit_down, tmp_path: Path, monkeypatch) -> Person:
    """A person before the trained network."""
    mine = shutil.copytree(home, tmp_path / "home")
    monkeypatch.setenv("LAYERLOOM_HOME", str(mine))
    person = sit_down(None)
    person.window.files.open_path(mine / "mine.loom")
    assert person.state == "finished"
    return person


def test_drawn_digits_are_recognised_and_predict_says_the_same(
    trained: Person, qtbot, tmp_path: Path
) -> None:
    """Five stroke sequences for each digit, by mouse."""
    panel = _panel(trained, qtbot)
    right = 0
    for digit, hands in DIGITS.items():
        for strokes in hands:
            panel.pad.clear()
            _draw(panel.pad, strokes)
            right += int(_said(trained, panel, qtbot).argmax() == digit)
    assert right >= 35, f"{right} of 50"
    expected = _said(trained, panel, qtbot)
    panel.save_seen(tmp_path / "drawn.png")
    answers: list[object] = []
    jobs = trained.window.workspace.jobs
    jobs.export(trained.project, "python", tmp_path / "model", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import predict;"
        "print(*predict.predict(predict.read(predict.Path(sys.argv[2])))[0].tolist())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "model"), str(tmp_path / "drawn.png")],
        capture_output=True,
        text=True,
        check=True,
    )
    np.testing.assert_allclose([float(v) for v in done.stdout.split()], expected, atol=1e-6)


def test_probabilities_move_while_a_stroke_is_drawn_and_while_training(
    person: Person, qtbot
) -> None:
    panel = _panel(person, qtbot)
    person.press(Qt.Key.Key_F5)
    area = panel.pad.area()
    start = area.center().toPoint()
    drive.press(panel.pad, start)
    seen: list[str] = []
    for step in range(1, 200):
        wide = area.width() * 0.4
        drive.move(
            panel.pad, start + QPoint(round(wide * cos(step / 15)), round(wide * step / 200))
        )
        qtbot.wait(10)
        if panel.says.text() not in seen:
            seen.append(panel.says.text())
    drive.release(panel.pad, start)
    assert len([text for text in seen if "%" in text]) >= 3
    before = panel._answer
    qtbot.waitUntil(lambda: panel._answer is not before, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    qtbot.waitUntil(lambda: person.state == "stopped", timeout=LONG)


def test_eraser_undo_and_clear(person: Person, qtbot) -> None:
    panel = _panel(person, qtbot)
    pad = panel.pad
    _draw(pad, [[(0.2, 0.2 + 0.6 * i / 20) for i in range(21)]])
    _draw(pad, [[(0.8, 0.2 + 0.6 * i / 20) for i in range(21)]])
    assert len(pad.sheet.strokes) == 2
    document = person.project.document
    person.click(panel._eraser)
    _draw(pad, [[(0.1, 0.5), (0.2, 0.5), (0.3, 0.5)]])
    assert len(pad.sheet.strokes) == 3, "the first stroke fell apart in two"
    pad.setFocus()
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert len(pad.sheet.strokes) == 2
    person.press(Qt.Key.Key_Delete)
    assert pad.empty
    person.press(Qt.Key.Key_Z, drive.CTRL)
    assert len(pad.sheet.strokes) == 2
    assert person.project.document == document, "the network has its own undo"


def test_another_language_leaves_the_drawing_and_says_all_of_it_anew(
    person: Person, qtbot, qapp
) -> None:
    panel = _panel(person, qtbot)
    _draw(panel.pad, DIGITS[4][0])
    _said(person, panel, qtbot)
    strokes = panel.pad.sheet.strokes
    person.click(person.window.status.language)
    try:
        qtbot.waitUntil(lambda: panel.answer.bars.accessibleName() == "数值")
        assert panel.pad.sheet.strokes == strokes
        qtbot.waitUntil(lambda: "%" in panel.says.text())
    finally:
        translations.apply(qapp, "en")


def test_a_sample_on_the_pad_gets_the_answer_of_the_sample(trained: Person, qtbot) -> None:
    panel = _panel(trained, qtbot)
    person = trained
    person.click(panel._next)
    said = _said(person, panel, qtbot)
    values = panel._described.shown[0]
    np.testing.assert_allclose(panel._given.values, values, atol=0.5 / 255 + 1e-6)
    assert said.max() > 0.9


@pytest.mark.parametrize("paper", [255, 0])
def test_a_pasted_drawing_on_white_or_black_paper_is_read(
    trained: Person, qtbot, paper: int
) -> None:
    """A 3 in a corner of a larger sheet."""
    panel = _panel(trained, qtbot)
    from studio.data.arrays.drawing import rendered

    ink = rendered(DIGITS[3][0], 0.1, 120)
    sheet = np.full((300, 400), paper, np.float32)
    sheet[20:140, 30:150] += (255 - 2 * paper) * ink
    pixels = np.ascontiguousarray(np.clip(sheet, 0, 255).astype(np.uint8))
    image = QImage(pixels.tobytes(), 400, 300, 400, QImage.Format.Format_Grayscale8).copy()
    QGuiApplication.clipboard().setImage(image)
    panel.pad.setFocus()
    trained.press(Qt.Key.Key_V, drive.CTRL)
    assert int(_said(trained, panel, qtbot).argmax()) == 3


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_broken_picture_is_one_sentence(
    person: Person, qtbot, tmp_path: Path, content: bytes
) -> None:
    panel = _panel(person, qtbot)
    broken = tmp_path / "broken.png"
    broken.write_bytes(content)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(broken))])
    drive.drop(panel, data, QPoint(30, 30))
    qtbot.waitUntil(lambda: "broken.png" in person.window.toast.text())
    assert panel.pad.empty


def test_a_photograph_on_data_with_colours(sit_down, qtbot, tmp_path: Path) -> None:
    person = sit_down("pytorch-cifar")
    panel = _panel(person, qtbot)
    pixels = np.zeros((90, 160, 3), np.uint8)
    pixels[..., 0] = 250
    Image.fromarray(pixels).convert("CMYK").save(tmp_path / "red.jpg")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "red.jpg"))])
    drive.drop(panel, data, QPoint(30, 30))
    said = _said(person, panel, qtbot)
    assert said.shape == (10,)
    values = panel._given.values
    assert values.shape == (3, 32, 32)
    assert values[0].mean() > 0.8
    assert values[1:].mean() < 0.2


def test_a_row_of_numbers_moves_the_answer(sit_down, qtbot) -> None:
    person = sit_down("iris")
    _train(person, qtbot)
    panel = _panel(person, qtbot)
    before = _said(person, panel, qtbot)
    slider = panel.row.sliders[2]
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_PageDown)
    after = _said(person, panel, qtbot)
    assert not np.allclose(before, after)
    QGuiApplication.clipboard().setText("5.1\t3.5\t1.4\t0.2")
    person.click(panel._paste)
    assert int(_said(person, panel, qtbot).argmax()) == 0, "the first flower of Iris is a setosa"
    person.click(person.window.status.language)
    person.click(person.window.status.language)
    assert panel.row.lines[2].text() == "1.4", "another language changes no number"
    line = panel.row.lines[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "much")
    assert panel.row.values() is None
    assert "sepal length" in panel.row.problem.text()
    assert panel.row.lines[1].text() == "3.5", "nothing else is lost"
    QGuiApplication.clipboard().setText("a b c")
    person.click(panel._paste)
    qtbot.waitUntil(lambda: "4" in person.window.toast.text())


def test_a_category_is_chosen_and_moves_the_answer(sit_down, qtbot, tmp_path: Path) -> None:
    """A table of one's own with a column of words: fields for its numbers, a choice for it."""
    random = np.random.default_rng(0)
    lines = ["size,colour,ripe"]
    for _ in range(120):
        colour = random.choice(["green", "red", "yellow"])
        lines.append(f"{random.normal():.3f},{colour},{'yes' if colour == 'red' else 'no'}")
    table = tmp_path / "fruit.csv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    person = sit_down("iris")
    assert person.drop_file(str(table))
    (dialog,) = person.window.findChildren(OwnDataDialog)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=LONG)
    person.click(dialog.use)
    with qtbot.waitActive(person.window):
        person.window.activateWindow()
    _train(person, qtbot)
    panel = _panel(person, qtbot)
    (box,) = panel.row.boxes
    assert [box.itemText(n) for n in range(box.count())] == ["green", "red", "yellow"]
    assert len(panel.row.lines) == 1
    ripe = []
    box.setFocus()
    for colour, key in (("green", Qt.Key.Key_Home), ("red", Qt.Key.Key_Down)):
        person.press(key)
        assert box.currentText() == colour
        ripe.append(_said(person, panel, qtbot)[1])
        assert panel._given.values.tolist()[1:] == [
            float(colour == c) for c in ("green", "red", "yellow")
        ]
    assert ripe[1] > ripe[0] + 0.3
    QGuiApplication.clipboard().setText("0.25\tyellow")
    person.click(panel._paste)
    assert box.currentText() == "yellow"
    assert panel.row.lines[0].text() == "0.25"
    QGuiApplication.clipboard().setText("0.5\tblue")
    person.click(panel._paste)
    qtbot.waitUntil(lambda: "blue" in person.window.toast.text())
    assert box.currentText() == "yellow", "nothing is lost"
