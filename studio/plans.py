"""What the engine is given: the plan of a run of a project, and what an export of it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.engine.messages import Plan
from studio.exchange.exporter import Bundle
from studio.graph.binding import bind_recipe
from studio.graph.storage import dumps
from studio.project import Project
from studio.runs import OWN, read_run
from studio.spec.messages import translate
from studio.spec.problems import Refused

if TYPE_CHECKING:
    from studio.engine.workbench import Workbench


def plan_of(project: Project, source: Path | None) -> Plan:
    """The plan of the document as it is now. Raises Refused: `problems`, and what lowering does."""
    program = project.program()
    recipe, _ = bind_recipe(project.document)
    data = project.data_set()
    if recipe is None or data is None:
        text = translate("Jobs", "The recipe has problems that have to be mended first.")
        raise Refused("problems", text)
    document = dumps(project.document)
    return Plan(program, recipe, data, document, project.document.id, project.title, source=source)


def plan_of_export(project: Project) -> Plan:
    """A network that was trained is exported as it ran, whatever was edited since.

    Raises:
        Refused: `problems`, `run-damaged`.
    """
    run = project.run
    if run is None:
        return plan_of(project, None)
    if run.plan is not None:
        return replace(run.plan, source=run.folder)
    trained = project
    if project.run_stale:
        trained = Project(run.document())
        trained.customs.take_over(project.customs, run.folder / OWN)
        trained.trust(project.customs.trusted)
    return replace(plan_of(trained, run.folder), begun=run.begun)


def bundle_of(plan: Plan, bench: Workbench, *, live: bool) -> Bundle:
    """The plan with its weights: of the present batch while it trains, else those of its run."""
    from studio.engine.workbench import arrays_of, begun

    bundle = Bundle(plan.program, plan.document, plan.recipe, plan.data)
    if plan.begun is not None and (plan.begun / "config.json").exists():
        weights, taken = begun(plan, plan.begun)
        start = {key: weights[key] for key in taken}
        bundle = replace(bundle, weights=weights, start=start)
    if live:
        found = bench.weights()
        bundle = replace(bundle, weights=None if found is None else found[0])
    elif plan.source is not None and plan.source != plan.begun:
        bundle = replace(bundle, weights=arrays_of(plan.source))
    if plan.source is None:
        return bundle
    facts = read_run(plan.source)
    return replace(bundle, threads=facts.threads, device=facts.device, epochs=facts.epochs)
