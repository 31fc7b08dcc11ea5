"""Training from the window: one key, live numbers, another network, pause, stop, close, export."""

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from studio.graph import edits, recipe_edits
from studio.spec.messages import translate
from studio.ui.dialogs import Question
from tests import drive

LABEL = translate("Test", "Change")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def trained(window, qtbot):
    """A window on a tiny project whose runs take a moment only."""
    window.files.new_from("xor-mlp")
    project = window.workspace.current
    project.edit(recipe_edits.set_recipe_param, "settings", "epochs", 100_000, label=LABEL)
    window.workspace.settings["hurried"] = [project.document.id]
    return window


def _state(window):
    return window.workspace.current.measurements.state


def _until(window, qtbot, *states):
    qtbot.waitUntil(lambda: _state(window) in states, timeout=30_000)


def _few_epochs(window, count=3):
    project = window.workspace.current
    project.edit(recipe_edits.set_recipe_param, "settings", "epochs", count, label=LABEL)


def _key(window, key, held=Qt.KeyboardModifier.NoModifier):
    window.body.canvas.setFocus()
    QTest.keyClick(window.body.canvas, key, held)


def test_one_key_trains_to_the_end_and_the_bar_tells_about_it(trained, qtbot):
    _few_epochs(trained)
    qtbot.waitUntil(trained.top.train.isEnabled)
    _key(trained, Qt.Key.Key_F5)
    assert _state(trained) in ("loading", "running")
    qtbot.waitUntil(lambda: not trained.top.train.isEnabled())
    _until(trained, qtbot, "finished")
    qtbot.waitUntil(lambda: trained.top.progress.text().startswith("3 epochs done"))
    assert trained.top.bar.value() == 1000
    assert "accuracy" in trained.top.progress.text()
    qtbot.waitUntil(lambda: "3 epochs done" in trained.toast.text())
    assert len(trained.workspace.current.measurements.series("train/loss")[0]) > 0


