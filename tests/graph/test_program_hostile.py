"""Nothing that a document says reaches the text but checked names, literals and arithmetic."""

from __future__ import annotations

import ast
import keyword
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from studio import catalogue
from studio.graph.analysis import Analyser
from studio.graph.binding import bind_recipe
from studio.graph.model import Definition, Document, Entry, Node, Parameter, Ref, Step
from studio.graph.program import lower
from studio.spec.problems import Refused

catalogue.fill()

HOSTILE = (
    'x"); import os; os.system("echo',
    "x'); __import__('os')",
    "a\nimport os",
    "a\\",
    '"""',
    "'''",
    "{seed}",
    "__class__",
    "forward",
    "self",
    "train",
    "logits",
    "initialise",
    "step_train",
    "range",
    "super",
    "exec",
    "lambda: 0",
    "nn.Linear",
    "卷积1",
    "x" * 70,
    "width; import os",
    "width.__class__",
    "width if width else 1",
    "[].append(1)",
    "2 ** 9",
    "\u202eabc",
    "a#b",
    "",
)

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=30),
    st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,8}", fullmatch=True),
)
values = st.one_of(words, st.integers(1, 9), st.floats(), st.booleans(), st.none())
sizes = st.one_of(values, st.tuples(values, values))


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    """A network with a block; at most two places in it hold something else than they should."""
    hostile = draw(st.sets(st.integers(0, 30), max_size=2))
    places = count()

    def at(plain: Any, other: st.SearchStrategy[Any] = words) -> Any:
        return draw(other) if next(places) in hostile else plain

    name = at("width")
    inner = Definition(
        "d2",
        at("Block"),
        at("class", st.just("sequential")),
        (Parameter(name, at(8, st.integers(1, 99))),),
        {
            node.id: node
            for node in (
                Node("n11", at("input"), "Input", {"shape": (2, 6, 6)}),
                Node(
                    "n12",
                    at("conv"),
                    at("Conv2d"),
                    {
                        at("out_channels"): at(f"{name} * 2", sizes),
                        "kernel_size": at(3, sizes),
                        "padding": at("same", sizes),
                        "padding_mode": at("zeros"),
                    },
                    (Ref("n11"),),
                    label=draw(words),
                ),
                Node("n13", at("output"), "Output", {"when": "always"}, (Ref("n12"),)),
            )
        },
    )
    outer = Definition(
        "d1",
        at("Net"),
        nodes={
            node.id: node
            for node in (
                Node(
                    "n1",
                    at("image"),
                    "Input",
                    {"shape": (2, 6, 6), "field": at("input")},
                ),
                Node("n2", at("block"), "@d2", {name: at(4, sizes)}, (Ref("n1"),)),
                Node("n3", at("again"), "@d2", {}, (Ref("n2"),)),
                Node(
                    "n4",
                    at("add"),
                    "Concat",
                    {"dim": at(1, sizes)},
                    (Ref("n2"), Ref("n3")),
                ),
                Node("n5", at("flat"), "Flatten", {}, (Ref("n4"),)),
                Node(
                    "n6",
                    at("fc"),
                    "Linear",
                    {"out_features": at("size", sizes)},
                    (Ref("n5"),),
                ),
                Node("n7", at("soft"), "Softmax", {}, (Ref("n6"),)),
                Node("n8", at("out"), "Output", {}, (Ref("n7"),)),
            )
        },
    )
    network = at("net")
    step = Step(at("train"), network, Entry(at("CrossEntropyLoss")))
    document = Document({network: "d1"}, {"d1": outer, "d2": inner}, next_id=99)
    chosen = {"l1": at(0.01, sizes), "seed": at(3, sizes)}
    return replace(
        document,
        recipe=replace(document.recipe, steps=(step,), settings=chosen),
        variables={at("size"): 7},
    )


