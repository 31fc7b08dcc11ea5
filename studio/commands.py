"""What the command line does: each command gives one JSON document, or a few lines for people."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from studio import catalogue
from studio.data.survey import Survey, Watch, survey
from studio.graph.costs import Cost
from studio.graph.findings import Finding, Findings
from studio.graph.fitting import take_data
from studio.graph.forecast import Forecast
from studio.graph.model import Entry
from studio.graph.recipe_edits import set_recipe_param
from studio.graph.storage import dumps, loads
from studio.jobs import Jobs
from studio.project import Project, read_text, write_text
from studio.settings import Settings
from studio.spec.fields import Raw, from_json, to_json
from studio.spec.layer import LAYERS
from studio.spec.messages import translate
from studio.spec.problems import Problem, Refused
from studio.templates import TEMPLATES, template

TICK = 0.05
"""Seconds between two looks into the mailbox."""

Answer = tuple[int, Any]
"""Exit status and the JSON document."""


def check(arguments: Namespace) -> Answer:
    """Shapes, counts and problems of a file; status 1 when there are errors."""
    catalogue.fill()
    with closing(Project.open(Path(arguments.file))) as project:
        _trust(project)
        answer, errors = checked(project), project.findings.errors
    for node in answer["nodes"]:
        shape = "×".join(map(str, node["shape"] or ["?"]))
        tell(
            arguments,
            f"{node['name']:<24} {node['type']:<20} {shape:<14} {node['parameters']:>12,}",
        )
    tell(arguments, f"{answer['parameters']:,} parameters, {answer['macs']:,} multiply-adds")
    for problem in answer["problems"]:
        tell(arguments, f"{problem['severity']}: {problem['text']}")
        for line in problem["origins"]:
            tell(arguments, f"  {line}")
        for title in problem["repairs"][:1]:
            tell(arguments, f"  What helps: {title}")
    return (1 if errors else 0), answer


def _trust(project: Project) -> None:
    """Own code is run as far as the person trusts exactly this text, as in the window."""
    project.trust(frozenset(Settings()["trusted"]))
    if _waits(project):
        jobs = Jobs()
        try:
            measure_own(jobs, project)
        finally:
            jobs.close(10.0)


def _waits(project: Project) -> bool:
    return any(problem.code == "custom-measuring" for problem in project.findings.problems)


def measure_own(jobs: Jobs, project: Project) -> None:
    """Wait until the classes of the person's own that are trusted have been measured."""
    jobs.measure(project)
    until(jobs, lambda: not _waits(project))


def until(jobs: Jobs, done: Callable[[], bool]) -> None:
    """Take what the engine says until it is enough."""
    while not done():
        jobs.wait(TICK)
        jobs.receive()


def checked(project: Project) -> dict[str, Any]:
    findings, forecast = project.findings, project.forecast()
    batch = forecast.batch_size or 1
    return {
        "nodes": [
            {**_node(finding), "memory": _kept(forecast, finding, batch)}
            for finding in findings.leaves()
        ],
        "parameters": findings.parameters,
        "macs": findings.macs,
        "memory": asdict(forecast.memory(batch)),
        "problems": [_problem(project.advised(one), findings) for one in findings.problems],
    }


def _node(finding: Finding) -> dict[str, Any]:
    measured, shape = finding.measured, finding.output
    return {
        "name": finding.path,
        "type": finding.node.type,
        "shape": None if shape is None else [int(dim) for dim in shape.dims],
        "parameters": 0 if measured is None else measured.parameters,
        "macs": 0 if measured is None else measured.macs,
    }


def _kept(forecast: Forecast, finding: Finding, batch: int) -> dict[str, int]:
    """Bytes of a batch that leave the node, and that are kept until the backward pass."""
    cost = forecast.nodes.get(finding.address, Cost())
    return {"forward": cost.forward * batch, "backward": cost.activations(batch)}


