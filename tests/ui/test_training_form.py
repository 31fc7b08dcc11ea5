"""The training form: each choice is one edit, the rate slides, what is wrong stands there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QSlider

from studio.ui.training_form import TrainingForm


@pytest.fixture
def form(context, styled, qtbot):
    made = TrainingForm(context)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    return made


def _recipe(context):
    return context.project.document.recipe.steps[0]


def _choose(section, type_name):
    """With the keyboard, as a person does."""
    box = section.choice
    box.setFocus()
    box.setCurrentIndex(box.findData(type_name))
    box.activated.emit(box.currentIndex())


def test_the_recipe_of_the_project_is_shown(form, context):
    assert form.section("data").choice.currentText() == "Digits"
    assert form.section("loss").choice.currentText() == "Cross-entropy"
    assert form.section("optimizer").choice.currentData() == _recipe(context).optimizer.type
    epochs = form.section("settings").form.row("epochs").editor.line.text()
    assert epochs == str(context.project.document.recipe.settings.get("epochs", 10))


def test_another_data_set_is_one_edit_and_what_no_longer_fits_is_a_problem(form, context, qtbot):
    before = context.project.document
    _choose(form.section("data"), "Iris")
    assert context.project.document.data.type == "Iris"
    codes = {problem.code for problem in context.project.findings.problems}
    assert "input-shape" in codes
    context.project.undo()
    assert context.project.document == before


def test_a_loss_that_does_not_fit_says_so_and_offers_the_right_one(form, context, qtbot):
    _choose(form.section("loss"), "MSELoss")
    box = form.section("loss").problems
    qtbot.waitUntil(box.isVisible)
    assert "10 classes" in box.findChild(QLabel).text()
    button = box.findChild(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _recipe(context).loss.type == "CrossEntropyLoss"


def test_another_optimizer_keeps_what_both_know_and_shows_its_own_fields(form, context, qtbot):
    rate = _recipe(context).optimizer.params.get("lr")
    _choose(form.section("optimizer"), "AdamW")
    assert _recipe(context).optimizer.params.get("lr") == rate
    qtbot.waitUntil(lambda: form.section("optimizer").form.row("momentum") is None)
    assert form.section("optimizer").form.row("weight_decay") is not None


def test_sliding_the_learning_rate_is_one_edit_for_the_gesture(form, context, qtbot):
    before = context.project.document
    slider = form.rate.slider.findChild(QSlider)
    slider.setFocus()
    slider.setSliderDown(True)
    for place in range(slider.value(), slider.value() + 60, 20):
        slider.setValue(place)
        qtbot.wait(1)
    slider.setSliderDown(False)
    after = _recipe(context).optimizer.params["lr"]
    assert after > before.recipe.steps[0].optimizer.params["lr"]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert _recipe(context).optimizer.params["lr"] > after
    context.project.undo()
    assert _recipe(context).optimizer.params["lr"] == after
    context.project.undo()
    assert context.project.document == before


def test_undo_moves_the_slider_back(form, context, qtbot):
    old = form.rate.slider.value()
    form.rate.slider.valueChanged.emit(0.5)
    qtbot.waitUntil(lambda: form.rate.slider.value() == 0.5)
    context.project.undo()
    qtbot.waitUntil(lambda: form.rate.slider.value() == old)


def test_a_wrong_number_of_epochs_stands_in_its_field_with_a_sentence(form, context, qtbot):
    row = form.section("settings").form.row("epochs")
    row.editor.line.setFocus()
    row.editor.line.selectAll()
    QTest.keyClicks(row.editor.line, "0")
    QTest.keyClick(row.editor.line, Qt.Key.Key_Return)
    qtbot.waitUntil(row.problems.isVisible)
    assert context.project.document.recipe.settings["epochs"] == 0
    assert "from 1 to" in row.problems.findChild(QLabel).text()


def test_the_fields_of_the_data_set_are_folded_and_can_be_opened(form, qtbot):
    section = form.section("data")
    assert not section.form.isVisible()
    QTest.mouseClick(section.folder, Qt.MouseButton.LeftButton)
    assert section.form.row("size").isVisible()


def test_a_problem_in_a_folded_section_opens_it(form, context, qtbot):
    from studio.graph.recipe_edits import set_recipe_param
    from studio.spec.messages import translate

    label = translate("Test", "size")
    context.project.edit(set_recipe_param, "data", "size", "x", label=label)
    qtbot.waitUntil(form.section("data").form.isVisible)


def test_a_chip_of_the_bar_leads_to_its_field(form, qtbot):
    form.show_section("settings", "device")
    editor = form.section("settings").form.row("device").editor
    qtbot.waitUntil(editor.inner.hasFocus)


@pytest.mark.parametrize(
    ("type_name", "unit", "ends_lower"), [("Constant", "epoch", False), ("Cosine", "step", True)]
)
def test_the_preview_shows_the_schedule_of_the_whole_run(
    context, type_name, unit, ends_lower, styled
):
    from dataclasses import replace

    from studio.graph.binding import bind_data, bind_recipe
    from studio.graph.model import Entry
    from studio.ui.schedule_rates import rates_of, steps_per_epoch

    document = context.project.document
    step = replace(document.recipe.steps[0], schedule=Entry(type_name, {"unit": unit}))
    document = replace(document, recipe=replace(document.recipe, steps=(step,)))
    recipe, _ = bind_recipe(document)
    data, _ = bind_data(document)
    per_epoch = steps_per_epoch(recipe, data, context.project.measurements)
    steps, rates = rates_of(recipe, per_epoch)
    assert steps[0] == 0
    assert steps[-1] == recipe.settings.epochs * per_epoch - 1
    assert rates[0] == recipe.steps[0].optimizer.lr
    assert (rates[-1] < 0.01 * rates[0]) == ends_lower
