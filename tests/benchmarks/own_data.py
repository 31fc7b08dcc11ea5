"""20,000 generated photographs: from the look to the first batch, a timer meanwhile, and loaded.

The same for 6,000 small ones. Some hundred pictures are painted; the files differ in what follows
the end of the picture, so that no two have the same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from studio import catalogue
from studio.data import checked
from studio.graph.fitting import take_data
from studio.graph.model import Entry
from studio.graph.storage import loads
from studio.jobs import Jobs
from studio.project import Project, read_text
from studio.spec.data import DATA_SETS
from studio.spec.declaration import bind_values
from studio.templates import template
from tests.benchmarks.rows import report

CLASSES = 10
PAINTED = 300
TICK = 0.005


def paint(number: int, side: int) -> bytes:
    """A photograph: soft colours with grain, as JPEG; another one for each number."""
    random = np.random.default_rng(number)
    soft = Image.fromarray(random.integers(0, 255, (6, 8, 3), dtype=np.uint8))
    pixels = np.asarray(soft.resize((side * 4 // 3, side), Image.Resampling.BICUBIC))
    grain = random.integers(0, 16, pixels.shape[:2], dtype=np.uint8)
    written = BytesIO()
    Image.fromarray(pixels // 2 + grain[..., None]).save(written, "JPEG", quality=85)
    return written.getvalue()


def photographs(folder: Path, count: int, side: int) -> Path:
    places = [folder / f"class {label}" for label in range(CLASSES)]
    for place in places:
        place.mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        painted = list(pool.map(lambda n: paint(n, side), range(min(count, PAINTED))))
    for n in range(count):
        content = painted[n % len(painted)] + n.to_bytes(4, "big")
        (places[n % CLASSES] / f"{n:06}.jpg").write_bytes(content)
    return folder


class Ticks:
    """How late a timer comes that ticks beside the work, as that of a window would."""

    def __init__(self) -> None:
        self.late: list[float] = []

    def until(self, done: threading.Event, jobs: Jobs) -> None:
        while not done.is_set():
            due = time.perf_counter() + TICK
            time.sleep(TICK)
            self.late.append(1000 * (time.perf_counter() - due))
            jobs.receive()


def looked(jobs: Jobs, folder: Path) -> tuple[Entry, float, Ticks]:
    """What was found, seconds, and the timer meanwhile."""
    found: list[object] = []
    done, ticks = threading.Event(), Ticks()

    def finish(result: object) -> None:
        found.append(result)
        done.set()

    start = time.perf_counter()
    jobs.survey(folder, {}, lambda done, total: None, finish)
    ticks.until(done, jobs)
    (result,) = found
    if isinstance(result, Exception):
        raise result
    return Entry(result.entry_type, result.params), time.perf_counter() - start, ticks


def first_batch(jobs: Jobs, project: Project) -> None:
    jobs.train(project)
    while project.measurements.step == 0:
        assert project.measurements.failure is None
        jobs.wait(0.01)
        jobs.receive()
    jobs.stop()


def main(count: int = 20_000, small: int = 6_000) -> None:
    catalogue.fill()
    with tempfile.TemporaryDirectory() as home:
        os.environ["LAYERLOOM_HOME"] = str(Path(home) / "home")
        jobs = Jobs()
        try:
            measure(jobs, Path(home), count, small)
        finally:
            jobs.close(10.0)


def measure(jobs: Jobs, home: Path, count: int, small: int) -> None:
    for folder, number, side, aim in (("small", small, 32, 10.0), ("large", count, 375, 60.0)):
        place = photographs(home / folder, number, side)
        size = f"{number} pictures of {side * 4 // 3}×{side}"
        cifar = loads(read_text(template("pytorch-cifar").file))
        start = time.perf_counter()
        entry, seconds, ticks = looked(jobs, place)
        report(f"{size}, looked at", seconds, "s", aim, "lower")
        first_batch(jobs, Project(take_data(cifar, entry)))
        seconds = time.perf_counter() - start
        report(f"{size}, look to first batch", seconds, "s", aim, "lower")
        late = float(np.percentile(ticks.late, 99))
        note = f"max {max(ticks.late):.1f} ms"
        report("a timer meanwhile, late, p99", late, "ms", 8.0, "lower", note)
        data, _ = bind_values(DATA_SETS[entry.type], entry.params)
        assert data is not None
        start = time.perf_counter()
        checked(data)
        report("loaded from the kept array", time.perf_counter() - start, "s", 2.0, "lower")
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
