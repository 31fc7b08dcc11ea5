"""The same runs on a graphics card, where torch can use one."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from studio.data.survey import Watch, survey
from studio.engine.checkpoint import read_state
from studio.engine.feed import Feed
from studio.engine.messages import Answered, Finished, Started, Steps
from studio.engine.trainer import NotFinite
from studio.engine.wishes import Want
from studio.graph import recipe_edits
from studio.graph.binding import bind_entry
from studio.graph.model import Entry
from studio.spec.data import DATA_SETS
from studio.spec.fields import NO_NAMES
from tests.documents import chain
from tests.engine.runs import StoppingAt, moody, plan_of, project_of, run
from tests.engine.test_failures import DEEP
from tests.pictures import write_classes

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="no graphics card"),
]


@pytest.mark.parametrize("mode", ["exact", "tuned"])
def test_a_run_tells_every_step_and_comes_close_to_the_processor(mode: str) -> None:
    document = chain((4,), [("Linear", {"out_features": 8}), ("ReLU", {}), OUT], Entry("Iris"))
    losses = []
    for device in ("cpu", "cuda"):
        plan = plan_of(project_of(document, epochs=3, batch_size=8, device=device, mode=mode))
        messages = run(plan)
        (started,) = [m for m in messages if isinstance(m, Started)]
        assert started.device.startswith(device)
        losses.append([v for m in messages if isinstance(m, Steps) for v in m.values["loss"]])
        assert len(losses[-1]) == started.steps
        assert isinstance(messages[-1], Finished)
    torch.testing.assert_close(losses[0], losses[1], rtol=1e-2, atol=1e-3)


OUT = ("Linear", {"out_features": 3})


def test_a_stopped_run_with_dropout_goes_on_bit_for_bit(tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    long = project_of(moody(), epochs=3, batch_size=8, device="cuda")
    run(plan_of(long, folder=whole))
    run(plan_of(long, folder=part), StoppingAt(17))
    epochs = 3 - read_state(part)["epoch"]
    rest = project_of(moody(), epochs=epochs, batch_size=8, device="cuda")
    run(plan_of(rest, folder=part, source=part, keep_going=True))
    one, other = (load_file(folder / "weights.safetensors") for folder in (whole, part))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_diverging_run_leaves_finite_weights(tmp_path: Path) -> None:
    document = recipe_edits.choose(chain((10,), DEEP, Entry("Diabetes")), "loss", "MSELoss")
    wild = recipe_edits.choose(document, "optimizer", "SGD")
    with pytest.raises(NotFinite):
        run(plan_of(project_of(wild, epochs=300, lr=999.0, device="cuda"), folder=tmp_path))
    weights = load_file(tmp_path / "weights.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


def test_pictures_come_from_the_card() -> None:
    from studio.engine.control import Control

    control = Control()
    wants = frozenset({Want(("n2",)), Want(("n2",), "weight", "full")})
    control.set_wishes(wants)
    messages = run(plan_of(project_of(moody(), epochs=1, device="cuda")), control)
    (taken,) = [m for m in messages if isinstance(m, Answered)]
    assert set(taken.answers) == wants


def test_pictures_that_are_kept_as_bytes_become_the_same_numbers(tmp_path: Path) -> None:
    found = survey(write_classes(tmp_path, 12), {}, Watch())
    data, _ = bind_entry(DATA_SETS, Entry(found.entry_type, found.params), NO_NAMES)
    assert data is not None
    one, other = (Feed(data, torch.device(name)).parts["train"]["input"] for name in DEVICES)
    assert other[:].is_cuda
    assert torch.equal(one[:], other[:].cpu())


DEVICES = ("cpu", "cuda")
