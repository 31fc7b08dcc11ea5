"""Training from chosen starts: given weights are the first ones, locked ones stay to the bit."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from studio.engine.messages import LogLine
from studio.graph import edits, recipe_edits, start_edits
from studio.graph.model import Document, Entry, Given
from studio.spec.problems import Refused
from tests.documents import mlp
from tests.engine.runs import StoppingAt, moody, plan_of, project_of, run

FC1, NORM, FC2 = "n2", "n3", "n6"
VALUES = tuple(number / 16 - 2 for number in range(64))


def _document() -> Document:
    document = start_edits.set_start(moody(), FC1, "weight", Given((16, 4), VALUES))
    document = start_edits.set_frozen(document, FC1, "weight", True)
    document = start_edits.set_frozen(document, NORM, "weight", True)
    document = start_edits.set_frozen(document, NORM, "bias", True)
    return start_edits.set_start(document, FC2, "weight", Entry("orthogonal_", {"gain": 0.5}))


def _weights(folder: Path) -> dict[str, Tensor]:
    return load_file(folder / "weights.safetensors")


@pytest.mark.parametrize(
    ("optimizer", "decay"), [("SGD", {"momentum": 0.9, "weight_decay": 0.1}), ("AdamW", {})]
)
def test_a_locked_tensor_is_the_same_after_training_and_the_others_are_not(
    tmp_path: Path, optimizer: str, decay: dict[str, float]
) -> None:
    document = recipe_edits.choose(_document(), "optimizer", optimizer)
    for field, value in decay.items():
        document = recipe_edits.set_recipe_param(document, "optimizer", field, value)
    run(plan_of(project_of(document, epochs=2, l2=0.01), folder=tmp_path))
    after = _weights(tmp_path)
    assert torch.equal(after["fc1.weight"], torch.tensor(VALUES).reshape(16, 4))
    assert after["norm1.weight"].eq(1).all()
    assert after["norm1.bias"].eq(0).all()
    assert after["fc1.bias"].abs().max() > 0
    rows = after["fc2.weight"]
    assert not torch.allclose(rows @ rows.T, 0.25 * torch.eye(3), atol=1e-4)


def test_a_run_that_was_stopped_goes_on_bit_for_bit_with_locks_in_place(tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    run(plan_of(project_of(_document(), epochs=2, batch_size=8), folder=whole))
    run(plan_of(project_of(_document(), epochs=2, batch_size=8), folder=part), StoppingAt(13))
    again = project_of(_document(), epochs=1, batch_size=8)
    run(plan_of(again, folder=part, source=part, keep_going=True))
    one, other = _weights(whole), _weights(part)
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_with_everything_locked_there_is_nothing_to_train(tmp_path: Path) -> None:
    document = mlp()
    for node in ("n2", "n4"):
        for name in ("weight", "bias"):
            document = start_edits.set_frozen(document, node, name, True)
    with pytest.raises(Refused) as refused:
        run(plan_of(project_of(document), folder=tmp_path))
    assert refused.value.code == "nothing-to-train"
    assert "locked" in str(refused.value)


def test_going_on_keeps_what_was_learned_but_a_newer_choice_by_hand_counts(
    tmp_path: Path,
) -> None:
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    run(plan_of(project_of(_document(), epochs=1), folder=first))
    locked = start_edits.set_frozen(_document(), FC2, "bias", True)
    renamed = edits.rename(locked, FC2, "last")
    run(plan_of(project_of(renamed, epochs=1), folder=second, source=first), StoppingAt(0))
    before, after = _weights(first), _weights(second)
    assert torch.equal(after["last.weight"], before["fc2.weight"])
    assert torch.equal(after["fc1.bias"], before["fc1.bias"])
    ones = Given((3, 16), (1.0,) * 48)
    by_hand = start_edits.set_start(renamed, FC2, "weight", ones)
    messages = run(
        plan_of(project_of(by_hand, epochs=1), folder=third, source=second), StoppingAt(0)
    )
    after = _weights(third)
    assert after["last.weight"].eq(1).all()
    assert torch.equal(after["last.bias"], before["fc2.bias"])
    assert not any("fresh weights" in str(m.text) for m in messages if isinstance(m, LogLine))
