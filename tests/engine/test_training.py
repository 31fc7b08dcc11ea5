"""Training: equal to a hand-written loop to the last bit, and obedient within one batch."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from studio.data import checked
from studio.engine.compile import compile_program
from studio.engine.measurements import Measurements
from studio.engine.messages import Finished, Steps
from studio.engine.wishes import Charting, Given, Holding, Inside, Predicting, Trying, Want, Wish
from studio.graph import edits, recipe_edits
from studio.graph.binding import bind_data
from studio.graph.model import Entry
from studio.jobs import Jobs
from studio.project import Project
from studio.spec.problems import Refused
from tests.documents import chain, mlp
from tests.engine.runs import LABEL, engine, moody, plan_of, project_of, run, trained, until


def _weights(project: Project) -> dict[str, Tensor]:
    return load_file(_folder(project) / "weights.safetensors")


def _folder(project: Project) -> Path:
    assert project.run is not None
    return project.run.folder


def _same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[k], other[k]) for k in one)


def _by_hand(project: Project, epochs: int, seed: int, size: int, lr: float) -> dict[str, Tensor]:
    """The loop of the documentation: what a person would write around the exported text."""
    compiled = compile_program(project.program())
    net = compiled.networks()["net"]
    compiled.initialise(net, seed)
    data, _ = bind_data(project.document)
    assert data is not None
    loaded = checked(data)
    assert loaded.scale is not None
    mean, std = torch.tensor(loaded.scale.mean), torch.tensor(loaded.scale.std)
    x = (torch.from_numpy(loaded.parts["train"]["input"]) - mean) / std
    y = torch.from_numpy(loaded.parts["train"]["target"])
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    for epoch in range(epochs):
        generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
        batches = list(torch.randperm(len(x), generator=generator).split(size))
        if len(batches[-1]) == 1:
            batches[-2:] = [torch.cat(batches[-2:])]
        net.train()
        for indices in batches:
            optimizer.zero_grad()
            batch = {"input": x[indices], "target": y[indices]}
            losses, _ = compiled.steps["train"]({"net": net}, batch)
            losses["net"].backward()
            optimizer.step()
    return net.state_dict()


@pytest.mark.parametrize("size", [8, 13])
def test_a_run_is_bit_equal_to_a_hand_written_loop(size: int) -> None:
    project = project_of(moody(), epochs=3, seed=7, batch_size=size, lr=0.01)
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    with engine() as jobs:
        trained(jobs, project)
    assert _same(_weights(project), _by_hand(project, 3, 7, size, 0.01))


def _looked(project: Project) -> bool:
    return project.pictures.get(Want(("n2",), "weight", "full")) is not None


def test_looking_changes_nothing_and_another_seed_does() -> None:
    wants: set[Wish] = {Want((f"n{i}",), "output", "mosaic", i) for i in range(1, 8)}
    wants |= {Want(("n2",), "weight", "full"), Predicting("validation")}
    wants |= {Trying(Given(np.ones(4, np.float32))), Holding(("n2",)), Holding(("n3",))}
    wants |= {Inside(("n2",)), Inside(("n3",), 2)}
    runs = []
    for seed, looking in ((3, False), (3, True), (4, False)):
        project = project_of(moody(), epochs=5, batch_size=8, seed=seed)
        with engine() as jobs:
            jobs.show(project)
            jobs.want("test", frozenset(wants) if looking else frozenset())
            trained(jobs, project)
            if looking:
                until(jobs, partial(_looked, project))
        assert project.measurements.step >= 50
        runs.append(_weights(project))
    assert _same(runs[0], runs[1])
    assert not _same(runs[0], runs[2])


def _answered(jobs: Jobs, project: Project) -> bool:
    return not jobs.missing(project)


def test_charting_a_plane_changes_nothing() -> None:
    """Dropout in the network, and its surface drawn all the time."""
    layers = [("Linear", {"out_features": 8}), ("Dropout", {}), ("Linear", {"out_features": 2})]
    runs = []
    for wishes in (frozenset(), frozenset({Charting(), Want(("n2",), "surface")})):
        document = chain((2,), layers, Entry("Moons"))
        project = project_of(document, epochs=5, batch_size=8, seed=3)
        with engine() as jobs:
            jobs.show(project)
            jobs.want("test", wishes)
            trained(jobs, project)
            until(jobs, partial(_answered, jobs, project))
        runs.append(_weights(project))
    assert _same(*runs)


def test_pictures_and_numbers_come_also_while_epochs_are_short() -> None:
    """One batch an epoch, thousands of epochs: what is told does not wait for a long one."""
    want = Want(("n2",), "weight", "mosaic")
    seen: set[int] = set()
    project = project_of(mlp(), epochs=100_000, batch_size="all")
    with engine() as jobs:
        jobs.show(project)
        jobs.want("test", frozenset({want}))
        jobs.train(project)

        def several() -> bool:
            picture = project.pictures.get(want)
            seen.add(0 if picture is None else picture.step)
            return len(seen) > 4

        until(jobs, several)
        assert project.measurements.epoch > 50
        jobs.stop()
        until(jobs, lambda: jobs.running is None)


def test_numbers_are_told_twenty_times_a_second_and_none_is_left_out() -> None:
    messages = run(plan_of(project_of(mlp(), epochs=400, batch_size="all")))
    steps = [message for message in messages if isinstance(message, Steps)]
    seconds = messages[-1].seconds if isinstance(messages[-1], Finished) else 0.0
    assert len(steps) <= 20 * seconds + 2
    numbers = [m.first + i for m in steps for i in range(len(m.values["loss"]))]
    assert numbers == list(range(1, 401))
    assert sum(m.samples for m in steps) == 400 * 105
    assert sum(m.seconds for m in steps) <= seconds


def test_going_on_is_the_same_as_one_long_run() -> None:
    long = project_of(moody(), epochs=4, seed=1)
    short = project_of(moody(), epochs=2, seed=1)
    with engine() as jobs:
        trained(jobs, long)
        trained(jobs, short)
        trained(jobs, short, start="continue")
    assert _same(_weights(long), _weights(short))
    assert short.measurements.epoch == 4
    steps, losses = short.measurements.series("train/loss")
    assert len(steps) == len(losses) == short.measurements.step
    expected, _ = long.measurements.series("train/loss")
    assert list(steps) == list(expected)


def test_pause_step_and_stop_act_within_one_batch() -> None:
    project = project_of(mlp(), epochs=100_000, batch_size=8)
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: project.measurements.step > 3)
        jobs.pause()
        until(jobs, lambda: project.measurements.state == "paused")
        seen = project.measurements.step
        jobs.single_step(project)
        until(jobs, lambda: project.measurements.step > seen)
        assert project.measurements.step == seen + 1
        jobs.resume()
        until(jobs, lambda: project.measurements.step > seen + 3)
        jobs.stop()
        until(jobs, lambda: jobs.running is None)
    assert project.measurements.state == "stopped"
    assert "test" in project.measurements.final


def test_a_single_step_from_nothing_is_one_batch() -> None:
    project = project_of(mlp())
    with engine() as jobs:
        jobs.single_step(project)
        until(
            jobs, lambda: project.measurements.state == "paused" and project.measurements.step > 0
        )
        assert project.measurements.step == 1


def test_the_learning_rate_moves_during_the_run() -> None:
    project = project_of(mlp(), epochs=100_000, batch_size=8)
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: project.measurements.step > 3)
        jobs.set_learning_rate(0.125)
        until(jobs, lambda: project.measurements.learning_rate == 0.125)
        jobs.stop()
        until(jobs, lambda: jobs.running is None)
    lines = [str(line) for line in project.measurements.log]
    assert "epoch 1 of 100,000" in lines[0]
    assert any("learning rate is 0.125" in line for line in lines)
    assert lines[-1].startswith("Stopped at step")
    assert [str(line) for line in Measurements.read(_folder(project)).log] == lines


def test_a_loss_that_is_no_number_stops_with_the_last_finite_weights() -> None:
    wild = recipe_edits.choose(mlp(hidden=32), "optimizer", "SGD")
    project = project_of(wild, epochs=200, lr=999.0)
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: jobs.running is None)
        assert project.measurements.failure is not None
        assert project.measurements.failure.code == "loss-not-finite"
        assert "learning rate" in str(project.measurements.failure.text)
        trained(jobs, project_of(mlp(), epochs=1))


@pytest.mark.parametrize("size", [1, "all", 1_000_000])
def test_every_batch_size_trains(size: int | str) -> None:
    project = project_of(mlp(), epochs=1, batch_size=size)
    with engine() as jobs:
        trained(jobs, project)
    count = project.measurements.steps_per_epoch
    assert project.measurements.step == count
    assert (count > 100) if size == 1 else (count == 1)


def test_a_layer_of_160_gigabytes_is_refused_before_anything_is_allocated() -> None:
    layers = [("Linear", {"out_features": 200_000}), ("Linear", {"out_features": 200_000})]
    document = chain((4,), [*layers, ("Linear", {"out_features": 3})], Entry("Iris"))
    project = project_of(document)
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: jobs.running is None)
    assert project.measurements.failure is not None
    assert project.measurements.failure.code == "memory"
    assert "fc2" in str(project.measurements.failure.text)


def test_a_missing_graphics_card_is_a_sentence() -> None:
    project = project_of(mlp(), device="cuda")
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: jobs.running is None)
    if not torch.cuda.is_available():
        assert project.measurements.failure is not None
        assert project.measurements.failure.code == "device-missing"


def test_one_training_at_a_time() -> None:
    with engine() as jobs:
        project = project_of(mlp(), epochs=100_000)
        jobs.train(project)
        with pytest.raises(Refused) as refused:
            jobs.train(project)
        assert refused.value.code == "training"


def test_a_network_without_weights_says_so() -> None:
    project = project_of(chain((2,), [("Identity", {})], Entry("Moons")))
    with engine() as jobs:
        jobs.train(project)
        until(jobs, lambda: jobs.running is None)
    assert project.measurements.failure is not None
    assert project.measurements.failure.code == "nothing-to-train"


def test_the_tuned_mode_learns_as_well() -> None:
    project = project_of(mlp(), epochs=40, mode="tuned", lr=0.01)
    with engine() as jobs:
        trained(jobs, project)
    assert project.measurements.final["test"]["accuracy"] > 0.85


def test_a_run_can_be_read_back(tmp_path: Path) -> None:
    project = project_of(mlp(), epochs=3)
    with engine() as jobs:
        trained(jobs, project, folder=tmp_path / "run")
    again = Measurements.read(tmp_path / "run")
    for name in project.measurements.names():
        for now, then in zip(project.measurements.series(name), again.series(name), strict=True):
            assert list(now) == list(then)
    assert again.state == "finished"
    assert again.final == project.measurements.final
    names = {path.name for path in (tmp_path / "run").iterdir()}
    assert names >= {"config.json", "metrics.jsonl", "weights.safetensors", "model.py"}
    text = (tmp_path / "run" / "model.py").read_text(encoding="utf-8")
    assert text == project.program().text


def test_editing_one_layer_keeps_the_weights_of_the_others() -> None:
    project = project_of(mlp(), epochs=2)
    with engine() as jobs:
        trained(jobs, project)
        before = _weights(project)
        project.edit(edits.rename, "n2", "hidden", label=LABEL)
        project.edit(
            edits.insert_on_wire, "Linear", "n4", 0, (0, 0), {"out_features": 8}, label=LABEL
        )
        project.edit(recipe_edits.set_recipe_param, "optimizer", "lr", 1e-12, label=LABEL)
        trained(jobs, project, start="continue")
    after = _weights(project)
    assert torch.allclose(after["hidden.weight"], before["fc1.weight"], atol=1e-6)
    assert torch.allclose(after["fc2.weight"], before["fc2.weight"], atol=1e-6)
    assert any("fc1" in str(line) for line in project.measurements.log)


def test_a_killed_run_comes_back_with_curves_and_weights(tmp_path: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from tests.engine.runs import engine, project_of, until
        from tests.documents import mlp
        project = project_of(mlp(), epochs=100_000, batch_size=8)
        with engine() as jobs:
            jobs.train(project, folder=Path(sys.argv[1]))
            until(jobs, lambda: project.measurements.step > 50, 60)
            print("saved", flush=True)
            until(jobs, lambda: False, 60)
    """
    folder = tmp_path / "run"
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "saved\n"
    os.kill(child.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    child.wait(20)
    child.stdout.close()
    project = project_of(mlp(), epochs=1, batch_size=8)
    with engine() as jobs:
        jobs.attach_run(project, folder)
        assert project.measurements.state == "stopped"
        steps, values = project.measurements.series("train/loss")
        assert len(steps) > 10
        assert all(math.isfinite(value) for value in values)
        jobs.show(project)
        want = Want(("n2",), "weight", "full")
        jobs.want("test", frozenset({want}))
        until(jobs, lambda: project.pictures.get(want) is not None)
        seen = project.pictures.get(want)
        assert seen is not None
        assert torch.equal(torch.from_numpy(seen.values[0]), _weights(project)["fc1.weight"])
