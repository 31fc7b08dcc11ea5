"""Places inside blocks: the address of a use, what is open there, and the way in and out.

A repeated node has a part of an address for each of its copies; a person opens the first.
"""

from __future__ import annotations

from studio.graph.findings import Findings
from studio.graph.model import Definition, Document, Node
from studio.spec.names import copy_id, original_id
from studio.spec.problems import Address


def definition_at(document: Document, place: Address) -> Definition | None:
    """The definition whose instance is at `place`; None if it is not there any more."""
    first = next(iter(document.networks.values()), "")
    definition = document.definitions.get(first)
    for part, before in zip(place, ("", *place), strict=False):
        if part != before and original_id(part) == before:
            continue
        node = definition.nodes.get(original_id(part)) if definition is not None else None
        definition = document.definitions.get(node.definition or "") if node else None
    return definition


def inside(document: Document, findings: Findings, place: Address, node: Node) -> Address:
    """The place that opens when a person opens the instance `node` at `place`: its first copy."""
    inner = document.definitions.get(node.definition or "")
    first = next(iter(inner.nodes), "") if inner is not None else ""
    copy = copy_id(node.id, 0)
    candidates = ((*place, node.id), (*place, node.id, copy), (*place, copy))
    found = (one for one in candidates if findings.of((*one, first)) is not None)
    return next(found, candidates[0])


def outside(place: Address) -> tuple[Address, str]:
    """The place around an open block, and the node there that is its instance."""
    node_id = original_id(place[-1])
    around = place[:-1]
    copied = node_id != place[-1] and around[-1:] == (node_id,)
    return (around[:-1] if copied else around), node_id


def seen_at(address: Address) -> tuple[Address | None, str]:
    """What has to be open to see a node, and the node; None and "" for no address."""
    return (address[:-1], address[-1]) if address else (None, "")


def levels(place: Address) -> list[Address]:
    """The places on the way to `place`, from the network inwards."""
    found = [place]
    while found[0]:
        found.insert(0, outside(found[0])[0])
    return found


def uses(findings: Findings, definition: Definition) -> list[Address]:
    """Every place at which the definition is used, copies one by one, in the order of the data."""
    first = next(iter(definition.nodes), None)
    return [address[:-1] for address in findings.by_address if address[-1:] == (first,)]


def settled(document: Document, findings: Findings, place: Address) -> Address:
    """`place` after an edit: the same where it is still used, else the nearest one that is."""
    while place and definition_at(document, place) is None:
        place = outside(place)[0]
    definition = definition_at(document, place)
    first = next(iter(definition.nodes), None) if definition is not None else None
    if not place or first is None or findings.of((*place, first)) is not None:
        return place
    around, node_id = outside(place)
    around = settled(document, findings, around)
    home = definition_at(document, around)
    node = home.nodes.get(node_id) if home is not None else None
    return around if node is None else inside(document, findings, around, node)
