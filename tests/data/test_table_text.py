"""A person's own table as others wrote it, with all that can be wrong in it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from studio.data import checked
from studio.spec.fields import Raw
from tests.tables import arrays_of, data_of, look, reasons_of, refusal, written

PLAIN = "".join(f"{n},{n * 0.5},{'ab'[n % 2]}\n" for n in range(1, 21))
FLOWERS = "花萼长,花萼宽,颜色,种类\n" + "".join(
    f"{5 + n / 10:.1f},3.{n % 10},{'红绿蓝'[n % 3]},{('山鸢尾', '变色鸢尾')[n % 2]}\n"
    for n in range(30)
)


# ---- how it is written


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_chinese_table_in_any_usual_encoding(tmp_path, encoding) -> None:
    found = look(written(tmp_path, FLOWERS.encode(encoding)))
    data = data_of(found)
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
    found = look(written(tmp_path, f"x,{title}\n{rows}".encode(encoding)))
    assert found.params["target_column"] == title
    assert set(found.counts) == set(values)


def test_texts_that_come_late_decide_the_encoding_too(tmp_path) -> None:
    text = "x,y,c\n" + "1.25,2,cat\n2,3,dog\n" * 60_000 + "1,2,猫\n2,3,狗\n" * 20
    found = look(written(tmp_path, text.encode("gb18030")))
    assert found.counts == {"cat": 60_000, "dog": 60_000, "狗": 20, "猫": 20}


def test_a_person_corrects_the_encoding(tmp_path) -> None:
    path = written(tmp_path, "x,c\n1,好\n2,坏\n3,好\n".encode("gbk"))
    found = look(path, encoding="gb18030")
    assert set(found.counts) == {"好", "坏"}
    for wrong in ("klingon", "base64"):
        assert refusal(path, encoding=wrong).code == "data-encoding"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", " "])
def test_separators(tmp_path, mark) -> None:
    text = "a,b,kind\n" + "".join(f"{n}.5,{n * 3},{'xy'[n % 2]}\n" for n in range(30))
    found = look(written(tmp_path, text.replace(",", mark), "own.txt"))
    assert data_of(found).columns() == ("a", "b")
    inputs, _ = arrays_of(found)
    assert inputs[3].tolist() == [3.5, 9.0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_last_line_without_one(tmp_path, end) -> None:
    found = look(written(tmp_path, ("x,y,c\n" + PLAIN).rstrip("\n").replace("\n", end)))
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
    found = look(written(tmp_path, text))
    inputs, _ = arrays_of(found)
    assert found.skipped_count == 0
    assert first in inputs.tolist()


def test_underscores_are_no_part_of_a_number(tmp_path) -> None:
    found = look(written(tmp_path, "v,w,c\n1_0,1,a\n" + PLAIN + "7,1_0,a\n"))
    assert found.skipped_count == 2
    assert "1_0" in reasons_of(found)["own.csv:2"]


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
    found = look(written(tmp_path, text))
    assert data_of(found).columns() == columns
    assert found.params["target_column"] == target


def test_a_person_says_whether_there_are_titles(tmp_path) -> None:
    path = written(tmp_path, "a,b\nc,d\na,d\nc,b\n")
    assert look(path, header=False).params["rows"] == 4
    assert look(path, header=True).params["rows"] == 3


# ---- what is wrong in it


def test_rows_that_cannot_be_used_are_named_counted_and_stop_nothing(tmp_path) -> None:
    bad = "3,4,a,5\n,3,b\n4,nan,a\n5,inf,b\n6,foo,a\n7,1e60,a\n8,8,\n"
    found = look(written(tmp_path, "x,y,c\n1,2\n" + PLAIN + bad + "9,9,a,,\n\n"))
    assert found.params["rows"] == 21
    assert found.skipped_count == 8
    reasons = reasons_of(found)
    assert list(reasons) == [f"own.csv:{line}" for line in (2, 23, 24, 25, 26, 27, 28, 29)]
    assert "2 cells where 3" in reasons["own.csv:2"]
    assert "“x” is empty" in reasons["own.csv:24"]
    assert "infinite" in reasons["own.csv:26"]
    assert "“foo”" in reasons["own.csv:27"]
    assert "“c” is empty" in reasons["own.csv:29"]


def test_gaps_in_columns_that_are_not_used_cost_no_row(tmp_path) -> None:
    text = "x,y,c\n" + "".join(f"{n},{n if n % 3 else ''},{'ab'[n % 2]}\n" for n in range(30))
    path = written(tmp_path, text)
    assert look(path).params["rows"] == 20
    assert look(path, input_columns=("x",)).params["rows"] == 30


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
    found = look(written(tmp_path, text))
    assert found.params["rows"] == rows
    assert {int(name.split(":")[1]) for name in reasons_of(found)} == bad


def test_quoted_cells_may_hold_separators_quotes_and_line_ends(tmp_path) -> None:
    rows = "".join(f'{n},"said ""so"",\nand {n % 3}",{"ab"[n % 2]}\n' for n in range(30))
    found = look(written(tmp_path, "x,t,c\n" + rows))
    assert found.skipped_count == 0
    assert data_of(found).categories[0][0] == 'said "so", and 0'
    found = look(written(tmp_path, 'x,y,c\n1,5" disk,a\n2,3" disk,b\n3,5" disk,b\n'))
    assert data_of(found).categories == (('3" disk', '5" disk'),)


def test_a_quote_across_the_border_of_two_pieces(tmp_path, monkeypatch) -> None:
    from studio.data.arrays import text_lines

    rows = "".join(f'{n},"two\nlines {n % 3}",{"ab"[n % 2]}\n' for n in range(300))
    text = "x,t,c\n" + rows + '7,"open,a\n' + rows
    whole = look(written(tmp_path, text))
    for size in (7, 64, 1001):
        monkeypatch.setattr(text_lines, "CHUNK", size)
        monkeypatch.setenv("LAYERLOOM_HOME", str(tmp_path / f"home{size}"))
        pieces = look(written(tmp_path, text))
        assert pieces.params == whole.params
        assert reasons_of(pieces) == reasons_of(whole)


def test_characters_that_cannot_be_read_are_counted(tmp_path) -> None:
    text = ("x,c\n" + "1,é\n2,a\n" * 30).encode() + b"3,\xff\xfe\n4,\x00\n"
    found = look(written(tmp_path, text))
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
    refused = refusal(written(tmp_path, text))
    assert refused.code == code
    assert str(refused.text).endswith(".")


def test_choices_that_cannot_be_are_one_sentence(tmp_path) -> None:
    rows = "".join(f"{n % 7},c{n % 1500},one,{n},\n" for n in range(6000))
    path = written(tmp_path, "a,b,s,n,e\n" + rows)
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
        assert refusal(path, **choices).code == code, choices


def test_classes_of_one_row_are_said(tmp_path) -> None:
    found = look(written(tmp_path, "a,b\n1,x\n2,y\n3,z\n4,z\n"))
    assert any("x, y" in str(note) for note in found.notes)
    assert checked(data_of(found)).count("train") > 0
