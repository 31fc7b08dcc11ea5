"""What goes along when frames are moved: what lies in them. Places only; nothing is edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from studio.graph.remarks import members
from studio.ui.canvas.scene import CanvasScene

if TYPE_CHECKING:
    from studio.ui.canvas.editing import Editing


def carried(editing: Editing, picture: CanvasScene, ids: Iterable[str]) -> dict[str, QPointF]:
    """Top left corners of these nodes and remarks, and of all that lies in the frames."""
    wanted = dict.fromkeys(ids)
    frames = [one for one in wanted if one in picture.remarks.items]
    if frames:
        document, sizes = editing.document, editing.sizes()
        for frame in frames:
            if frame in document.remarks:
                wanted |= dict.fromkeys(members(document, frame, sizes))
    places = ((one, picture.place_of(one)) for one in wanted)
    return {one: at for one, at in places if at is not None}
