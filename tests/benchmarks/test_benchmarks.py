"""The benchmarks run and print rows that make sense; how fast anything is, no test asserts."""

from __future__ import annotations

import json
import math

from tests.benchmarks import (
    advice,
    core,
    cost,
    own_data,
    own_table,
    peers,
    plots,
    small_forms,
    training,
)


def _rows(capsys) -> dict[str, dict]:
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    rows = {row["name"]: row for row in map(json.loads, lines)}
    for row in rows.values():
        assert math.isfinite(row["value"])
        assert row["value"] >= 0
        assert row["better"] in ("higher", "lower")
    return rows


def test_the_core(capsys) -> None:
    core.main(nodes=40, rounds=2)
    assert len(_rows(capsys)) == 7


def test_advice(capsys) -> None:
    advice.main(nodes=40, rounds=2, template_name="digits")
    assert set(_rows(capsys)) == {"advice on 40 nodes", "advice on digits"}


def test_the_plots(capsys, qapp) -> None:
    plots.main(points=(100, 1_000), maps=4, rounds=2)
    assert set(_rows(capsys)) == {"curve of 1000 points", "frame of 4 maps"}


def test_training_with_the_window_live(capsys, qapp, qtbot) -> None:
    document, node = training.documents()["mlp"]
    training.measure("mlp", document, node, rounds=1, seconds=0.2)
    rows = _rows(capsys)
    assert rows["training mlp"]["value"] > 0
    assert "UI timer mlp" in rows


def test_own_data(capsys, tmp_path) -> None:
    jobs = own_data.Jobs()
    own_data.measure(jobs, tmp_path, count=40, small=40)
    assert jobs.close(10.0)
    assert len(_rows(capsys)) == 6


def test_own_table(capsys, tmp_path) -> None:
    jobs = own_table.Jobs()
    own_table.measure(jobs, tmp_path, rows=300)
    assert jobs.close(10.0)
    assert len(_rows(capsys)) == 5


def test_the_canvas_beside_other_editors(capsys) -> None:
    peers.measure(100, (), rounds=1)
    assert set(_rows(capsys)) == {"canvas of 100 nodes: zoom", "canvas of 100 nodes: drag"}


def test_a_small_form(capsys) -> None:
    small_forms.measure("resnet18", epochs=1, count=100)
    assert len(_rows(capsys)) == 2


def test_the_forecasts(capsys) -> None:
    jobs = cost.Jobs()
    cost.tensors("mlp", cost.documents()["mlp"])
    cost.seconds("mlp", cost.documents()["mlp"], jobs)
    assert jobs.close(10.0)
    rows = _rows(capsys)
    assert len(rows) == 2
    assert rows["mlp: tensors, forecast / measured"]["value"] == 1.0
