"""predict.py reads rows of a person's own table as the training read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

from studio import catalogue
from studio.data.survey import Watch, survey
from studio.exchange.exporter import Bundle, export
from studio.graph.fitting import take_data
from studio.graph.model import Entry
from studio.spec.fields import Raw
from tests.documents import mlp
from tests.exchange.bundles import bundle
from tests.tables import write_plants
from tests.texts import formatted

catalogue.fill()


def _given(path: Path, **choices: Raw) -> Bundle:
    found = survey(path, choices, Watch())
    return bundle(take_data(mlp(), Entry(found.entry_type, found.params)))


def _run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _expected(given: Bundle, first: list[str]) -> torch.Tensor:
    """What the engine says to the samples that begin with these numbers, in this order."""
    from studio.engine.feed import standardised

    parts = [np.array(part["input"]) for part in given.loaded.parts.values()]
    raw = {f"{row[0]:.4f}": row for row in np.concatenate(parts)}
    values = torch.from_numpy(np.stack([raw[number] for number in first]))
    with torch.no_grad():
        return given.model()(standardised(values, given.scale))


CODE = """
import sys
sys.path.insert(0, {folder!r})
from pathlib import Path
import numpy
import predict
numpy.save({target!r}, predict.predict(predict.read(Path({file!r}))).numpy())
"""


def _predicted(folder: Path, file: Path) -> np.ndarray:
    """What the exported functions give, to the last bit."""
    target = folder / "said.npy"
    code = CODE.format(folder=str(folder / "out"), target=str(target), file=str(file))
    _run(folder, "-I", "-X", "utf8", "-c", code)
    return np.load(target)


def test_raw_rows_give_the_probabilities_of_the_engine_bit_for_bit(tmp_path) -> None:
    given = _given(write_plants(tmp_path / "plants.csv", 60))
    export("python", given, tmp_path / "out")
    formatted((tmp_path / "out" / "predict.py").read_text(encoding="utf-8"))
    said = _predicted(tmp_path, tmp_path / "plants.csv")
    lines = (tmp_path / "plants.csv").read_text(encoding="utf-8").splitlines()[1:]
    expected = _expected(given, [line.split(",")[0] for line in lines]).softmax(1)
    assert said.shape == (60, 3)
    assert np.array_equal(said, expected.numpy())
    assert np.ptp(said, axis=0).max() > 0.01


def test_columns_are_found_by_their_titles_or_taken_in_order(tmp_path) -> None:
    given = _given(write_plants(tmp_path / "plants.csv", 60))
    export("python", given, tmp_path / "out")
    rows = [line.split(",") for line in (tmp_path / "plants.csv").read_text().splitlines()[:9]]
    few = "\n".join(",".join(row) for row in rows)
    (tmp_path / "few.csv").write_text(few, encoding="utf-8")
    expected = _predicted(tmp_path, tmp_path / "few.csv")
    swapped = "\n".join(",".join([row[2], "more", row[0], f' "{row[1]}"']) for row in rows)
    (tmp_path / "swapped.csv").write_text(swapped, encoding="utf-16")
    assert np.array_equal(_predicted(tmp_path, tmp_path / "swapped.csv"), expected)
    bare = "\n".join(",".join(row[:3]) for row in rows[1:])
    (tmp_path / "bare.csv").write_text(bare, encoding="utf-8")
    assert np.array_equal(_predicted(tmp_path, tmp_path / "bare.csv"), expected)


WRONG = {
    "height,soil,width\n1,granite,2\n": ["line 2", "soil", "granite", "clay, peat, sand"],
    "height,soil,width\n1,clay,2\n1,clay,wide\n": ["line 3", "width", "wide"],
    "height,soil,width\n1,,2\n": ["line 2", "soil", "empty"],
    "height,soil\n1,clay\n": ["no column", "width"],
    "height,soil,width\n1,clay\n": ["line 2", "width", "missing"],
    "": ["samples of shape"],
}


def test_what_cannot_be_read_is_one_sentence(tmp_path) -> None:
    export("python", _given(write_plants(tmp_path / "plants.csv", 60)), tmp_path / "out")
    code = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import predict
for file in sys.argv[2:]:
    try:
        predict.read(Path(file))
    except SystemExit as end:
        print(end)
"""
    files = [tmp_path / f"rows{number}.csv" for number in range(len(WRONG))]
    for file, text in zip(files, WRONG, strict=True):
        file.write_text(text, encoding="utf-8")
    given = [str(tmp_path / "out"), *map(str, files)]
    printed = _run(tmp_path, "-X", "utf8", "-c", code, *given).splitlines()
    assert len(printed) == len(WRONG)
    for line, file, said in zip(printed, files, WRONG.values(), strict=True):
        for part in [file.name, *said]:
            assert part in line


def test_a_chinese_table_with_decimal_commas_and_double_titles(tmp_path) -> None:
    rows = "".join(f"{n},5;{n % 7},25;{'红绿蓝'[n % 3]};{('猫', '狗')[n % 2]}\n" for n in range(30))
    path = tmp_path / "own.csv"
    path.write_bytes(('长;长;颜色\\"";种类\n' + rows).encode("gb18030"))
    given = _given(path)
    assert given.data.columns()[:2] == ("长", "长 (2)")
    export("python", given, tmp_path / "out")
    said = _predicted(tmp_path, path)
    expected = _expected(given, [f"{n}.5000" for n in range(30)]).softmax(1)
    assert np.array_equal(said, expected.numpy())
    printed = _run(tmp_path / "out", "predict.py", str(path))
    assert printed.splitlines()[0].startswith("own.csv  ")
    assert "猫" in printed


def test_without_titles_the_places_of_the_training_count(tmp_path) -> None:
    path = tmp_path / "own.csv"
    rows = [f"{n},x{n},{n * 0.7},{'ab'[n % 2]}" for n in (5, 9, 2, 7, 1, 8, 6, 3, 4)]
    path.write_text("\n".join(rows), encoding="utf-8")
    given = _given(path)
    assert given.data.columns() == ("column 1", "column 3")
    export("python", given, tmp_path / "out")
    assert _predicted(tmp_path, path).shape == (9, 2)


def test_a_number_is_predicted_in_its_own_unit(tmp_path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("x,y\n" + "".join(f"{n * 0.5},{n * 700}\n" for n in range(60)))
    given = _given(path)
    assert given.loaded.target_scale is not None
    export("python", given, tmp_path / "out")
    scale = given.loaded.target_scale
    expected = _expected(given, [f"{n * 0.5:.4f}" for n in range(60)]).numpy()
    expected = expected * scale.std[0] + scale.mean[0]
    assert np.allclose(_predicted(tmp_path, path), expected, rtol=1e-5)
