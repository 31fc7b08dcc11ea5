"""What ends a task of the engine, as sentences: too little memory, no torch, a fault. No torch."""

from __future__ import annotations

import logging

from studio.spec.messages import translate
from studio.spec.problems import Refused, Repair

_LOG = logging.getLogger(__name__)


def is_out_of_memory(error: BaseException) -> bool:
    """The processor's allocator raises a plain RuntimeError, a graphics card its own type."""
    return (
        isinstance(error, MemoryError)
        or type(error).__name__ == "OutOfMemoryError"
        or "DefaultCPUAllocator" in str(error)
    )


def out_of_memory(batch_size: int | None = None) -> Refused:
    """What happened and what to do; `batch_size`: of the run that ended so."""
    if batch_size is None or batch_size < 2:
        text = translate(
            "Faults", "There is not enough memory for this. A smaller network needs less."
        )
        return Refused("out-of-memory", text)
    half = batch_size // 2
    text = translate(
        "Faults",
        "There is not enough memory for batches of {size} samples. Try a batch size of {half}; "
        "the weights so far are kept.",
        size=batch_size,
        half=half,
    )
    title = translate("Faults", "Set the batch size to {half}", half=half)
    arguments = {"part": "settings", "field": "batch_size", "value": half}
    return Refused("out-of-memory", text, repairs=(Repair(title, "set_recipe_param", arguments),))


def unexpected(error: Exception) -> Refused:
    """A fault that no rule foresaw, as a sentence; the traceback goes to the log."""
    if is_out_of_memory(error):
        return out_of_memory()
    _LOG.error("The engine failed.", exc_info=error)
    text = translate(
        "Faults",
        "The engine stopped with an error that should not happen ({kind}: {reason}). "
        "Your work is safe; the log has the details.",
        kind=type(error).__name__,
        reason=str(error).split("\n")[0][:200],
    )
    return Refused("engine-failed", text)


def without_torch(error: Exception) -> Refused:
    _LOG.error("PyTorch cannot be loaded.", exc_info=error)
    text = translate(
        "Faults",
        "PyTorch cannot be loaded on this computer ({reason}). Networks can be built and exported "
        "as a picture, but not trained. Install PyTorch again.",
        reason=str(error).split("\n")[0][:200],
    )
    return Refused("torch-missing", text)