ALLOWED = (
    ast.Module, ast.Expr, ast.Constant, ast.Import, ast.ImportFrom, ast.alias, ast.ClassDef,
    ast.FunctionDef, ast.arguments, ast.arg, ast.Assign, ast.Return, ast.If, ast.For, ast.With,
    ast.withitem, ast.Call, ast.keyword, ast.Name, ast.Attribute, ast.Tuple, ast.List, ast.Dict,
    ast.ListComp, ast.GeneratorExp, ast.comprehension, ast.Starred, ast.Subscript, ast.Compare,
    ast.JoinedStr, ast.FormattedValue, ast.UnaryOp, ast.BinOp, ast.Load, ast.Store,
    ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.Div, ast.USub, ast.Not, ast.Eq, ast.Gt,
)  # fmt: skip
FUNCTIONS = {"super", "hasattr", "type", "sum", "range", "_tap", "net"}
ROOTS = {
    "self",
    "nn",
    "torch",
    "F",
    "zlib",
    "net",
    "module",
    "model",
    "output",
    "loss",
    "p",
    "nets",
}
IMPORTS = {"zlib", "torch", "torch.nn.functional", "torch/nn"}


def _check_harmless(text: str) -> None:
    """Only allowed kinds of nodes, and only known functions are called."""
    tree = ast.parse(text)
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree):
        assert isinstance(node, ALLOWED), ast.dump(node)
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= IMPORTS
        if isinstance(node, ast.ImportFrom):
            assert f"{node.module}/{node.names[0].name}" in IMPORTS
        if isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_") or node.attr == "__init__"
        if isinstance(node, ast.Call):
            _check_call(node.func, classes)
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.arg)):
            name = node.arg if isinstance(node, ast.arg) else node.name
            assert not keyword.iskeyword(name)
    bodies = [type(node) for node in tree.body[1:]]
    assert set(bodies) <= {ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef}


def _check_call(function: ast.expr, classes: set[str]) -> None:
    if isinstance(function, ast.Name):
        assert function.id in FUNCTIONS | classes
        return
    root = function
    while isinstance(root, (ast.Attribute, ast.Call, ast.Subscript)):
        root = root.func if isinstance(root, ast.Call) else root.value
    if isinstance(root, ast.Name):
        assert root.id in ROOTS | FUNCTIONS
    else:
        assert isinstance(root, (ast.Compare, ast.JoinedStr, ast.BinOp))


@given(_documents())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_in_any_place_is_refused_or_harmless(document: Document) -> None:
    recipe, _ = bind_recipe(document)
    if recipe is None:
        return
    findings = Analyser().analyse(document)
    event("without problems" if not findings.errors else "with problems")
    for seen in (findings, replace(findings, problems=())):  # also without what analysis refuses
        try:
            made = lower(document, seen, recipe)
        except Refused:
            continue
        event("a text")
        _check_harmless(made.text)
        _check_harmless(made.tapped)


def test_a_plain_document_of_this_kind_becomes_a_text() -> None:
    """The check above is not empty."""
    document = Document(
        {"net": "d1"},
        {
            "d1": Definition(
                "d1",
                "Net",
                nodes={
                    "n1": Node("n1", "image", "Input", {"shape": (4,)}),
                    "n2": Node("n2", "fc", "Linear", {"out_features": 3}, (Ref("n1"),)),
                    "n3": Node("n3", "out", "Output", {}, (Ref("n2"),)),
                },
            )
        },
        next_id=9,
    )
    recipe, _ = bind_recipe(document)
    assert recipe is not None
    made = lower(document, Analyser().analyse(document), recipe)
    _check_harmless(made.text)
    with pytest.raises(AssertionError):
        _check_harmless(made.text + "\nimport os\n")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_of_a_node_is_refused(name: str) -> None:
    if name.isidentifier() and name in (
        "logits",
        "initialise",
        "step_train",
        "range",
        "super",
        "exec",
    ):
        return
    document = Document(
        {"net": "d1"},
        {
            "d1": Definition(
                "d1",
                "Net",
                nodes={
                    "n1": Node("n1", "image", "Input", {"shape": (4,)}),
                    "n2": Node("n2", name, "Linear", {"out_features": 3}, (Ref("n1"),)),
                    "n3": Node("n3", "out", "Output", {}, (Ref("n2"),)),
                },
            )
        },
        next_id=9,
    )
    recipe, _ = bind_recipe(document)
    assert recipe is not None
    findings = replace(Analyser().analyse(document), problems=())
    with pytest.raises(Refused) as refused:
        lower(document, findings, recipe)
    assert refused.value.code.startswith("name-")
