"""safetensors: the weights alone, by their names in the state_dict, and what reading them needs."""

from __future__ import annotations

from pathlib import Path

from studio.exchange.exporter import Bundle, Exporter, Report, exporter
from studio.spec.messages import translate
from studio.spec.problems import Refused


@exporter
class SafetensorsFile(Exporter):
    """The trained weights, readable everywhere, without any code in the file."""

    id = "safetensors"
    title = translate("Exporter", "Weights (safetensors)")
    suffix = ".safetensors"
    needs_weights = True

    def write(self, bundle: Bundle, target: Path) -> Report:
        """Raises Refused `export-differs` when what was read back is not what was written."""
        import torch
        from safetensors.torch import load_file, save

        state = {name: value.contiguous() for name, value in bundle.model().state_dict().items()}
        # `save_file` makes a file that only its owner can read.
        target.write_bytes(save(state, metadata=bundle.metadata()))
        back = load_file(target)
        same = back.keys() == state.keys() and all(
            torch.equal(back[name], value) for name, value in state.items()
        )
        if not same:
            raise Refused(
                "export-differs",
                translate("Exporter", "What was read back differs. The file was not kept."),
            )
        count = sum(value.numel() for value in state.values())
        return Report(
            translate("Exporter", "{count} numbers written and read back, all equal.", count=count),
            0.0,
        )
