"""A person's own table: what is chosen of it, what comes out, how it lies on the disk."""

from __future__ import annotations

import os

import numpy as np
import pytest

from studio.data import checked
from studio.data.survey import Watch, survey
from studio.data.table_file import TableFile
from studio.spec.declaration import bind_values
from studio.spec.fields import from_json, to_json
from studio.spec.problems import Refused
from tests.tables import arrays_of, data_of, look, reasons_of, refusal, write_plants, written


def test_numbers_stay_categories_become_columns_and_classes_have_their_names(tmp_path) -> None:
    text = "size,colour,kind\n1.5,red,cat\n2.5,blue,dog\n3.5,red,cat\n4.5,green,dog\n"
    found = look(written(tmp_path, text))
    data = data_of(found)
    assert data.columns() == ("size", "colour=blue", "colour=green", "colour=red")
    assert data.target().classes == ("cat", "dog")
    assert data.task == "classification"
    inputs, targets = arrays_of(found)
    expected = [[1.5, 0, 0, 1], [2.5, 1, 0, 0], [3.5, 0, 0, 1], [4.5, 0, 1, 0]]
    assert inputs.tolist() == expected
    assert targets.tolist() == [0, 1, 0, 1]
    assert found.counts == {"cat": 2, "dog": 2}


def test_a_number_as_target_is_regression_with_its_own_scale(tmp_path) -> None:
    text = "x,y\n" + "".join(f"{n},{n * 1.5}\n" for n in range(40))
    found = look(written(tmp_path, text))
    data = data_of(found)
    assert data.task == "regression"
    assert found.counts == {}
    inputs, targets = arrays_of(found)
    assert np.allclose(targets, inputs * 1.5)
    assert checked(data).target_scale is not None


def test_a_document_keeps_all_that_was_found(tmp_path) -> None:
    found = look(write_plants(tmp_path / "plants.csv", 60))
    again = {name: from_json(to_json(raw)) for name, raw in found.params.items()}
    assert bind_values(TableFile, again)[0] == data_of(found)


def test_twenty_samples_of_all_classes_in_turn_name_their_line(tmp_path) -> None:
    found = look(write_plants(tmp_path / "plants.csv", 90))
    assert len(found.samples) == 20
    assert [sample.label for sample in found.samples[:4]] == ["fern", "moss", "reed", "fern"]
    assert found.samples[0].name == "plants.csv:2"
    first = (tmp_path / "plants.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
    assert found.samples[0].values[0] == pytest.approx(float(first[0]))
    assert found.samples[0].values.dtype == np.float32


@pytest.mark.parametrize(
    ("column", "kind", "classes"),
    [
        ([0, 1], "class", ("0", "1")),
        ([3, 10, 2], "class", ("2", "3", "10")),
        (list(range(200)), "number", ()),
        ([0.5, 1.5], "number", ()),
    ],
)
def test_few_whole_numbers_are_classes_by_default(tmp_path, column, kind, classes) -> None:
    text = "x,t\n" + "".join(f"{n * 0.3},{column[n % len(column)]}\n" for n in range(600))
    found = look(written(tmp_path, text))
    assert (found.params["predict"], found.params["classes"]) == (kind, classes)


def test_a_person_chooses_target_columns_and_what_is_predicted(tmp_path) -> None:
    text = "a,b,c,d\n" + "".join(f"{n * 0.3},{n % 2},{n % 4},{'xy'[n % 2]}\n" for n in range(40))
    path = written(tmp_path, text)
    found = look(path, target_column="b", predict="number", input_columns=("c", "a"))
    assert found.params["input_columns"] == ("c", "a")
    assert data_of(found).target().classes is None
    found = look(path, target_column="d", input_columns=("a", "c"), categorical=("c",))
    assert data_of(found).columns() == ("a", "c=0", "c=1", "c=2", "c=3")
    inputs, _ = arrays_of(found)
    assert (inputs[:, 1:].sum(axis=1) == 1).all()
    found = look(path, target_column="a", input_columns=("a", "b"))
    assert found.params["input_columns"] == ("b",), "what is predicted is no input"


def test_what_helps_nothing_is_left_out_and_said(tmp_path) -> None:
    head = "id,when,name,same,gone,gaps,v,kind\n"
    rows = "".join(
        f"{n},2020-01-{n % 28 + 1:02},n{n},1,,{'' if n % 3 else n},{n % 7},{'xy'[n % 2]}\n"
        for n in range(60)
    )
    path = written(tmp_path, head + rows)
    found = look(path)
    assert found.params["input_columns"] == ("v",)
    text = " ".join(map(str, found.notes))
    for name in ("id", "when", "name", "same", "gone", "gaps"):
        assert f": {name}." in text
    by_name = {column.name: column for column in found.columns}
    assert by_name["v"].left_out is None
    assert by_name["name"].left_out is not None
    assert by_name["v"].examples == ("0", "1", "2")
    taken = look(path, input_columns=("v", "id", "when"))
    assert taken.params["input_columns"] == ("v", "id", "when")


# ---- on the disk


def test_the_table_is_kept_and_read_again_where_that_is_gone(tmp_path, monkeypatch) -> None:
    path = write_plants(tmp_path / "plants.csv", 60)
    found = look(path)
    first = arrays_of(found)
    path.touch()
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / "elsewhere"))
    second = arrays_of(found)
    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))
    path.unlink()
    assert np.array_equal(arrays_of(found)[0], first[0]), "what is kept is enough"
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(Refused) as refused:
        checked(data_of(found))
    assert refused.value.code == "data-missing"


