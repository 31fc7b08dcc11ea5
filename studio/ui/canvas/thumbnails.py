"""Pictures of what flows: which are wanted, and which node shows which of them."""

from __future__ import annotations

from studio.engine.pictures import Picture
from studio.engine.wishes import Want
from studio.project import Project
from studio.spec.problems import Address, Refused
from studio.ui.canvas.camera import Camera
from studio.ui.canvas.node_item import PLAIN, NodeItem


class Thumbnails:
    """Remembers which picture each node shows, so that an unchanged one is not drawn again."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._shown: dict[str, tuple[Picture, int]] = {}

    def wants(self, project: Project, place: Address) -> frozenset[Want]:
        """What the nodes in the window would like to show; nothing where it cannot be made out."""
        if self._camera.scale_now < PLAIN:
            return frozenset()
        return frozenset(
            self._want(project, place, item) for item in self._seen() if item.face.slot
        )

    def _seen(self) -> list[NodeItem]:
        picture = self._camera.picture
        return [picture.nodes[i] for i in sorted(picture.cells.near(self._camera.shown()))]

    def _want(self, project: Project, place: Address, item: NodeItem) -> Want:
        address = (*place, item.id)
        if item.face.surface:
            return Want(address, "surface", "thumbnail")
        return Want(address, "output", "thumbnail", project.sample)

    def refresh(self, project: Project, place: Address, *, exact: bool = False) -> None:
        """Give the newest pictures to the nodes in the window; dimmed where of another network.

        `exact`: write its text to see which network they are of. For a large one that takes longer
        than an edit may: until then all are dimmed.
        """
        if self._camera.scale_now < PLAIN:
            return
        sha = _sha(project) if exact or project.written else "not written yet"
        for item in self._seen():
            if not item.face.slot:
                continue
            picture = project.pictures.get(self._want(project, place, item))
            if picture is None:
                continue
            key = (picture, item.face.slot)
            image = item.picture
            if image is None or self._shown.get(item.id) != key:
                from studio.ui.canvas.thumbnail_images import drawn

                self._shown[item.id] = key
                image = drawn(picture, item)
            item.show_picture(image, dimmed=picture.text_sha not in ("", sha))

    def forget(self) -> None:
        """Another network is to be shown: its nodes may have the ids of those that were here."""
        self._shown.clear()
        for item in self._camera.picture.nodes.values():
            item.show_picture(None, dimmed=False)


def _sha(project: Project) -> str:
    """Of the present text: a picture of another one is shown dimmed."""
    try:
        return project.program().sha256
    except Refused:
        return "no text"
