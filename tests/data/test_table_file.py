"""A person's own table: as others wrote it, with all that can be wrong in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.data import checked
from studio.data.survey import Survey, Watch, survey
from studio.data.table_file import TableFile
from studio.spec.data import SPLITS
from studio.spec.declaration import bind_values
from studio.spec.fields import Raw, from_json, to_json
from studio.spec.problems import Refused
from tests.tables import write_plants

PLAIN = "".join(f"{n},{n * 0.5},{'ab'[n % 2]}\n" for n in range(1, 21))
FLOWERS = "花萼长,花萼宽,颜色,种类\n" + "".join(
    f"{5 + n / 10:.1f},3.{n % 10},{'红绿蓝'[n % 3]},{('山鸢尾', '变色鸢尾')[n % 2]}\n"
    for n in range(30)
)


def _file(folder: Path, text: str | bytes, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def _look(path: Path, **choices: Raw) -> Survey:
    return survey(path, choices, Watch())


def _data(found: Survey) -> TableFile:
    bound, problems = bind_values(TableFile, found.params)
    assert bound is not None, [str(problem.text) for problem in problems]
    return bound


def _whole(found: Survey) -> tuple[Any, Any]:
    """All inputs and targets, sorted by the first column."""
    parts = checked(_data(found)).parts
    inputs = np.concatenate([parts[part]["input"] for part in SPLITS])
    targets = np.concatenate([parts[part]["target"] for part in SPLITS])
    order = np.argsort(inputs[:, 0], kind="stable")
    return inputs[order], targets[order]


def _reasons(found: Survey) -> dict[str, str]:
    return {one.name: str(one.reason) for one in found.skipped}


def _refused(path: Path, **choices: Raw) -> Refused:
    with pytest.raises(Refused) as refused:
        _look(path, **choices)
    return refused.value


# ---- what comes out


def test_numbers_stay_categories_become_columns_and_classes_have_their_names(tmp_path) -> None:
    text = "size,colour,kind\n1.5,red,cat\n2.5,blue,dog\n3.5,red,cat\n4.5,green,dog\n"
    found = _look(_file(tmp_path, text))
    data = _data(found)
    assert data.columns() == ("size", "colour=blue", "colour=green", "colour=red")
    assert data.target().classes == ("cat", "dog")
    assert data.task == "classification"
    inputs, targets = _whole(found)
    expected = [[1.5, 0, 0, 1], [2.5, 1, 0, 0], [3.5, 0, 0, 1], [4.5, 0, 1, 0]]
    assert inputs.tolist() == expected
    assert targets.tolist() == [0, 1, 0, 1]
    assert found.counts == {"cat": 2, "dog": 2}


def test_a_number_as_target_is_regression_with_its_own_scale(tmp_path) -> None:
    text = "x,y\n" + "".join(f"{n},{n * 1.5}\n" for n in range(40))
    found = _look(_file(tmp_path, text))
    data = _data(found)
    assert data.task == "regression"
    assert found.counts == {}
    inputs, targets = _whole(found)
    assert np.allclose(targets, inputs * 1.5)
    assert checked(data).target_scale is not None


def test_a_document_keeps_all_that_was_found(tmp_path) -> None:
    found = _look(write_plants(tmp_path / "plants.csv", 60))
    again = {name: from_json(to_json(raw)) for name, raw in found.params.items()}
    assert bind_values(TableFile, again)[0] == _data(found)


def test_twenty_samples_of_all_classes_in_turn_name_their_line(tmp_path) -> None:
    found = _look(write_plants(tmp_path / "plants.csv", 90))
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
    found = _look(_file(tmp_path, text))
    assert (found.params["predict"], found.params["classes"]) == (kind, classes)


def test_a_person_chooses_target_columns_and_what_is_predicted(tmp_path) -> None:
    text = "a,b,c,d\n" + "".join(f"{n * 0.3},{n % 2},{n % 4},{'xy'[n % 2]}\n" for n in range(40))
    path = _file(tmp_path, text)
    found = _look(path, target_column="b", predict="number", input_columns=("c", "a"))
    assert found.params["input_columns"] == ("c", "a")
    assert _data(found).target().classes is None
    found = _look(path, target_column="d", input_columns=("a", "c"), categorical=("c",))
    assert _data(found).columns() == ("a", "c=0", "c=1", "c=2", "c=3")
    inputs, _ = _whole(found)
    assert (inputs[:, 1:].sum(axis=1) == 1).all()
    found = _look(path, target_column="a", input_columns=("a", "b"))
    assert found.params["input_columns"] == ("b",), "what is predicted is no input"


def test_what_helps_nothing_is_left_out_and_said(tmp_path) -> None:
    head = "id,when,name,same,gone,gaps,v,kind\n"
    rows = "".join(
        f"{n},2020-01-{n % 28 + 1:02},n{n},1,,{'' if n % 3 else n},{n % 7},{'xy'[n % 2]}\n"
        for n in range(60)
    )
    path = _file(tmp_path, head + rows)
    found = _look(path)
    assert found.params["input_columns"] == ("v",)
    text = " ".join(map(str, found.notes))
    for name in ("id", "when", "name", "same", "gone", "gaps"):
        assert f": {name}." in text
    by_name = {column.name: column for column in found.columns}
    assert by_name["v"].left_out is None
    assert by_name["name"].left_out is not None
    assert by_name["v"].examples == ("0", "1", "2")
    taken = _look(path, input_columns=("v", "id", "when"))
    assert taken.params["input_columns"] == ("v", "id", "when")


# ---- how it is written


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_chinese_table_in_any_usual_encoding(tmp_path, encoding) -> None:
    found = _look(_file(tmp_path, FLOWERS.encode(encoding)))
    data = _data(found)
    assert data.target_column == "种类"
    assert data.columns() == ("花萼长", "花萼宽", "颜色=红", "颜色=绿", "颜色=蓝")
    assert found.counts == {"变色鸢尾": 15, "山鸢尾": 15}
    assert found.skipped_count == 0


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("big5", ("顏色", "紅", "綠", "藍", "黑")),
        ("shift_jis", ("なまえ", "あか", "みどり", "東京", "カメラ")),
        ("cp949", ("이름", "서울특별시", "부산광역시", "제주도", "강원도")),
        ("cp1252", ("größe", "weiß", "grün", "café", "naïve")),
        ("cp1251", ("город", "Москва", "Казань", "Томск", "Пермь")),
    ],
)
def test_other_encodings_are_told_apart(tmp_path, encoding, words) -> None:
    title, *values = words
    rows = "".join(f"{n * 0.5},{values[n % 4]}\n" for n in range(40))
    found = _look(_file(tmp_path, f"x,{title}\n{rows}".encode(encoding)))
    assert found.params["target_column"] == title
    assert set(found.counts) == set(values)


def test_texts_that_come_late_decide_the_encoding_too(tmp_path) -> None:
    text = "x,y,c\n" + "1.25,2,cat\n2,3,dog\n" * 60_000 + "1,2,猫\n2,3,狗\n" * 20
    found = _look(_file(tmp_path, text.encode("gb18030")))
    assert found.counts == {"cat": 60_000, "dog": 60_000, "狗": 20, "猫": 20}


def test_a_person_corrects_the_encoding(tmp_path) -> None:
    path = _file(tmp_path, "x,c\n1,好\n2,坏\n3,好\n".encode("gbk"))
    found = _look(path, encoding="gb18030")
    assert set(found.counts) == {"好", "坏"}
    for wrong in ("klingon", "base64"):
        assert _refused(path, encoding=wrong).code == "data-encoding"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", " "])
def test_separators(tmp_path, mark) -> None:
    text = "a,b,kind\n" + "".join(f"{n}.5,{n * 3},{'xy'[n % 2]}\n" for n in range(30))
    found = _look(_file(tmp_path, text.replace(",", mark), "own.txt"))
    assert _data(found).columns() == ("a", "b")
    inputs, _ = _whole(found)
    assert inputs[3].tolist() == [3.5, 9.0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_last_line_without_one(tmp_path, end) -> None:
    found = _look(_file(tmp_path, ("x,y,c\n" + PLAIN).rstrip("\n").replace("\n", end)))
    assert found.params["rows"] == 20


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a;b;c\n" + "1,5;2,25;x\n3,5;4;y\n" * 9, [1.5, 2.25]),
        ('a,b,c\n"1,5","2,25",x\n"3,5","4,0",y\n', [1.5, 2.25]),
        ('a,b,c\n"1,234.5","1,000",x\n"2,000,000","7",y\n', [1234.5, 1000]),
        ("a;b;c\n1.234,5;2;x\n7.234,5;3,5;y\n", [1234.5, 2]),
        ("a;b;c\n1 234;2 %;x\n7 234;3;y\n", [1234, 2]),
        ("a;b;c\n−1.5;１２;x\n7;3;y\n", [-1.5, 12]),
    ],
)
def test_numbers_as_people_write_them(tmp_path, text, first) -> None:
    found = _look(_file(tmp_path, text))
    inputs, _ = _whole(found)
    assert found.skipped_count == 0
    assert first in inputs.tolist()


def test_underscores_are_no_part_of_a_number(tmp_path) -> None:
    found = _look(_file(tmp_path, "v,w,c\n1_0,1,a\n" + PLAIN + "7,1_0,a\n"))
    assert found.skipped_count == 2
    assert "1_0" in _reasons(found)["own.csv:2"]


@pytest.mark.parametrize(
    ("text", "columns", "target"),
    [
        ("1,2.5,x\n2,3.5,y\n3,4.5,x\n", ("column 2",), "column 3"),
        ("a,a,,kind\n1,2,3,x\n2,3,5,y\n4,4,4,x\n", ("a", "a (2)", "column 3"), "kind"),
        ('"x","y","c"\n"1",4,2.5,"a"\n"2",3,1,"b"\n"3",1,1,"b"\n', ("x", "y"), "c"),
        ("sep=;\nx;y;c\n4;2,5;a\n2;1;b\n", ("x", "y"), "c"),
        ("A table\nof mine\nx,y,c\n4,2.5,a\n2,1,b\n", ("x", "y"), "c"),
        ("label,x,y\na,4,2.5\nb,2,1\n", ("x", "y"), "label"),
    ],
)
def test_titles_missing_double_shifted_or_below_a_heading(tmp_path, text, columns, target) -> None:
    found = _look(_file(tmp_path, text))
    assert _data(found).columns() == columns
    assert found.params["target_column"] == target


def test_a_person_says_whether_there_are_titles(tmp_path) -> None:
    path = _file(tmp_path, "a,b\nc,d\na,d\nc,b\n")
    assert _look(path, header=False).params["rows"] == 4
    assert _look(path, header=True).params["rows"] == 3


# ---- what is wrong in it


def test_rows_that_cannot_be_used_are_named_counted_and_stop_nothing(tmp_path) -> None:
    bad = "3,4,a,5\n,3,b\n4,nan,a\n5,inf,b\n6,foo,a\n7,1e60,a\n8,8,\n"
    found = _look(_file(tmp_path, "x,y,c\n1,2\n" + PLAIN + bad + "9,9,a,,\n\n"))
    assert found.params["rows"] == 21
    assert found.skipped_count == 8
    reasons = _reasons(found)
    assert list(reasons) == [f"own.csv:{line}" for line in (2, 23, 24, 25, 26, 27, 28, 29)]
    assert "2 cells where 3" in reasons["own.csv:2"]
    assert "“x” is empty" in reasons["own.csv:24"]
    assert "infinite" in reasons["own.csv:26"]
    assert "“foo”" in reasons["own.csv:27"]
    assert "“c” is empty" in reasons["own.csv:29"]


def test_gaps_in_columns_that_are_not_used_cost_no_row(tmp_path) -> None:
    text = "x,y,c\n" + "".join(f"{n},{n if n % 3 else ''},{'ab'[n % 2]}\n" for n in range(30))
    path = _file(tmp_path, text)
    assert _look(path).params["rows"] == 20
    assert _look(path, input_columns=("x",)).params["rows"] == 30


@pytest.mark.parametrize(
    ("text", "rows", "bad"),
    [
        ("x,y,c\n" + PLAIN + '21,3,"a\n' + PLAIN, 40, {22}),
        ("x,y,c\n" + PLAIN + '21,"3,a\n22,"4",b\n' + PLAIN, 41, {22}),
        ('x,y,c\n21,"3,a\n' + PLAIN + '22,4",b\n' + PLAIN, 40, {2, 23}),
        ("x,y,c\n" + PLAIN + '21,3,"a', 20, {22}),
        ("x,y,c\n" + '1,2,"a\n' * 30 + PLAIN * 50, 1000, set(range(2, 32))),
    ],
)
def test_an_unclosed_quote_costs_its_own_line_only(tmp_path, text, rows, bad) -> None:
    found = _look(_file(tmp_path, text))
    assert found.params["rows"] == rows
    assert {int(name.split(":")[1]) for name in _reasons(found)} == bad


def test_quoted_cells_may_hold_separators_quotes_and_line_ends(tmp_path) -> None:
    rows = "".join(f'{n},"said ""so"",\nand {n % 3}",{"ab"[n % 2]}\n' for n in range(30))
    found = _look(_file(tmp_path, "x,t,c\n" + rows))
    assert found.skipped_count == 0
    assert _data(found).categories[0][0] == 'said "so", and 0'
    found = _look(_file(tmp_path, 'x,y,c\n1,5" disk,a\n2,3" disk,b\n3,5" disk,b\n'))
    assert _data(found).categories == (('3" disk', '5" disk'),)


def test_a_quote_across_the_border_of_two_pieces(tmp_path, monkeypatch) -> None:
    from studio.data.arrays import text_lines

    rows = "".join(f'{n},"two\nlines {n % 3}",{"ab"[n % 2]}\n' for n in range(300))
    text = "x,t,c\n" + rows + '7,"open,a\n' + rows
    whole = _look(_file(tmp_path, text))
    for size in (7, 64, 1001):
        monkeypatch.setattr(text_lines, "CHUNK", size)
        monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / f"home{size}"))
        pieces = _look(_file(tmp_path, text))
        assert pieces.params == whole.params
        assert _reasons(pieces) == _reasons(whole)


def test_characters_that_cannot_be_read_are_counted(tmp_path) -> None:
    text = ("x,c\n" + "1,é\n2,a\n" * 30).encode() + b"3,\xff\xfe\n4,\x00\n"
    found = _look(_file(tmp_path, text))
    assert any("utf-8: 1" in str(note) for note in found.notes)
    assert found.params["rows"] == 62


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "data-empty"),
        (b"\n\n  \n", "data-empty"),
        (b"a,b,c\n", "data-empty"),
        (b"a\n1\n2\n", "data-columns"),
        (b"PK\x03\x04" + bytes(3000), "data-kind"),
        (b"x,y\n" + b"1" * 5_000_000, "data-kind"),
        (b"a,b\n,\n,\n", "data-columns"),
        ("a,b\n" + "".join(f"{n},n{n}\n" for n in range(9)).replace("n", "k"), "data-columns"),
    ],
)
def test_what_is_no_table_is_one_sentence(tmp_path, text, code) -> None:
    refused = _refused(_file(tmp_path, text))
    assert refused.code == code
    assert str(refused.text).endswith(".")


def test_choices_that_cannot_be_are_one_sentence(tmp_path) -> None:
    rows = "".join(f"{n % 7},c{n % 1500},one,{n},\n" for n in range(6000))
    path = _file(tmp_path, "a,b,s,n,e\n" + rows)
    cases: list[tuple[Mapping[str, Raw], str]] = [
        ({"target_column": "b"}, "data-column"),
        ({"target_column": "q"}, "data-column"),
        ({"target_column": "s"}, "data-classes"),
        ({"target_column": "s", "predict": "number"}, "data-column"),
        ({"target_column": "n", "predict": "class"}, "data-column"),
        ({"target_column": "a", "input_columns": ("b",)}, "data-column"),
        ({"target_column": "a", "input_columns": ("a",)}, "data-columns"),
        ({"target_column": "a", "input_columns": ("e",)}, "data-empty"),
        ({"separator": "letters"}, "data-choice"),
    ]
    for choices, code in cases:
        assert _refused(path, **choices).code == code, choices


def test_classes_of_one_row_are_said(tmp_path) -> None:
    found = _look(_file(tmp_path, "a,b\n1,x\n2,y\n3,z\n4,z\n"))
    assert any("x, y" in str(note) for note in found.notes)
    assert checked(_data(found)).count("train") > 0


# ---- on the disk


def test_the_table_is_kept_and_read_again_where_that_is_gone(tmp_path, monkeypatch) -> None:
    path = write_plants(tmp_path / "plants.csv", 60)
    found = _look(path)
    first = _whole(found)
    path.touch()
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / "elsewhere"))
    second = _whole(found)
    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))
    path.unlink()
    assert np.array_equal(_whole(found)[0], first[0]), "what is kept is enough"
    monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(Refused) as refused:
        checked(_data(found))
    assert refused.value.code == "data-missing"


def test_a_table_that_changed_is_refused_until_it_is_opened_again(tmp_path) -> None:
    path = write_plants(tmp_path / "plants.csv", 60)
    found = _look(path)
    path.write_text(path.read_text(encoding="utf-8").replace("fern", "tree"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        checked(_data(found))
    assert refused.value.code == "data-changed"
    assert set(_look(path).counts) == {"tree", "moss", "reed"}


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
    refused = _refused(_file(tmp_path, b"anything", name))
    assert refused.code == "data-reader"
    assert f"pip install {package}" in str(refused.text)
    assert _refused(_file(tmp_path, b"anything", "t.xls")).code == "data-kind"


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
    found = _look(tmp_path / "t.parquet")
    assert _data(found).columns() == ("a", "颜色=红", "颜色=绿", "ok=False", "ok=True")
    assert (found.params["rows"], list(_reasons(found))) == (49, ["t.parquet:4"])
    assert _whole(found)[0][1].tolist() == [0.5, 0, 1, 1, 0]
    assert _refused(_file(tmp_path, b"no parquet", "u.parquet")).code == "data-kind"


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
    found = _look(path)
    assert found.counts == {"狗": 10, "猫": 9}
    assert list(_reasons(found)) == ["t.xlsx:8"]
    assert _whole(found)[0][1].tolist() == [0.5, 1]
    assert _look(path, sheet="two", header=False).params["rows"] == 20
    assert _refused(path, sheet="three").code == "data-sheet"
    assert _refused(_file(tmp_path, b"no sheet", "u.xlsx")).code == "data-kind"