def _problem(problem: Problem, findings: Findings) -> dict[str, Any]:
    finding = findings.of(problem.address)
    return {
        "severity": problem.severity,
        "code": problem.code,
        "address": list(problem.address),
        "name": None if finding is None else finding.path,
        "field": problem.field,
        "text": str(problem.text),
        "origins": [str(origin.text) for origin in problem.origins],
        "repairs": [str(repair.title) for repair in problem.repairs],
    }


def layers(arguments: Namespace) -> Answer:
    """Every layer type with its fields."""
    catalogue.fill()
    answer = []
    for name, declaration in LAYERS.items():
        tell(arguments, f"{name:<20} {declaration.summary()}")
        fields = [
            {
                "name": field_name,
                "kind": field.kind,
                "default": to_json(field.default),
                "required": field.required,
                "help": field.help,
            }
            for field_name, field in declaration.fields().items()
        ]
        answer.append(
            {
                "type": name,
                "family": declaration.family,
                "summary": declaration.summary(),
                "inputs": list(declaration.inputs),
                "outputs": list(declaration.outputs),
                "fields": fields,
            }
        )
    return 0, answer


def templates(arguments: Namespace) -> Answer:
    """The networks that are shipped."""
    for entry in TEMPLATES:
        tell(arguments, f"{entry.id:<16} {entry.title}")
    return 0, [
        {"id": entry.id, "title": str(entry.title), "file": str(entry.file)} for entry in TEMPLATES
    ]


def new(arguments: Namespace) -> Answer:
    """A template as a file of one's own."""
    entry = template(arguments.template)
    catalogue.fill()
    document = replace(loads(read_text(entry.file)), id="")
    answer: dict[str, Any] = {}
    if arguments.data:
        found = _surveyed(arguments)
        document = take_data(document, Entry(found.entry_type, found.params))
        answer = {"data": _described(found, arguments)}
    project = Project(document)
    target = Path(arguments.out)
    write_text(target, dumps(project.document))
    tell(arguments, str(target))
    return 0, {"file": str(target), **answer}


def _surveyed(arguments: Namespace) -> Survey:
    """What `--data` holds; a line on standard error says how far the reading is."""

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done:,} / {total:,} " if done < total else "\r\033[K")

    return survey(Path(arguments.data), dict(map(_choice, arguments.set)), Watch(show))


def _choice(given: str) -> tuple[str, Raw]:
    """`size=32`: the name of a field and a number, true, false or a text."""
    name, _, text = given.partition("=")
    try:
        return name, from_json(json.loads(text))
    except ValueError:
        return name, text


def _described(found: Survey, arguments: Namespace) -> dict[str, Any]:
    skipped = [{"name": one.name, "reason": str(one.reason)} for one in found.skipped]
    for name, count in found.counts.items():
        tell(arguments, f"{name:<24} {count:>8,}")
    for one in skipped:
        tell(arguments, f"skipped {one['name']}: {one['reason']}")
    if found.skipped_count > len(skipped):
        tell(arguments, f"skipped in all: {found.skipped_count:,}")
    for note in found.notes:
        tell(arguments, str(note))
    return {
        "type": found.entry_type,
        "counts": dict(found.counts),
        "skipped": skipped,
        "skipped_count": found.skipped_count,
        "notes": [str(note) for note in found.notes],
    }


def tell(arguments: Namespace, line: str) -> None:
    if not arguments.json:
        sys.stdout.write(line + "\n")


def with_settings(project: Project, chosen: Mapping[str, Any]) -> None:
    """Put what was given on the command line into the recipe, as an edit that is not saved."""
    for name, value in chosen.items():
        if value is not None:
            label = translate("Commands", "Set {name}", name=name)
            project.edit(set_recipe_param, "settings", name, value, label=label)


def answer(command: Callable[[Namespace], Answer], arguments: Namespace) -> int:
    """Run one command; a refusal is one sentence on standard error and status 2."""
    try:
        status, document = command(arguments)
    except Refused as refused:
        sys.stderr.write(f"{refused.text}\n")
        if arguments.json:
            _print({"error": {"code": refused.code, "text": str(refused.text)}})
        return 2
    if arguments.json:
        _print(document)
    return status


def _print(document: Any) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
