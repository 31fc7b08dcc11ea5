"""When a command can be used and when it is ticked: plain questions to project, run and window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from studio.graph.direction import runs_down
from studio.graph.findings import Finding
from studio.graph.learning import is_frozen, learns
from studio.graph.model import Node
from studio.graph.muting import can_be_muted
from studio.graph.places import definition_at
from studio.graph.sharing import can_share, groups_of
from studio.project import Project
from studio.spec.layer import LAYERS
from studio.ui import theme, translations
from studio.ui.selection import Selection
from studio.workspace import Workspace


class WindowState(Protocol):
    """What only the window knows."""

    def bottom_shown(self) -> bool: ...

    def isFullScreen(self) -> bool: ...

    def wire_selected(self) -> bool: ...


class Situation:
    """Everything that a condition may ask."""

    def __init__(self, workspace: Workspace, selection: Selection, window: WindowState) -> None:
        self.workspace = workspace
        self.selection = selection
        self.window = window

    @property
    def project(self) -> Project:
        return self.workspace.current

    @property
    def training(self) -> bool:
        """The current project is being trained."""
        return self.workspace.jobs.running is self.project

    @property
    def waiting(self) -> bool:
        """Its training begins when another one has ended."""
        return self.workspace.jobs.waiting(self.project)

    @property
    def idle(self) -> bool:
        """It is not being trained, and its training does not wait."""
        return not (self.training or self.waiting)


def _selected(now: Situation, flag: Callable[[str], bool]) -> bool:
    return bool(now.selection.ids) and all(flag(node_id) for node_id in now.selection.ids)


def _muted(now: Situation) -> bool:
    def flag(node_id: str) -> bool:
        node = now.project.document.node(node_id)
        return node is not None and (node.muted or not can_be_muted(node))

    return _selected(now, flag)


def _folded(now: Situation) -> bool:
    def flag(node_id: str) -> bool:
        place = now.project.document.view.get(node_id)
        return place is not None and place.folded

    return _selected(now, flag)


def _downwards(now: Situation) -> bool:
    document = now.project.document
    open_one = definition_at(document, now.selection.place)
    return open_one is not None and runs_down(document, open_one)


def _unfolded(now: Situation) -> bool:
    def flag(node_id: str) -> bool:
        place = now.project.document.view.get(node_id)
        return place is not None and place.unfolded

    return _selected(now, flag)


def _any_selected(now: Situation, flag: Callable[[Node], bool]) -> bool:
    nodes = (now.project.document.node(node_id) for node_id in now.selection.ids)
    return any(node is not None and flag(node) for node in nodes)


def _is_foreign(node: Node) -> bool:
    declaration = LAYERS.get(node.type)
    return declaration is not None and declaration.foreign


def _findings(now: Situation) -> list[Finding]:
    place, findings = now.selection.place, now.project.findings
    found = (findings.of((*place, node_id)) for node_id in now.selection.ids)
    return [one for one in found if one is not None and learns(one)]


def _frozen(now: Situation) -> bool:
    found = _findings(now)
    return bool(found) and all(is_frozen(now.project.findings, one) for one in found)


def _shares(now: Situation) -> bool:
    ids = now.selection.ids
    home = now.project.document.home(ids[0]) if ids else None
    return home is not None and not groups_of(home).keys().isdisjoint(ids)


CONDITIONS: Mapping[str, Callable[[Situation], bool]] = {
    "always": lambda now: True,
    "has_recent": lambda now: bool(now.workspace.settings["recent"]),
    "has_nodes": lambda now: bool(now.project.document.network().nodes),
    "has_selection": lambda now: bool(now.selection.ids),
    "has_things": lambda now: bool(now.selection.ids or now.selection.beside),
    "has_remark": lambda now: bool(now.selection.beside),
    "has_bookmarks": lambda now: bool(now.project.document.bookmarks),
    "has_wire": lambda now: now.window.wire_selected(),
    "has_selection_or_wire": lambda now: (
        bool(now.selection.ids or now.selection.beside) or now.window.wire_selected()
    ),
    "has_several_selected": lambda now: len(now.selection.ids) > 1,
    "has_three_selected": lambda now: len(now.selection.ids) > 2,
    "has_layers_selected": lambda now: _any_selected(
        now, lambda node: node.type not in ("Input", "Output")
    ),
    "has_block_selected": lambda now: _any_selected(now, lambda node: node.definition is not None),
    "has_own_code_selected": lambda now: _any_selected(now, _is_foreign),
    "in_block": lambda now: bool(now.selection.place),
    "can_undo": lambda now: now.project.history.undo_label is not None,
    "can_redo": lambda now: now.project.history.redo_label is not None,
    "can_train": lambda now: now.idle,
    "can_continue": lambda now: now.idle and now.project.run is not None,
    "can_step": lambda now: now.workspace.jobs.running in (None, now.project),
    "can_reset": lambda now: now.idle,
    "can_stop": lambda now: not now.idle,
    "training": lambda now: now.training,
    "can_measure": lambda now: now.workspace.jobs.running is None and not now.project.measuring,
    "shade_families": lambda now: not now.selection.colour_by,
    "shade_parameters": lambda now: now.selection.colour_by == "parameters",
    "shade_macs": lambda now: now.selection.colour_by == "macs",
    "shade_memory": lambda now: now.selection.colour_by == "memory",
    "shade_time": lambda now: now.selection.colour_by == "time",
    "several_documents": lambda now: len(now.workspace.projects) > 1,
    "can_reopen": lambda now: now.workspace.can_reopen,
    "paused": lambda now: now.training and now.project.measurements.state == "paused",
    "pace_1": lambda now: now.workspace.jobs.pace == 1,
    "pace_5": lambda now: now.workspace.jobs.pace == 5,
    "pace_20": lambda now: now.workspace.jobs.pace == 20,
    "pace_full": lambda now: now.workspace.jobs.pace is None and not now.workspace.jobs.slow_start,
    "muted": _muted,
    "folded": _folded,
    "can_share": lambda now: can_share(now.project.document, now.selection.ids),
    "shares": _shares,
    "unfolded": _unfolded,
    "downwards": _downwards,
    "rightwards": lambda now: not _downwards(now),
    "has_weights_selected": lambda now: bool(_findings(now)),
    "frozen": _frozen,
    "snap": lambda now: bool(now.workspace.settings["snap"]),
    "bottom_shown": lambda now: now.window.bottom_shown(),
    "full_screen": lambda now: now.window.isFullScreen(),
    "system_theme": lambda now: theme.choice() == theme.SYSTEM,
    "dark": lambda now: theme.choice() == "dark",
    "light": lambda now: theme.choice() == "light",
    "english": lambda now: translations.current() == "en",
    "chinese": lambda now: translations.current() == "zh_CN",
}
