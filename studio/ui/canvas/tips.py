"""What a tool tip on the canvas says."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from studio.graph.axes import arriving
from studio.project import Project
from studio.spec.problems import Address
from studio.ui import translations
from studio.ui.axes import in_words
from studio.ui.canvas.face import Face
from studio.ui.canvas.scene import CanvasScene, Hit


def tip(hit: Hit, scene: CanvasScene, project: Project, place: Address) -> str:
    """Rich text, or "" where there is nothing to say."""
    if hit.kind == "wire" and hit.wire is not None:
        return _of_wire(hit, scene, project, place)
    if hit.kind == "bend":
        return escape(QCoreApplication.translate("Canvas", "Drag the point. Alt+click deletes it."))
    if hit.grip == "title":
        return escape(
            QCoreApplication.translate(
                "Canvas", "Drag it with what lies in it, with Alt alone. Double-click to rename."
            )
        )
    if hit.node not in scene.nodes:
        return ""
    if hit.kind == "port":
        return _of_port(hit, project, place)
    return _of_node(hit.node, scene, project, place)


def _of_node(node_id: str, scene: CanvasScene, project: Project, place: Address) -> str:
    face = scene.nodes[node_id].face
    finding = project.findings.of((*place, node_id))
    lines = [f"<b>{escape(face.name)}</b>", escape(face.line)]
    if finding is not None and finding.measured is not None:
        measured = finding.measured
        arriving = ", ".join(str(shape) for shape in finding.inputs if shape is not None)
        leaving = ", ".join(str(shape) for shape in measured.outputs)
        lines.append(escape(f"{arriving} → {leaving}" if arriving else leaving))
        if measured.macs:
            template = QCoreApplication.translate("Canvas", "{0} multiply-adds")
            lines.append(template.format(f"{measured.macs:,}"))
    if face.muted:
        lines.append(QCoreApplication.translate("Canvas", "muted: data pass it unchanged"))
    if face.partners:
        lines.append(escape(_of_weights(face, scene)))
    lines.extend(escape(translations.text(problem.text)) for problem in face.problems)
    if any(problem.repairs for problem in face.problems):
        lines.append(QCoreApplication.translate("Canvas", "Click the mark to repair it."))
    return "<br>".join(line for line in lines if line)


def _of_weights(face: Face, scene: CanvasScene) -> str:
    """Whose weights they are, or who else uses them."""
    if face.owner:
        template = QCoreApplication.translate("Canvas", "uses the weights of {0}")
        return template.format(face.owner)
    names = [scene.nodes[one].face.name for one in face.partners if one in scene.nodes]
    template = QCoreApplication.translate("Canvas", "its weights are used by {0} too")
    return template.format(", ".join(names))


def _of_port(hit: Hit, project: Project, place: Address) -> str:
    finding = project.findings.of((*place, hit.node))
    if finding is None:
        return ""
    if hit.side == "in":
        names = finding.layer.inputs if finding.layer is not None else ()
        shapes = finding.inputs
        title = QCoreApplication.translate("Canvas", "Input {0}")
    else:
        names = finding.layer.output_names() if finding.layer is not None else ()
        shapes = finding.measured.outputs if finding.measured is not None else ()
        title = QCoreApplication.translate("Canvas", "Output {0}")
    name = names[min(hit.port, len(names) - 1)] if len(names) > 1 else ""
    if hit.side == "in" and finding.layer is not None and finding.layer.variadic:
        name = str(hit.port + 1)
    shape = shapes[hit.port] if hit.port < len(shapes) else None
    first = title.format(name).strip()
    if shape is None:
        return escape(first)
    known = project.axes()
    axes = arriving(finding, known) if hit.side == "in" else known.get(finding.address, ())
    words = in_words(shape, axes[hit.port] if hit.port < len(axes) else None)
    return "<br>".join(escape(line) for line in (f"{first}: {shape}", words) if line)


def _of_wire(hit: Hit, scene: CanvasScene, project: Project, place: Address) -> str:
    wire = scene.wires.get(hit.wire) if hit.wire is not None else None
    if wire is None:
        return ""
    source, reader = scene.nodes[wire.strand.source].face, scene.nodes[wire.key[0]].face
    shape = f": {wire.strand.text}" if wire.strand.text else ""
    hint = QCoreApplication.translate("Canvas", "Drag the wire to bend it. Alt+click deletes it.")
    first = f"{source.name} → {reader.name}{shape}"
    words = _flowing(wire.key, project, place)
    return "<br>".join(escape(line) for line in (first, words, hint) if line)


def _flowing(key: tuple[str, int], project: Project, place: Address) -> str:
    """What the axes of the value mean that arrives at an input."""
    finding = project.findings.of((*place, key[0]))
    if finding is None or key[1] >= len(finding.inputs):
        return ""
    shape, axes = finding.inputs[key[1]], arriving(finding, project.axes())[key[1]]
    return "" if shape is None else in_words(shape, axes)
