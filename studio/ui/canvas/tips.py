"""What a tool tip on the canvas says."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from studio.project import Project
from studio.spec.problems import Address
from studio.ui import translations
from studio.ui.canvas.face import Face
from studio.ui.canvas.scene import CanvasScene, Hit


def tip(hit: Hit, scene: CanvasScene, project: Project, place: Address) -> str:
    """Rich text, or "" where there is nothing to say."""
    if hit.kind == "wire" and hit.wire is not None:
        return _of_wire(hit, scene)
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
    return escape(first if shape is None else f"{first}: {shape}")


def _of_wire(hit: Hit, scene: CanvasScene) -> str:
    wire = scene.wires.get(hit.wire) if hit.wire is not None else None
    if wire is None:
        return ""
    source, reader = scene.nodes[wire.strand.source].face, scene.nodes[wire.key[0]].face
    shape = f": {wire.strand.text}" if wire.strand.text else ""
    hint = QCoreApplication.translate("Canvas", "Drag the wire to bend it. Alt+click deletes it.")
    return f"{escape(source.name)} → {escape(reader.name)}{escape(shape)}<br>{escape(hint)}"
