"""The automatic layout of 1,000 nodes against grandalf's (Sugiyama), in one run: time, crossings.

Crossings are those of straight lines between the same kind of places for both: the number of a
layer, and the order in it. grandalf is installed with `pip install .[bench]`.
"""

from __future__ import annotations

import importlib
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from studio import catalogue
from studio.graph.arrange import arranged
from studio.graph.layering import layered
from studio.graph.model import Definition, Document, Node, Ref
from tests.benchmarks.rows import report

ROUNDS = 3
TENTH = 1 / 10
Wires = dict[int, list[int]]
"""Reader -> sources; sources have smaller numbers."""
Places = dict[int, tuple[float, float]]


def resnet(count: int) -> Wires:
    """A chain in which every third node also reads what came before the two before it."""
    wires: Wires = {0: []}
    for number in range(1, count):
        wires[number] = [number - 1, number - 3] if number % 3 == 0 else [number - 1]
    return wires


def googlenet(count: int) -> Wires:
    """Inception blocks: four branches of 1, 2, 2 and 2 layers, joined again."""
    wires: Wires = {0: []}
    last = 0
    while len(wires) + 8 <= count:
        ends = []
        for length in (1, 2, 2, 2):
            source = last
            for _ in range(length):
                new = len(wires)
                wires[new] = [source]
                source = new
            ends.append(source)
        last = len(wires)
        wires[last] = ends
    return wires


def densenet(count: int, block: int = 8) -> Wires:
    """Blocks in which each layer reads all before it in the block."""
    wires: Wires = {0: []}
    for number in range(1, count):
        first = (number - 1) // block * block
        wires[number] = list(range(first, number))
    return wires


def at_random(count: int, seed: int = 0) -> Wires:
    """Each node reads one or two of the twenty before it."""
    dice = random.Random(seed)
    wires: Wires = {0: []}
    for number in range(1, count):
        near = range(max(0, number - 20), number)
        wires[number] = sorted(dice.sample(near, min(len(near), dice.randint(1, 2))))
    return wires


GRAPHS: dict[str, Callable[[int], Wires]] = {
    "ResNet": resnet,
    "GoogLeNet": googlenet,
    "DenseNet": densenet,
    "random": at_random,
}


def document_of(wires: Wires) -> Document:
    nodes = {}
    for number, sources in wires.items():
        kind = "Concat" if len(sources) > 1 else "ReLU" if sources else "Input"
        read = tuple(Ref(f"n{source + 1}") for source in sources)
        nodes[f"n{number + 1}"] = Node(f"n{number + 1}", f"l{number}", kind, {}, read)
    net = Definition("d1", "Net", nodes=nodes)
    return Document({"net": "d1"}, {"d1": net}, next_id=len(nodes) + 1)


def ours(wires: Wires) -> tuple[float, Places]:
    """Milliseconds of the whole layout, and the order in layers that it found."""
    document = document_of(wires)
    start = time.perf_counter()
    arranged(document, "d1")
    spent = 1000 * (time.perf_counter() - start)
    columns = layered(list(wires.values())).columns
    return spent, _ordered(
        [[vertex if vertex in wires else None for vertex in column] for column in columns]
    )


def theirs(wires: Wires) -> tuple[float, Places]:
    graphs = importlib.import_module("grandalf.graphs")
    layouts = importlib.import_module("grandalf.layouts")

    class View:
        w, h = 160, 50

    vertices = [graphs.Vertex(number) for number in wires]
    edges = [
        graphs.Edge(vertices[source], vertices[reader])
        for reader, sources in wires.items()
        for source in sources
    ]
    graph = graphs.Graph(vertices, edges)
    for vertex in vertices:
        vertex.view = View()
    start = time.perf_counter()
    layout = layouts.SugiyamaLayout(graph.C[0])
    layout.init_all()
    layout.draw()
    spent = 1000 * (time.perf_counter() - start)
    return spent, _ordered(
        [[getattr(vertex, "data", None) for vertex in layer] for layer in layout.layers]
    )


def _ordered(layers: Sequence[Sequence[int | None]]) -> Places:
    """Layer and order of every node; None stands for a wire that passes."""
    return {
        number: (float(x), y - (len(layer) - 1) / 2)
        for x, layer in enumerate(layers)
        for y, number in enumerate(layer)
        if number is not None
    }


def crossings(places: Places, wires: Wires) -> int:
    """Pairs of straight lines that cross, without those that share an end."""
    pairs = [(source, reader) for reader, sources in wires.items() for source in sources]
    ends = np.array(pairs)
    start = np.array([places[source] for source, _ in pairs])
    end = np.array([places[reader] for _, reader in pairs])
    found = 0
    for number in range(len(pairs) - 1):
        rest = slice(number + 1, None)
        one, other = start[number], end[number]
        apart = ~(ends[rest, :, None] == ends[number]).any((1, 2))
        sides = _side(one, other, start[rest]) * _side(one, other, end[rest]) < 0
        others = _side(start[rest], end[rest], one) * _side(start[rest], end[rest], other) < 0
        found += int((apart & sides & others).sum())
    return found


def _side(start: np.ndarray, end: np.ndarray, point: np.ndarray) -> np.ndarray:
    """On which side of a line a point lies."""
    along, away = end - start, point - start
    return along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0]


def measure(name: str, count: int, rounds: int, *, peer: bool) -> None:
    wires = GRAPHS[name](count)
    mine, others = [], []
    for _ in range(rounds):
        spent, places = ours(wires)
        mine.append(spent)
        if peer:
            spent, other_places = theirs(wires)
            others.append(spent)
    label = f"layout of {len(wires):,} nodes, {name}"
    if not peer:
        report(label, median(mine), "ms", 500.0, "lower")
        return
    note = f"{median(mine):.0f} against {median(others):.0f} ms"
    report(label, median(mine) / median(others), "of grandalf's time", TENTH, "lower", note)
    here, there = crossings(places, wires), crossings(other_places, wires)
    ratio = here / there if there else float(here + 1 if here else 1)
    report(f"{label}: crossings", ratio, "of grandalf's", 1.0, "lower", f"{here} against {there}")


def main(count: int = 1_000, rounds: int = ROUNDS) -> None:
    catalogue.fill()
    peer = importlib.util.find_spec("grandalf") is not None
    if not peer:
        print("grandalf is not installed: pip install .[bench]", flush=True)
    sys.setrecursionlimit(20_000)
    for name in GRAPHS:
        measure(name, count, rounds, peer=peer)


if __name__ == "__main__":
    main()
