"""Running statistics of frozen layers in the text: they stay, and are what is computed with."""

from __future__ import annotations

from collections.abc import Sequence

from studio.graph.layout import STEP, Call, lines

HOLD = "hold_statistics"
"""The function of the text; no class may be called so where it is there."""

FUNCTION = f'''\
def {HOLD}(*frozen):
    """Normalize with the running statistics, and leave them as they are, as in evaluation."""
    for layer in frozen:
        for module in layer.modules():
            if getattr(module, "track_running_stats", False):
                module.eval()
'''


def holding(modules: Sequence[str]) -> list[str]:
    """The end of a constructor and the method `train` of a class with frozen `modules`."""
    return [
        f"{STEP * 2}self.train()",
        "",
        f"{STEP}def train(self, mode=True):",
        f'{STEP * 2}"""As nn.Module.train, but the statistics of frozen layers stay."""',
        f"{STEP * 2}super().train(mode)",
        *lines(Call(HOLD, tuple(modules)), 2),
        f"{STEP * 2}return self",
    ]