def test_a_table_that_changed_is_refused_until_it_is_opened_again(tmp_path) -> None:
    path = write_plants(tmp_path / "plants.csv", 60)
    found = look(path)
    path.write_text(path.read_text(encoding="utf-8").replace("fern", "tree"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        checked(data_of(found))
    assert refused.value.code == "data-changed"
    assert set(look(path).counts) == {"tree", "moss", "reed"}


def test_a_table_that_is_written_to_while_it_is_read_is_refused(tmp_path) -> None:
    path = write_plants(tmp_path / "plants.csv", 60)

    def write(done: int, total: int) -> None:
        if done:
            os.utime(path, ns=(1, 1))

    with pytest.raises(Refused) as refused:
        survey(path, {}, Watch(write))
    assert refused.value.code == "data-changed"


def test_reading_tells_how_far_it_is_and_can_be_cancelled(tmp_path, monkeypatch) -> None:
    from studio.data.arrays import text_lines

    monkeypatch.setattr(text_lines, "CHUNK", 500)
    path = write_plants(tmp_path / "plants.csv", 600)
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    survey(path, {}, watch)
    assert told[-1] == (path.stat().st_size,) * 2
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / "other"))
    stopped = Watch(lambda done, total: stopped.cancel() if done > 3000 else None)
    with pytest.raises(Refused) as refused:
        survey(path, {}, stopped)
    assert refused.value.code == "cancelled"
    assert not [p for p in (tmp_path / "other").rglob("*") if p.is_file()]


def test_nothing_opened_yet_says_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        TableFile().check()
    assert refused.value.code == "data-unopened"


# ---- other kinds of files


@pytest.mark.parametrize(("name", "package"), [("t.parquet", "pyarrow"), ("t.xlsx", "openpyxl")])
def test_a_missing_reader_is_named(tmp_path, monkeypatch, name, package) -> None:
    from studio.data.arrays import sheets

    monkeypatch.setattr(sheets, "find_spec", lambda name: None)
    refused = refusal(written(tmp_path, b"anything", name))
    assert refused.code == "data-reader"
    assert f"pip install {package}" in str(refused.text)
    assert refusal(written(tmp_path, b"anything", "t.xls")).code == "data-kind"


def test_parquet(tmp_path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {
        "a": [None if n == 3 else n * 0.5 for n in range(50)],
        "颜色": ["红", "绿"] * 25,
        "ok": [n % 3 == 0 for n in range(50)],
        "label": ["x", "y"] * 25,
    }
    parquet.write_table(pyarrow.table(columns), tmp_path / "t.parquet")
    found = look(tmp_path / "t.parquet")
    assert data_of(found).columns() == ("a", "颜色=红", "颜色=绿", "ok=False", "ok=True")
    assert (found.params["rows"], list(reasons_of(found))) == (49, ["t.parquet:4"])
    assert arrays_of(found)[0][1].tolist() == [0.5, 0, 1, 1, 0]
    assert refusal(written(tmp_path, b"no parquet", "u.parquet")).code == "data-kind"


def test_excel(tmp_path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [["A title"], [], ["高度", "种类", "宽"]]:
        book.active.append(row)
    for n in range(20):
        book.active.append([n * 0.5, "猫狗"[n % 2], None if n == 4 else n % 7])
    other = book.create_sheet("two")
    for n in range(20):
        other.append([n * 0.7, n * 0.3, n % 2])
    path = tmp_path / "t.xlsx"
    book.save(path)
    found = look(path)
    assert found.counts == {"狗": 10, "猫": 9}
    assert list(reasons_of(found)) == ["t.xlsx:8"]
    assert arrays_of(found)[0][1].tolist() == [0.5, 1]
    assert look(path, sheet="two", header=False).params["rows"] == 20
    assert refusal(path, sheet="three").code == "data-sheet"
    assert refusal(written(tmp_path, b"no sheet", "u.xlsx")).code == "data-kind"
