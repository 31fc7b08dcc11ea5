"""What a new layer begins with where the project says it. Not here: the defaults of fields."""

from __future__ import annotations

from studio.graph.binding import bind_data
from studio.graph.model import Document
from studio.spec.fields import Raw
from studio.spec.layer import LAYERS


def starting_values(document: Document, definition_id: str, type_name: str) -> dict[str, Raw]:
    """An Input of a network has the shape of the data's samples; others begin with defaults."""
    if type_name != "Input" or definition_id not in document.networks.values():
        return {}
    data, _ = bind_data(document)
    given = None if data is None else tuple(data.input_shape().dims)
    if given is None or given == LAYERS["Input"].fields()["shape"].default:
        return {}
    return {"shape": given}
