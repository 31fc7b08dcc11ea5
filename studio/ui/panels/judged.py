"""Samples of a part beside what the network says of them: how wrong, and in words. No widget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.engine.wishes import Predicted
from studio.spec.data import Target


@dataclass(frozen=True, eq=False)
class Judged:
    """Samples of one part with the network's answers.

    `inputs` `(N, …)` raw; `targets` `(N,)` classes or `(N, …)` numbers; `outputs` `(N, classes)`
    probabilities, or `(N, …)` numbers; `classes` None for numbers.
    """

    inputs: Any
    targets: NDArray
    outputs: NDArray
    classes: tuple[str, ...] | None
    columns: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def pictures(self) -> bool:
        return len(self.inputs.shape) == 4 and self.inputs.shape[1] in (1, 3)

    def said(self) -> NDArray:
        """The class that the network names, `(N,)`; of numbers the first one."""
        return self._said

    @cached_property
    def _said(self) -> NDArray:
        if self.classes is None:
            return self.outputs.reshape(len(self.outputs), -1)[:, 0]
        return np.nan_to_num(self.outputs).argmax(axis=1)

    def errors(self) -> NDArray:
        """How wrong each answer is, `(N,)`: 1 − probability of the truth, plus 1 where another
        class is named; or the distance of the first number.
        """
        return self._errors

    @cached_property
    def _errors(self) -> NDArray:
        if self.classes is None:
            truth = self.targets.reshape(len(self), -1)[:, 0]
            return np.abs(self.said() - truth)
        rows = np.arange(len(self))
        wrong = self.said() != self.targets
        return wrong + 1 - np.nan_to_num(self.outputs)[rows, self.targets]

    def truth_text(self, row: int) -> str:
        return self._text(self.targets[row])

    def said_text(self, row: int) -> str:
        return self._text(self.said()[row])

    def _text(self, value: Any) -> str:
        if self.classes is not None:
            return self.classes[int(value)]
        return f"{float(np.ravel(value)[0]):.4g}"


@dataclass(frozen=True, eq=False)
class JudgedPictures(Judged):
    """Answers to look at: a class for each pixel (`kinds` of them), or a picture (`kinds` 0).

    `targets` uint8 `(N, H, W)` or float32 `(N, C, H, W)`; `outputs` `(N, kinds, H, W)`
    probabilities or `(N, C, H, W)`. `classes` is None: no sample has a single class.
    """

    kinds: int = 0

    def said(self) -> NDArray:
        """The class at each pixel `(N, H, W)`, or the pictures as they came."""
        outputs = np.nan_to_num(self.outputs)
        return outputs.argmax(axis=1) if self.kinds else outputs

    def errors(self) -> NDArray:
        """Part of the pixels that are named wrong, or the mean squared error of each picture."""
        if self.kinds:
            return (self.said() != self.targets).mean(axis=(1, 2))
        return np.square(self.said() - self.targets).mean(axis=(1, 2, 3))

    def truth_text(self, row: int) -> str:
        return ""

    def said_text(self, row: int) -> str:
        error = float(self._errors_of(row))
        return f"{1 - error:.1%}" if self.kinds else f"{error:.3g}"

    def _errors_of(self, row: int) -> NDArray:
        one = slice(row, row + 1)
        part = JudgedPictures(
            self.inputs[one], self.targets[one], self.outputs[one], None, kinds=self.kinds
        )
        return part.errors()[0]

    def panes(self, row: int) -> tuple[NDArray, ...]:
        """What is shown side by side, each `(1 or 3, H, W)` from 0 to 1: the input, the truth where
        it is another picture, the answer.
        """
        shown = np.asarray(self.inputs[row])
        answer = np.nan_to_num(self.outputs[row])
        if not self.kinds:
            truth = np.asarray(self.targets[row])
            same = truth.shape == shown.shape and bool((truth == shown).all())
            return (shown, answer) if same else (shown, truth, answer)
        highest = max(1, self.kinds - 1)
        named = answer.argmax(axis=0)
        return (shown, *(areas[None] / highest for areas in (self.targets[row], named)))


def judge(answer: Predicted, target: Target, columns: tuple[str, ...]) -> Judged:
    """The samples and answers of one part, by what the data ask for."""
    assert answer.targets is not None
    assert answer.outputs is not None
    if target.pictured:
        kinds = len(target.classes or ())
        return JudgedPictures(answer.inputs, answer.targets, answer.outputs, None, columns, kinds)
    return Judged(answer.inputs, answer.targets, answer.outputs, target.classes, columns)
