"""Days at the window: training by key, mistakes and repairs, files that come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from studio.ui import theme, translations
from tests import drive
from tests.journeys.person import Person, pixels

LONG = 30_000


def _until(person: Person, qtbot, *states: str) -> None:
    qtbot.waitUntil(lambda: person.state in states, timeout=LONG)


def _train_briefly(person: Person, qtbot, epochs: str = "4") -> None:
    person.fill("settings", "epochs", epochs)
    person.press(Qt.Key.Key_F5)
    _until(person, qtbot, "finished")


# ---- training


def test_a_run_from_the_first_key_to_a_restart_with_another_network(person: Person, qtbot):
    """F5, the learning rate meanwhile, pause, step, go on, an edit, restart, stop."""
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 1, timeout=LONG)
    measured = person.project.measurements
    _slide_to(person, qtbot, 0.5)
    qtbot.waitUntil(lambda: measured.learning_rate > 0.3, timeout=LONG)
    assert not person.project.run_stale
    person.press(Qt.Key.Key_F5, drive.CTRL)
    _until(person, qtbot, "paused")
    before = measured.step
    person.press(Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: measured.step == before + 1, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.CTRL)
    qtbot.waitUntil(lambda: measured.step > before + 1, timeout=LONG)
    first = person.project.run
    person.click_node("relu1")
    person.press(Qt.Key.Key_M)
    strip = person.window.body.strip
    qtbot.waitUntil(strip.isVisible)
    person.click(strip.restart)
    qtbot.waitUntil(lambda: person.project.run is not first, timeout=LONG)
    assert not person.project.run_stale
    qtbot.waitUntil(lambda: not strip.isVisible())
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    _until(person, qtbot, "stopped")


def _slide_to(person: Person, qtbot, rate: float) -> None:
    """Keys on the slider of the learning rate until it is there."""
    person.window.body.show_training("optimizer")
    slider = person.window.body.training.rate.slider
    slider.setFocus()
    while slider.value() < rate:
        before = slider.value()
        person.press(Qt.Key.Key_PageUp)
        assert slider.value() > before


def test_what_was_learned_is_forgotten_when_asked_to(sit_down, qtbot):
    person = sit_down("xor-mlp")
    _train_briefly(person, qtbot)
    blank = pixels(person.panel("curves"))
    reset = person.window.actions_["run.reset"]
    qtbot.waitUntil(reset.isEnabled, timeout=LONG)
    reset.trigger()
    assert person.project.run is None
    assert person.state == "idle"
    qtbot.waitUntil(lambda: pixels(person.panel("curves")) != blank, timeout=LONG)


def test_a_broken_chain_is_repaired_by_its_badge_and_trains(person: Person, qtbot):
    person.click_node("flatten")
    person.press(Qt.Key.Key_Delete)
    assert person.project.findings.errors
    person.press(Qt.Key.Key_F5)
    assert person.project.run is None
    qtbot.waitUntil(lambda: bool(person.window.toast.text()))
    person.repair("fc1", "Flatten")
    assert person.project.findings.problems == ()
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 1, timeout=LONG)
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    _until(person, qtbot, "stopped")


def test_everything_done_by_hand_is_undone_and_redone_by_key(person: Person, qtbot):
    start = person.project.document
    person.click_node("relu2")
    person.press(Qt.Key.Key_Delete)
    person.double_click_layer("Dropout")
    person.press(Qt.Key.Key_D, drive.CTRL)
    person.canvas.setFocus()
    person.press(Qt.Key.Key_L, drive.CTRL)
    end = person.project.document
    done = 0
    while person.project.history.undo_label is not None:
        person.press(Qt.Key.Key_Z, drive.CTRL)
        done += 1
    assert person.project.document == start
    for _ in range(done):
        person.press(Qt.Key.Key_Z, drive.CTRL | drive.SHIFT)
    assert person.project.document == end
    assert done >= 3


# ---- files


def test_a_project_that_is_opened_again_shows_its_last_run(sit_down, qtbot, tmp_path):
    person = sit_down("xor-mlp")
    path = tmp_path / "mine.loom"
    _train_briefly(person, qtbot)
    person.canvas.setFocus()
    person.press(Qt.Key.Key_S, drive.CTRL)
    person.name_file(str(path))
    qtbot.waitUntil(path.exists)
    loss = person.project.measurements.series("train/loss")
    final = person.project.measurements.final
    values = _bars_of(person, qtbot, "fc1")
    person.leave()

    other = sit_down(None)
    other.window.files.open_path(path)
    again = other.project.measurements
    assert [list(part) for part in again.series("train/loss")] == [list(part) for part in loss]
    assert again.final == final
    assert again.state == "finished"
    assert other.project.run.folder == person.project.run.folder
    assert _bars_of(other, qtbot, "fc1") == values


def _bars_of(person: Person, qtbot, name: str) -> list[float]:
    """What the panel of feature maps shows of a node: not the initial weights, if trained."""
    person.window.selection.set([person.node(name).id])
    person.window.show_panel("feature_maps")
    bars = person.panel("feature_maps").bars
    qtbot.waitUntil(lambda: bars.to_array().size > 0 and not _pending(person), timeout=LONG)
    return bars.to_array().tolist()


def _pending(person: Person) -> bool:
    return bool(person.window.workspace.jobs.missing(person.project))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"format": "loom", "version": 99}']
)
def test_a_broken_file_dropped_on_the_window_is_one_sentence_and_changes_nothing(
    person: Person, qtbot, tmp_path, content
):
    broken = tmp_path / "broken.loom"
    broken.write_bytes(content)
    before = person.project, person.project.document
    assert person.drop_file(str(broken))
    assert (person.project, person.project.document) == before
    qtbot.waitUntil(lambda: bool(person.window.toast.text()))
    said = person.window.toast.text()
    assert said.endswith(".")
    assert len(said) < 250
    assert "Traceback" not in said
    assert "Error" not in said


# ---- how it looks


@pytest.mark.parametrize("name", theme.NAMES)
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720)])
def test_after_fit_no_node_chip_and_minimap_overlap(person: Person, qtbot, qapp, size, name):
    theme.apply(qapp, name)
    person.window.resize(*size)
    person.window.body.arrange()
    person.canvas.setFocus()
    QTest.qWait(0)
    person.press(Qt.Key.Key_Home)
    picture, canvas = person.canvas.picture, person.canvas
    shapes = [item.rect for item in picture.nodes.values()]
    shapes += [wire.chip for wire in picture.wires.values() if not wire.chip.isEmpty()]
    rects = [QRectF(canvas.mapFromScene(one).boundingRect()) for one in shapes]
    rects = [one.adjusted(2, 2, -2, -2) for one in rects]
    rects.append(QRectF(canvas.minimap.covered()).adjusted(2, 2, -2, -2))
    assert all(QRectF(canvas.viewport().rect()).contains(one) for one in rects)
    clashes = [(a, b) for i, a in enumerate(rects) for b in rects[i + 1 :] if a.intersects(b)]
    assert clashes == []


def test_theme_and_language_change_what_is_seen_while_training(sit_down, qtbot, qapp):
    person = sit_down("spirals")
    person.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: person.project.measurements.step >= 1, timeout=LONG)
    for part in (person.window.top, person.canvas, person.panel("curves")):
        theme.apply(qapp, "dark")
        dark = part.grab().toImage().pixelColor(2, 2).lightness()
        theme.apply(qapp, "light")
        assert part.grab().toImage().pixelColor(2, 2).lightness() > dark + 100
    person.click(person.window.status.language)
    assert translations.current() == "zh_CN"
    person.click(person.window.status.language)
    assert translations.current() == "en"
    assert person.window.workspace.jobs.running is person.project
    person.press(Qt.Key.Key_F5, drive.SHIFT)
    _until(person, qtbot, "stopped")
