"""A table of 1,000,000 rows and 20 columns: looked at, a timer meanwhile, other choices, loaded."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import numpy as np

from studio import catalogue
from studio.data import checked
from studio.data.survey import Watch, survey
from studio.jobs import Jobs
from studio.spec.data import DATA_SETS
from studio.spec.declaration import bind_values
from tests.benchmarks.own_data import looked
from tests.benchmarks.rows import report

NUMBERS = 17
CHUNK = 10_000


def write_table(file: Path, rows: int) -> Path:
    """17 columns of numbers of six decimals, a colour, a count, and a class that follows."""
    random = np.random.default_rng(0)
    titles = [f"x{number}" for number in range(NUMBERS)]
    with file.open("w", encoding="utf-8") as text:
        text.write(",".join([*titles, "colour", "count", "label"]) + "\n")
        for start in range(0, rows, CHUNK):
            values = random.normal(size=(min(CHUNK, rows - start), NUMBERS))
            colours = random.choice(["red", "green", "blue"], len(values))
            counts = random.integers(0, 100, len(values))
            for row, colour, count in zip(values, colours, counts, strict=True):
                cells = ",".join([f"{value:.6f}" for value in row])
                label = "yes" if row[0] + row[1] > 0 else "no"
                text.write(f"{cells},{colour},{count},{label}\n")
    return file


def main(rows: int = 1_000_000) -> None:
    catalogue.fill()
    with tempfile.TemporaryDirectory() as home:
        os.environ["LAYERLOOM_HOME"] = str(Path(home) / "home")
        jobs = Jobs()
        try:
            measure(jobs, Path(home), rows)
        finally:
            jobs.close(10.0)


def measure(jobs: Jobs, home: Path, rows: int) -> None:
    file = write_table(home / "table.csv", rows)
    size = f"{file.stat().st_size / 1e6:.0f} MB"
    entry, seconds, ticks = looked(jobs, file)
    report(f"table of {rows} × 20, looked at", seconds, "s", 20.0, "lower", size)
    late = np.array(ticks.late)
    report("a timer meanwhile, late, p99", float(np.percentile(late, 99)), "ms", 10.0, "lower")
    report("a timer meanwhile, late, at most", float(late.max()), "ms", 50.0, "lower")
    start = time.perf_counter()
    survey(file, {"target_column": "count", "predict": "number"}, Watch())
    report("another target of it", time.perf_counter() - start, "s", 2.0, "lower")
    data, _ = bind_values(DATA_SETS[entry.type], entry.params)
    assert data is not None
    start = time.perf_counter()
    checked(data)
    report("the table loaded from what is kept", time.perf_counter() - start, "s", 3.0, "lower")


if __name__ == "__main__":
    main()
