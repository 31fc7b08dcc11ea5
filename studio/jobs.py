"""What the engine thread does for the open projects: train, look, export. No Qt, no torch.

One training at a time; the next waits. Readers that show something say what they want to see; the
union goes to the engine, during a run between two batches, otherwise as a look at the network as
it stands; while another project is trained, between two of its batches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from weakref import WeakValueDictionary

from psygnal import Signal

from studio.customs import measured
from studio.data.survey import Watch, survey
from studio.engine.beside import Beside
from studio.engine.measurements import Measurements
from studio.engine.messages import (
    Answered,
    EngineMessage,
    Failed,
    Finished,
    JobDone,
    Mailbox,
    State,
    Unanswered,
    WorkDone,
    WorkProgress,
)
from studio.engine.session import Session
from studio.engine.wishes import Trying, Wish
from studio.exchange.exporter import export
from studio.plans import bundle_of, plan_of, plan_of_export
from studio.project import Project
from studio.runs import Run, latest_run, new_folder, read_run, remember
from studio.spec.fields import Raw
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.pictures import Floats
    from studio.engine.workbench import Workbench
    from studio.layers.activation import Activation

Start = Literal["fresh", "continue"]
OnProgress = Callable[[int, int], None]


class Waiting(NamedTuple):
    """A training that begins when those before it have ended."""

    project: Project
    start: Start
    paced: bool


class Jobs:
    """The one engine of the program and who uses it.

    `progressed` is emitted by `receive` when something arrived, at most once a call. `refused`
    carries the `Refused` that ended a training that waited, before it began.
    """

    progressed = Signal()
    refused = Signal(Refused)

    def __init__(self) -> None:
        self._mailbox = Mailbox()
        self._session = Session(self._mailbox)
        self._wishes: dict[str, frozenset[Wish]] = {}
        self._shown: Project | None = None
        self._looked: tuple[Any, ...] | None = None
        self._asked: frozenset[Wish] = frozenset()
        self._answers: dict[int, Callable[[Any], None]] = {}
        self._beside = Beside(self._mailbox)
        self._followers: dict[int, tuple[OnProgress, Callable[[Any], None]]] = {}
        self._known: WeakValueDictionary[str, Project] = WeakValueDictionary()
        self._waiting: list[Waiting] = []
        self.running: Project | None = None

    @property
    def state(self) -> State:
        """Of the run of the project that is shown, or of the one that runs."""
        project = self.running or self._shown
        return "idle" if project is None else project.measurements.state

    def warm_up(self) -> None:
        """Let the engine thread import torch; called once the window is painted."""
        self._session.warm_up()

    def train(
        self,
        project: Project,
        start: Start = "fresh",
        *,
        folder: Path | None = None,
        paced: bool = False,
    ) -> None:
        """Begin a run of the document as it is now; the run keeps its own snapshot.

        A fresh one begins with the weights of a file, where such were loaded.

        While another project is being trained this one waits (`waiting`), and begins with the
        document as it is then.

        Raises:
            Refused: `problems`, `training` (its run is not over), `nothing-to-continue`,
                `start-missing` where the weights to begin with are gone.
        """
        refuse_while_trained(self, project)
        run = project.run
        begin = None if run is None else run.start
        source = run.folder if start == "continue" and run is not None else begin
        if start == "continue" and source is None:
            text = translate("Jobs", "There is no trained network to go on with: press Train.")
            raise Refused("nothing-to-continue", text)
        _check_start(run)
        if self.running is not None:
            plan_of(project, source)
            self._wait_with(Waiting(project, start, paced))
            return
        same = start == "continue" and source != begin and not project.run_stale
        target = folder or (source if same else None) or new_folder(project.title)
        plan = replace(
            plan_of(project, source),
            folder=target,
            keep_going=same,
            paced=paced,
            start=begin,
            begun=run.begun if same and run is not None else source,
        )
        if not same:
            project.measurements = Measurements()
        project.measurements.state = "loading"
        origin = "" if run is None else run.origin
        project.run = Run(
            target, plan.program.sha256, plan, start=begin, origin=origin, begun=plan.begun
        )
        self.running = project
        self._known[project.document.id] = project
        remember(target)
        self._session.start_training(plan)
        self._send_wishes()
        project.state_changed.emit()

    def _wait_with(self, entry: Waiting, *, first: bool = False) -> None:
        others = [one for one in self._waiting if one.project is not entry.project]
        self._waiting = [entry, *others] if first else [*others, entry]
        entry.project.state_changed.emit()

    def waiting(self, project: Project) -> bool:
        """Whether a training of the project begins once another one has ended."""
        return any(one.project is project for one in self._waiting)

    def restart(self, project: Project) -> None:
        """End the run of the project, and begin another one as soon as it has ended."""
        self._wait_with(Waiting(project, "fresh", False), first=True)
        if self.running is None:
            self._begin_next()
        else:
            self._session.control.stop()

    def end(self, project: Project) -> None:
        """Stop the run of the project, or let it wait no longer."""
        self._waiting = [one for one in self._waiting if one.project is not project]
        if self.running is project:
            self._session.control.stop()
        project.state_changed.emit()

    def _begin_next(self) -> None:
        """Of those that wait the first one that can begin."""
        while self.running is None and self._waiting:
            entry = self._waiting.pop(0)
            try:
                self.train(entry.project, entry.start, paced=entry.paced)
            except Refused as refused:
                entry.project.state_changed.emit()
                self.refused.emit(refused)

    def pause(self) -> None:
        self._session.control.pause()

    def resume(self) -> None:
        self._session.control.resume()

    def single_step(self, project: Project) -> None:
        """One batch, then pause; begins a run where none is.

        Raises:
            Refused: as `train` does, and `training` while another project is trained.
        """
        if self.running is None:
            self.train(project)
        elif self.running is not project:
            raise _is_trained(self.running)
        self._session.control.single_step()

    def stop(self) -> None:
        """End what runs and what waits."""
        self._waiting.clear()
        self._session.control.stop()

    def hurry(self) -> None:
        """Stop slowing down the first steps of a run."""
        self._session.control.hurry()

    @property
    def pace(self) -> float | None:
        """Steps a second that a person chose, of every run until another is chosen; None: full."""
        return self._session.control.pace

    def set_pace(self, steps_a_second: float | None) -> None:
        """From the next step on, of this run and of those after it."""
        self._session.control.set_pace(steps_a_second)

    @property
    def slow_start(self) -> bool:
        """The first steps of a run are slowed down at the moment."""
        return self.running is not None and self._session.control.watching

    def set_learning_rate(self, rate: float | None) -> None:
        """Of the present run, from its next batch on; None is the recipe's."""
        self._session.control.set_rate(rate)

    def reset_weights(self, project: Project) -> None:
        """Forget the run: the network is as its seed makes it."""
        if self.running is project:
            return
        project.run = None
        project.measurements = Measurements()
        project.pictures.clear()
        project.state_changed.emit()

    def show(self, project: Project) -> None:
        """The project whose wishes are answered."""
        self._shown = project
        self._known[project.document.id] = project
        self._send_wishes()

    def want(self, owner: str, wishes: frozenset[Wish]) -> None:
        """What `owner` shows at the moment; a hidden one wants nothing."""
        if self._wishes.get(owner, frozenset()) != wishes:
            self._wishes[owner] = wishes
            self._send_wishes()

    def _send_wishes(self) -> None:
        """To the run, if it is the one that is shown: nobody looks at the others."""
        elsewhere = self._shown is not None and self.running not in (None, self._shown)
        wishes = frozenset() if elsewhere else self._all_wishes()
        self._session.control.set_wishes(wishes)

    def _all_wishes(self) -> frozenset[Wish]:
        return frozenset().union(*self._wishes.values())

    def waits(self, project: Project) -> bool:
        """Whether a hand waits for what the network says of its drawing."""
        return any(isinstance(wish, Trying) for wish in self.missing(project))

    def missing(self, project: Project) -> frozenset[Wish]:
        """What is asked for and was not answered yet."""
        return frozenset(w for w in self._all_wishes() if project.pictures.get(w) is None)

    def _look(self) -> None:
        """Ask for what is new of the shown network, unless it is the one that is trained."""
        project, wishes = self._shown, self._all_wishes()
        if project is None or self.running is project or not wishes:
            return
        try:
            sha = project.program().sha256
        except Refused:
            return
        source = project.weights_folder
        key = (project, project.document.data, sha, source, project.seed)
        new = wishes - self._asked if key == self._looked else wishes
        self._looked, self._asked = key, wishes
        if new:
            probe = self._session.probe if self.running is None else self._session.probe_beside
            probe(plan_of(project, source), new)

    def receive(self) -> None:
        """Empty the mailbox; called by one timer, or by the loop of the command line."""
        messages = self._mailbox.drain()
        for message in messages:
            self._deliver(message)
        self._look()
        if self._shown is not None:
            self._shown.look_again()
            self.measure(self._shown)
        if messages:
            self.progressed.emit()

    def wait(self, timeout: float) -> None:
        """Wait for the engine, at most `timeout` seconds; for callers without a timer."""
        self._mailbox.wait(timeout)

    def _deliver(self, message: EngineMessage) -> None:
        project = self.running or self._shown
        if isinstance(message, JobDone):
            self._answers.pop(message.key)(message.result)
        elif isinstance(message, WorkProgress):
            self._followers[message.key][0](message.done, message.total)
        elif isinstance(message, WorkDone):
            self._followers.pop(message.key)[1](message.result)
        elif isinstance(message, Answered):
            self._put(message)
        elif isinstance(message, Unanswered):
            if message.project_id in self._known:
                self._known[message.project_id].unseen = message.text
        elif project is not None:
            project.measurements.receive(message)
            if isinstance(message, (Finished, Failed)):
                self.running = None
                self._looked = None
                self._send_wishes()
                project.state_changed.emit()
                self._begin_next()

    def _put(self, message: Answered) -> None:
        """Pictures go to the project that they are of, whatever is shown by now."""
        project = self._known.get(message.project_id)
        if project is None:
            return
        project.unseen = None
        project.pictures.put(message.answers)
        if project is self._shown or self._shown is None:
            project.pictures.keep(self._all_wishes())

    def export(
        self,
        project: Project,
        exporter_id: str,
        target: Path,
        on_done: Callable[[Any], None],
    ) -> None:
        """Write `target` in the engine's thread; `on_done` gets a `Report` or the `Refused`.

        A network that was trained is exported as it ran, whatever was edited since.

        Raises:
            Refused: `problems`.
        """
        plan = plan_of_export(project)
        training = self.running is project

        def work(bench: Workbench) -> Any:
            return export(exporter_id, bundle_of(plan, bench, live=training), target)

        self.ask(work, on_done)

    def ask(self, work: Callable[[Workbench], Any], on_done: Callable[[Any], None]) -> None:
        """Have something done in the engine's thread; `receive` calls `on_done`.

        It gets the answer of `work`, or the `Refused` that ended it.
        """
        self._answers[self._session.run(work)] = on_done

    def measure(self, project: Project) -> None:
        """Have the classes of the person's own measured that wait for it."""
        for asked in project.customs.take_wanted():
            self.ask(partial(measured, asked), partial(project.learn, asked))

    def draw_curve(
        self,
        layer: Activation,
        weights: Mapping[str, Floats],
        on_done: Callable[[Any], None],
    ) -> None:
        """Have an activation computed over a line; `on_done` gets a `Curve` or the `Refused`."""

        def work(_: Workbench) -> Any:
            from studio.engine.curve import curve_of

            return curve_of(layer, weights)

        self.ask(work, on_done)

    def survey(
        self,
        path: Path,
        choices: Mapping[str, Raw],
        on_progress: OnProgress,
        on_done: Callable[[Any], None],
    ) -> Watch:
        """Look at own data, also while a network is trained; `on_done` gets a `Survey`."""
        return self.aside(lambda watch: survey(path, choices, watch), on_progress, on_done)

    def aside(
        self, work: Callable[[Watch], Any], on_progress: OnProgress, on_done: Callable[[Any], None]
    ) -> Watch:
        """Do something in a thread of its own, also while a network is being trained.

        `receive` calls `on_progress(done, total)` (total 0: unknown) and at the end `on_done` with
        the result or the `Refused`; after `cancel()` of what is returned that is `cancelled`.
        """
        key, watch = self._beside.start(work)
        self._followers[key] = (on_progress, on_done)
        return watch

    def attach_run(self, project: Project, folder: Path) -> None:
        """Show the run in `folder` with this project.

        Raises:
            Refused: `run-damaged`.
        """
        project.run = read_run(folder)
        project.measurements = Measurements.read(folder)
        project.state_changed.emit()

    def attach_latest_run(self, project: Project) -> None:
        """Show the newest run of this document, if there is one that can be read."""
        folder = latest_run(project.document.id)
        if folder is not None:
            self.attach_run(project, folder)

    def close(self, timeout: float) -> bool:
        """Stop everything and end the threads; False when a batch outlasts `timeout` seconds."""
        ended = self._beside.close(timeout)
        return self._session.close(timeout) and ended


def _check_start(run: Run | None) -> None:
    if run is not None and run.start is not None and not (run.start / "config.json").exists():
        text = translate(
            "Jobs",
            "The weights of {file} that this network began with are not kept any more. Load them "
            "again, or reset the weights to begin with fresh ones.",
            file=run.origin or run.start.name,
        )
        raise Refused("start-missing", text)


def _is_trained(project: Project) -> Refused:
    text = translate(
        "Jobs",
        "{title} is being trained. Stop it first; one training runs at a time.",
        title=project.title,
    )
    return Refused("training", text)


def refuse_while_trained(jobs: Jobs, project: Project) -> None:
    """Raises Refused: `training`, while a run of the project goes on."""
    if jobs.running is project:
        raise _is_trained(project)