def test_weights_that_could_not_be_written_are_told_at_the_end(trained, qtbot, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("studio.engine.run_folder.write_checkpoint", full)
    told = []
    trained.news.told.connect(lambda text, kind: told.append((text, kind)))
    _few_epochs(trained)
    _key(trained, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert [kind for _, kind in told] == ["problem", "problem"]
    assert "No space left on device" in told[0][0]
    assert "export the model now" in told[1][0]


def test_pause_step_and_stop_act_at_once(trained, qtbot):
    _key(trained, Qt.Key.Key_Return, CTRL)
    _until(trained, qtbot, "running")
    qtbot.waitUntil(trained.top.pause.isEnabled)
    QTest.mouseClick(trained.top.pause, Qt.MouseButton.LeftButton)
    _until(trained, qtbot, "paused")
    qtbot.waitUntil(lambda: "paused at step" in trained.top.progress.text())
    measured = trained.workspace.current.measurements
    before = measured.step
    _key(trained, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: measured.step == before + 1, timeout=5000)
    QTest.mouseClick(trained.top.pause, Qt.MouseButton.LeftButton)
    _until(trained, qtbot, "running")
    _key(trained, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    _until(trained, qtbot, "stopped")


def test_a_changed_network_is_said_in_a_strip_that_restarts(trained, qtbot):
    drive.choose(trained.actions_["run.train"])
    _until(trained, qtbot, "running")
    strip = trained.body.strip
    assert not strip.isVisible()
    project = trained.workspace.current
    first = project.run
    layer = next(n for n in project.document.network().nodes.values() if n.type == "Linear")
    project.edit(edits.set_param, layer.id, "out_features", 5, label=LABEL)
    qtbot.waitUntil(strip.isVisible)
    project.undo()
    qtbot.waitUntil(lambda: not strip.isVisible())
    project.redo()
    qtbot.waitUntil(strip.isVisible)
    QTest.mouseClick(strip.restart, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: project.run is not first, timeout=10_000)
    _until(trained, qtbot, "running")
    assert not strip.isVisible()
    drive.choose(trained.actions_["run.stop"])
    _until(trained, qtbot, "stopped")


def test_going_on_puts_the_strip_away(trained, qtbot):
    drive.choose(trained.actions_["run.train"])
    _until(trained, qtbot, "running")
    project = trained.workspace.current
    layer = next(n for n in project.document.network().nodes.values() if n.type == "Linear")
    project.edit(edits.set_param, layer.id, "out_features", 5, label=LABEL)
    qtbot.waitUntil(trained.body.strip.isVisible)
    QTest.mouseClick(trained.body.strip.go_on, Qt.MouseButton.LeftButton)
    assert not trained.body.strip.isVisible()
    project.edit(edits.set_param, layer.id, "out_features", 6, label=LABEL)
    qtbot.wait(20)
    assert not trained.body.strip.isVisible()


def test_the_learning_rate_works_during_the_run(trained, qtbot):
    drive.choose(trained.actions_["run.train"])
    _until(trained, qtbot, "running")
    measured = trained.workspace.current.measurements
    trained.body.show_training("optimizer")
    slider = trained.body.training.rate.slider
    slider.valueChanged.emit(0.123)
    slider.committed.emit(0.123)
    factor = 1.0
    qtbot.waitUntil(lambda: abs(measured.learning_rate - 0.123 * factor) < 0.01, timeout=5000)
    assert not trained.workspace.current.run_stale
    trained.workspace.current.undo()
    qtbot.waitUntil(lambda: abs(measured.learning_rate - 0.123) > 0.01, timeout=5000)


def test_closing_while_training_asks_and_stops_cleanly(trained, qtbot):
    trained.workspace.current._saved = trained.workspace.current.document
    drive.choose(trained.actions_["run.train"])
    _until(trained, qtbot, "running")
    assert not trained.close()
    box = next(box for box in trained.findChildren(Question) if box.isVisible())
    QTest.mouseClick(box.escapeButton(), Qt.MouseButton.LeftButton)
    assert trained.isVisible()
    assert _state(trained) == "running"
    trained.close()
    box = next(box for box in trained.findChildren(Question) if box.isVisible())
    QTest.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not trained.isVisible())


def test_continue_adds_epochs_and_reset_forgets(trained, qtbot):
    _few_epochs(trained, 2)
    drive.choose(trained.actions_["run.train"])
    _until(trained, qtbot, "finished")
    measured = trained.workspace.current.measurements
    qtbot.waitUntil(trained.actions_["run.go_on"].isEnabled)
    drive.choose(trained.actions_["run.go_on"])
    qtbot.waitUntil(lambda: _state(trained) == "finished" and measured.epochs == 4, timeout=20_000)
    qtbot.waitUntil(trained.actions_["run.reset"].isEnabled)
    drive.choose(trained.actions_["run.reset"])
    assert trained.workspace.current.run is None
    qtbot.waitUntil(lambda: trained.top.progress.text() == "not trained yet")
    seed = trained.workspace.current.seed
    drive.choose(trained.actions_["run.reset_new_seed"])
    assert trained.workspace.current.seed != seed


def test_a_network_with_problems_is_not_trained_and_says_why(trained, qtbot):
    project = trained.workspace.current
    layer = next(n for n in project.document.network().nodes.values() if n.type == "Linear")
    project.edit(edits.set_param, layer.id, "out_features", "x", label=LABEL)
    drive.choose(trained.actions_["run.train"])
    assert project.run is None
    qtbot.waitUntil(lambda: "“x”" in trained.toast.text())


def test_an_export_says_what_was_verified(trained, qtbot, tmp_path):
    trained.exports.fill()
    python = next(a for a in trained.exports.formats() if a.data()[0] == "python")
    python.trigger()
    dialog = trained.findChild(QFileDialog)
    target = tmp_path / "model.py"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: target.exists() and bool(trained.toast.text()), timeout=20_000)


def test_the_canvas_is_saved_as_a_picture(window, qtbot, tmp_path):
    for name in ("png", "svg"):
        window.exports.write(name, tmp_path / f"net.{name}")
        assert (tmp_path / f"net.{name}").stat().st_size > 1000
    window.exports.write("png", tmp_path / "nowhere" / "net.png")
    qtbot.waitUntil(lambda: "was not written" in window.toast.text())
