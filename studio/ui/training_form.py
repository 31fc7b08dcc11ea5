"""The right side's *Training*: the whole recipe and the data set. Each change is one edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.graph import recipe_edits, variable_edits
from studio.graph.binding import bind_recipe, top_names
from studio.graph.recipe_edits import Part
from studio.spec.data import DATA_SETS, DataSet
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.problems import Problem, Repair
from studio.spec.recipe import LOSSES, OPTIMIZERS, SCHEDULES
from studio.ui import translations
from studio.ui.form import ProblemBox, scrolled
from studio.ui.inspector import MARGIN
from studio.ui.labels import label
from studio.ui.live import CALM_MS, Context, LiveWidget
from studio.ui.recipe_section import RateRow, Section, SettingsSection
from studio.ui.schedule_rates import rates_of, steps_per_epoch

DATA, LOSS, OPTIMIZER, SCHEDULE, SETTINGS = "data", "loss", "optimizer", "schedule", "settings"


class TrainingForm(LiveWidget):
    """Sections for data set, loss, optimizer, schedule and run."""

    name = "training"
    news_ms = CALM_MS
    after_ms = 80

    own_data_asked = Signal(str)
    """The type of data set that was chosen, which is made from files of the person's own."""

    look_again_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[str, Section] = {
            DATA: Section(DATA, DATA_SETS, folded=True),
            LOSS: Section(LOSS, LOSSES),
            OPTIMIZER: Section(OPTIMIZER, OPTIMIZERS, hidden=frozenset({"lr"})),
            SCHEDULE: Section(SCHEDULE, SCHEDULES),
            SETTINGS: SettingsSection(),
        }
        self._facts = label(kind="small", wrap=True)
        self._again = QPushButton()
        self._again.clicked.connect(self.look_again_asked)
        self._rate = RateRow()
        self._problems = ProblemBox()
        self._preview: Any = None
        self._shown: tuple[object, ...] = ()
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_preview)
        self._assemble()
        self._connect()
        self.retranslate()

    def _assemble(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 12, MARGIN, MARGIN)
        column.setSpacing(14)
        column.addWidget(self._problems)
        for section in self._sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._sections[DATA].put_under_choice(self._again)
        self._sections[DATA].put_under_choice(self._facts)
        self._sections[OPTIMIZER].put_under_choice(self._rate)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inner)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        for section in self._sections.values():
            section.chosen.connect(self._on_chosen)
            section.edited.connect(self._on_edited)
            section.reset.connect(self._on_reset)
            section.finished.connect(self._on_finished)
            section.repaired.connect(self._on_repaired)
            section.variable_asked.connect(self._on_variable)
        self._rate.moved.connect(self._on_rate)
        self._rate.finished.connect(self._on_finished)
        self._problems.repaired.connect(self._on_repaired)

    def show_section(self, name: str, field: str = "") -> None:
        """Scroll to a section, open it and put the keyboard there (or into one of its fields)."""
        section = self._sections[name]
        section.set_folded(False)
        section.focus(field)
        self._area.ensureWidgetVisible(section)

    def section(self, name: str) -> Section:
        return self._sections[name]

    @property
    def rate(self) -> RateRow:
        return self._rate

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training"))
        self._sections[DATA].set_title(self.tr("Data set"))
        self._sections[LOSS].set_title(self.tr("Loss"))
        self._sections[OPTIMIZER].set_title(self.tr("Optimizer"))
        self._sections[SCHEDULE].set_title(self.tr("Schedule"))
        self._sections[SETTINGS].set_title(self.tr("Run"))
        for section in self._sections.values():
            section.retranslate()
        self._again.setText(self.tr("Look at the files again…"))
        self._rate.retranslate()
        self._problems.retranslate()
        self._shown = ()

    def refresh(self) -> None:
        project = self.context.project
        shown = (project, project.document, project.findings)
        if self._shown and all(one is other for one, other in zip(shown, self._shown, strict=True)):
            self._mark_now()
            return
        self._shown = shown
        self._show_recipe()

    def _show_recipe(self) -> None:
        project = self.context.project
        document = project.document
        names = top_names(document)
        problems = [project.advised(p) for p in project.findings.problems if not p.address]
        for part, section in self._sections.items():
            own = [p for p in problems if (p.field or "").partition(".")[0] == part]
            section.show_part(_entry(document, part), own, names)
        self._rate.show_rate(document.recipe.steps[0].optimizer, problems, names)
        elsewhere = [p for p in problems if (p.field or "").partition(".")[0] not in self._sections]
        self._problems.show_problems(tuple(elsewhere))
        self._show_facts()
        self._drawing.start()

    def _show_facts(self) -> None:
        data = self.context.project.data_set()
        self._facts.setText("" if data is None else self._described(data))
        self._facts.setVisible(data is not None)
        declaration = DATA_SETS.get(self.context.project.document.data.type)
        self._again.setVisible(declaration is not None and declaration.own)

    def _described(self, data: DataSet) -> str:
        target = data.target()
        samples = data.samples()
        parts = [] if samples is None else [self.tr("{0} samples").format(f"{samples:,}")]
        parts.append(self.tr("input {0}").format(str(data.input_shape())))
        if target.pictured and target.classes is not None:
            text = self.tr("{0} classes for each of {1} pixels")
            parts.append(text.format(len(target.classes), str(target.shape)))
        elif target.classes is None:
            parts.append(self.tr("target {0}").format(str(target.shape)))
        else:
            parts.append(self.tr("%n class(es)", "", len(target.classes)))
        return f"{translations.declared(data.summary())}\n{' · '.join(parts)}"

    def _draw_preview(self) -> None:
        if not self.seen:
            return
        from studio.ui.plots.schedule_preview import SchedulePreview

        if self._preview is None:
            self._preview = SchedulePreview()
            self._preview.setFixedHeight(58)
            self._sections[SCHEDULE].put_at_end(self._preview)
        project = self.context.project
        recipe, _ = bind_recipe(project.document)
        data = project.data_set()
        steps, rates = rates_of(recipe, steps_per_epoch(recipe, data, project.measurements))
        self._preview.set_rates(steps, rates)
        self._mark_now()

    def _mark_now(self) -> None:
        """How far the run is, on the preview."""
        project = self.context.project
        running = self.context.workspace.jobs.running is project
        if self._preview is not None:
            self._preview.set_now(project.measurements.step if running else None)

    # ---- what a person does

    def _edit(self, function: Callable[..., Any], *arguments: Any, **rest: Any) -> None:
        self.context.bridge.attempt(self.context.project.edit, function, *arguments, **rest)

    def _on_chosen(self, part: Part, type_name: str) -> None:
        if part == DATA and DATA_SETS[type_name].own:
            self._shown = ()
            self.mark()
            self.own_data_asked.emit(type_name)
            return
        label_text = translate("Training", "Choose {type}", type=type_name)
        self._edit(recipe_edits.choose, part, type_name, label=label_text)

    def _on_edited(self, part: Part, field: str, raw: Raw, live: bool) -> None:
        label_text = translate("Training", "Set {field}", field=field)
        merge = f"recipe {part} {field}" if live else None
        self._edit(recipe_edits.set_recipe_param, part, field, raw, label=label_text, merge=merge)

    def _on_rate(self, rate: float) -> None:
        self._on_edited("optimizer", "lr", rate, True)

    def _on_reset(self, part: Part, field: str) -> None:
        default = self._sections[part].default(field)
        self._on_edited(part, field, default, False)

    def _on_variable(self, part: Part, field: str) -> None:
        label_text = translate("Variables", "Make {field} a variable", field=field)
        self._edit(variable_edits.extract_of_recipe, part, field, label=label_text)

    def _on_finished(self) -> None:
        self.context.project.history.close_merge()

    def _on_repaired(self, problem: Problem, repair: Repair) -> None:
        self.context.bridge.attempt(self.context.project.repair, problem, repair)


def _entry(document: Any, part: str) -> Any:
    """Type and raw parameters of a part; the settings have no type."""
    if part == SETTINGS:
        return "", document.recipe.settings
    entry = recipe_edits.entry_of(document, part)
    return entry.type, entry.params
