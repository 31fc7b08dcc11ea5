"""What a run says about itself in one line. Not here: where the line stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.engine.measurements import Measurements
from studio.jobs import Jobs
from studio.project import Project
from studio.ui import amounts


def fraction(measured: Measurements) -> float:
    """How much of the run is done, 0 to 1."""
    return min(1.0, measured.step / measured.steps) if measured.steps else 0.0


def run_text(jobs: Jobs, project: Project, *, image: bool) -> str:
    """What is to be said of the training of a project, also while another one is trained."""
    other = jobs.running
    if other is None or other is project:
        return _loaded(project) or progress_text(project.measurements, image=image)
    if jobs.waiting(project):
        text = QCoreApplication.translate("Progress", "waits until “{0}” is trained")
        return text.format(other.title)
    if project.measurements.state == "idle" and not _loaded(project):
        text = QCoreApplication.translate("Progress", "“{0}” is being trained in another tab")
        return text.format(other.title)
    return _loaded(project) or progress_text(project.measurements, image=image)


def _loaded(project: Project) -> str:
    """What is to be said before the first step on weights of a file, "" where there are none."""
    if project.run is None or not project.run.loaded or project.measurements.active:
        return ""
    text = QCoreApplication.translate("Progress", "weights of {0}, not trained yet")
    return text.format(project.run.origin)


def progress_text(measured: Measurements, *, image: bool) -> str:
    """Epoch, samples per second and time left; before and after a run, what there is to say."""
    match measured.state:
        case "loading":
            return QCoreApplication.translate("Progress", "preparing…")
        case "running":
            return " · ".join([_epoch(measured), *_speed(measured, image)])
        case "paused":
            text = QCoreApplication.translate("Progress", "paused at step {0}")
            return " · ".join([_epoch(measured), text.format(amounts.grouped(measured.step))])
        case "finished" | "stopped":
            return " · ".join([_ended(measured), *_result(measured)])
        case "failed":
            return QCoreApplication.translate("Progress", "stopped by a problem")
        case _:
            return QCoreApplication.translate("Progress", "not trained yet")


def _epoch(measured: Measurements) -> str:
    text = QCoreApplication.translate("Progress", "epoch {0} / {1}")
    return text.format(measured.epoch, measured.epochs)


def _speed(measured: Measurements, image: bool) -> list[str]:
    parts = []
    if measured.samples_per_second > 0:
        unit = (
            QCoreApplication.translate("Progress", "{0} img/s")
            if image
            else QCoreApplication.translate("Progress", "{0} samples/s")
        )
        parts.append(unit.format(f"{measured.samples_per_second:,.0f}"))
    if measured.seconds_left is not None:
        text = QCoreApplication.translate("Progress", "{0} left")
        parts.append(text.format(amounts.clock(measured.seconds_left)))
    return parts


def _ended(measured: Measurements) -> str:
    if measured.state == "finished":
        text = QCoreApplication.translate("Progress", "{0} epochs done")
        return text.format(measured.epochs)
    text = QCoreApplication.translate("Progress", "stopped in epoch {0} / {1}")
    return text.format(measured.epoch, measured.epochs)


def _result(measured: Measurements) -> list[str]:
    """The metric of the test part, or its loss where there is no metric."""
    for part in ("test", "validation"):
        values = measured.final.get(part, {})
        names = [name for name in values if name != "loss"] or list(values)
        if names:
            titles = {
                "test": QCoreApplication.translate("Progress", "test {0}"),
                "validation": QCoreApplication.translate("Progress", "validation {0}"),
            }
            return [titles[part].format(amounts.metric(names[0], values[names[0]]))]
    return []
