"""One definition -> one class, as a person would have written it. No imports, no steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from studio.graph.constructors import Constructors
from studio.graph.findings import Finding
from studio.graph.flow import Flow, flow_to
from studio.graph.layout import COLUMNS, STEP, Call, Part, lines, literal
from studio.graph.model import Definition, Node, Ref
from studio.graph.stable import Stable
from studio.graph.statistics_text import holding
from studio.graph.uses import Uses, impossible
from studio.graph.variables import Variables
from studio.spec.layer import Operation
from studio.spec.messages import translate
from studio.spec.names import check_identifier
from studio.spec.problems import Address, Refused
from studio.spec.shapes import Shape


@dataclass
class ClassText:
    """The lines of one class; `looked` are the same with a tap after each statement."""

    uses: Uses
    constructors: Constructors
    definition: Definition
    stable: Stable | None = None
    plain: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)

    def write(self) -> None:
        for node in (*self.flow.inputs, *self.flow.steps, *self.uses.modules(self.definition)):
            check_identifier(node.name)
        self._put(0, f"class {self.constructors.classes[self.definition.id]}(nn.Module):")
        self._put(1, f'"""{self.shapes()}"""')
        self._constructor()
        if self.stable is None or not self._split(self.stable):
            self._method("forward", self.flow, tapped=True)

    def _split(self, stable: Stable) -> bool:
        """Write the stable method; and `forward` in terms of it, if that is all there is to it."""
        whole = self.flow
        if stable.call is not None:
            self._method(stable.method, flow_to(self.definition, Ref(stable.last.id)), tapped=False)
            return False
        alone = len(whole.results) == 1 and not whole.training_results
        (before,) = whole.reads(stable.last)
        self._method(stable.method, flow_to(self.definition, before), tapped=alone)
        if alone:
            self._ending(stable)
        return alone

    @property
    def flow(self) -> Flow:
        return self.uses.flow(self.definition)

    def shapes(self) -> str:
        """Shapes of one sample in the class's uses: `1×28×28 → 10`."""
        found: dict[str, None] = {}
        outputs = self.definition.of_type("Output")
        for prefix in self.uses.prefixes[self.definition.id]:
            came = (self.uses.finding((*prefix, n.id)).output for n in self.flow.inputs)
            went = (self.uses.finding((*prefix, n.id)).inputs[0] for n in outputs)
            found[f"{', '.join(map(str, came))} → {', '.join(map(str, went))}"] = None
        first, *others = found
        if not others:
            return first
        return f"{first}, and {len(others)} other {'sizes' if len(others) > 1 else 'size'}"

    # ---- __init__

    def _constructor(self) -> None:
        held = self._held()
        body = [
            line
            for node in self.uses.modules(self.definition)
            if self._owns(node)
            for line in [
                *lines(self.constructors.call(self.definition, node), 2, f"self.{node.name} = "),
                *self._locks(node, f"self.{node.name}", (node.id,)),
            ]
        ]
        signature = self.constructors.signature(self.definition)
        if not body and not signature:
            return
        self._put(0, "")
        self._lines(lines(Call("def __init__", ("self", *signature)), 1, after=":"))
        self._put(2, "super().__init__()")
        self._lines(body)
        if held:
            # Only in the text that runs: taps replace methods, and this one is not looked into.
            self.plain += holding(held)

    def _locks(self, node: Node, module: str, relative: Address) -> list[str]:
        """What keeps training from changing parameters: of a layer, or inside a sequence."""
        if node.muted:
            return []
        finding = self.uses.finding((*self.uses.prefixes[self.definition.id][0], *relative))
        if finding.learning.frozen:
            learns = finding.measured is not None and finding.measured.parameters
            return [f"{STEP * 2}{module}.requires_grad_(False)"] if learns else []
        if node.definition is not None:
            inner = self.uses.inner(node)
            modules = self.uses.modules(inner) if inner.kind == "sequential" else []
            return [
                line
                for position, one in enumerate(modules)
                for line in self._locks(one, f"{module}[{position}]", (*relative, one.id))
            ]
        frozen = [name for name, beginning in finding.starts.items() if beginning.frozen]
        tensors = finding.measured.tensors if finding.measured else {}
        if frozen and len(frozen) == len(tensors):
            return [f"{STEP * 2}{module}.requires_grad_(False)"]
        return [f"{STEP * 2}{module}.{name}.requires_grad_(False)" for name in frozen]

    def _held(self) -> list[str]:
        """The frozen modules that keep running statistics, as the text calls them."""
        home = self.uses.prefixes[self.definition.id][0]
        return [
            module
            for node in self.uses.modules(self.definition)
            if self._owns(node)
            for module in self._held_at(node, f"self.{node.name}", (*home, node.id))
        ]

    def _held_at(self, node: Node, module: str, address: Address) -> list[str]:
        if node.muted:
            return []
        if self.uses.finding(address).learning.frozen:
            return [module] if self._remembers(node, address) else []
        inner = None if node.definition is None else self.uses.inner(node)
        if inner is None or inner.kind != "sequential":
            return []
        return [
            held
            for position, one in enumerate(self.uses.modules(inner))
            for held in self._held_at(one, f"{module}[{position}]", (*address, one.id))
        ]

    def _remembers(self, node: Node, address: Address) -> bool:
        """Whether there are running statistics in a layer, or anywhere inside a block."""
        if node.definition is not None:
            inside = self.uses.modules(self.uses.inner(node))
            return any(self._remembers(one, (*address, one.id)) for one in inside)
        layer = self.uses.finding(address).layer
        return not node.muted and layer is not None and layer.remembers

    def _owns(self, node: Node) -> bool:
        if node.definition is not None:
            return True
        layer = self._finding(node).layer
        return layer is not None and layer.constructor() is not None

    # ---- methods

    def _method(self, name: str, flow: Flow, *, tapped: bool) -> None:
        variables = Variables(flow)
        arguments = [node.name for node in self.flow.inputs]
        self._put(0, "")
        self._lines(lines(Call(f"def {name}", ("self", *arguments)), 1, after=":"))
        followed = flow.followers if tapped else {}
        if tapped:
            for node in self.flow.inputs:
                self._tap(node.name, node.name)
                self._taps(followed.get(Ref(node.id), ()), node.name)
        for node in flow.steps[: flow.cut]:
            self._statement(node, variables, name, followed if tapped else None)
        if flow.training_results:
            self._put(2, "if not self.training:")
            self._return(3, flow.results, variables)
        for node in flow.steps[flow.cut :]:
            self._statement(node, variables, name, followed if tapped else None)
        self._return(2, (*flow.results, *flow.training_results), variables)

    def _statement(
        self,
        node: Node,
        variables: Variables,
        method: str,
        followed: Mapping[Ref, Sequence[Node]] | None,
    ) -> None:
        named, outputs, expression = self._computed(node, variables.read(node))
        inside = self.stable if self.stable and self.stable.method == method else None
        if inside and inside.call and node == inside.last and isinstance(expression, Call):
            expression = replace(expression, head=inside.call)
        targets = variables.assign(node, outputs, named=named)
        layer = self._finding(node).layer
        left = ", ".join(targets) if layer is None else layer.unpacked(targets)
        found = lines(expression, 2, f"{left} = ")
        comment = self._comment(node)
        if comment and len(found) == 1 and len(found[0]) + len(comment) <= COLUMNS:
            found[0] += comment
        self._lines(found)
        for target in self._turned(layer, targets):
            self._put(2, f"{target} = {target}.transpose(0, 1)")
        if followed is None:
            return
        if targets[0] != "_":
            self._tap(node.name, targets[0])
        for port, target in enumerate(targets):
            self._taps(followed.get(Ref(node.id, port), ()), target)

    def _turned(self, layer: Operation | None, targets: Sequence[str]) -> list[str]:
        """The variables whose batch torch puts second."""
        if layer is None or not layer.batch_second:
            return []
        pairs = zip(layer.output_names(), targets, strict=True)
        return [
            target for output, target in pairs if output in layer.batch_second and target != "_"
        ]

    def _computed(self, node: Node, names: tuple[str, ...]) -> tuple[bool, Sequence[str], Part]:
        """Whether it is a function, names of its outputs, and the expression that computes it."""
        owner = node if node.shares is None else self.definition.nodes[node.shares]
        if node.definition is not None:
            inner = self.uses.inner(node)
            outputs = [output.name for output in inner.of_type("Output")]
            if self.uses.flow(inner).training_results:
                raise _trains_inside(node.name)
            return False, outputs, Call(f"self.{owner.name}", names[: len(inner.of_type("Input"))])
        layer = self._finding(node).layer
        if layer is None:
            raise impossible(node.name)
        names = names if layer.variadic else names[: len(layer.inputs)]
        if layer.constructor() is not None:
            return False, layer.output_names(), Call(f"self.{owner.name}", names)
        return True, layer.output_names(), self._function(node, names)

    def _function(self, node: Node, names: tuple[str, ...]) -> str:
        prefixes = self.uses.prefixes[self.definition.id]
        layers = (self.uses.finding((*prefix, node.id)).layer for prefix in prefixes)
        first, *others = {layer.expression(names) for layer in layers if layer is not None}
        if others:
            text = translate(
                "Program",
                "{name} has other parameters in different uses of {block}. Make them equal.",
                name=node.name,
                block=self.definition.name,
            )
            raise Refused("function-differs", text)
        return first

    def _ending(self, stable: Stable) -> None:
        """`forward` in terms of the stable method."""
        last = stable.last
        arguments = tuple(node.name for node in self.flow.inputs)
        self._put(0, "")
        self._lines(lines(Call("def forward", ("self", *arguments)), 1, after=":"))
        inner = Call(f"self.{stable.method}", arguments)
        self.plain += lines(Call(f"self.{self._owner(last)}", (inner,)), 2, "return ")
        self.looked += lines(Call(f"self.{self._owner(last)}", (inner,)), 2, "x = ")
        self._tap(last.name, "x")
        self._taps(self.flow.followers.get(Ref(last.id), ()), "x")
        self.looked.append(f"{STEP * 2}return x")

    def _owner(self, node: Node) -> str:
        return node.name if node.shares is None else self.definition.nodes[node.shares].name

    def _return(self, level: int, results: Sequence[Ref], variables: Variables) -> None:
        names = tuple(variables.of(ref) for ref in results)
        if len(names) == 1:
            self._put(level, f"return {names[0]}")
            return
        one = f"{STEP * level}return {', '.join(names)}"
        self._lines([one] if len(one) <= COLUMNS else lines(Call("", names), level, "return "))

    def _comment(self, node: Node) -> str:
        """The shape where it changes and is the same in every use."""
        shapes: set[tuple[Shape | None, Shape | None]] = set()
        for prefix in self.uses.prefixes[self.definition.id]:
            finding = self.uses.finding((*prefix, node.id))
            shapes.add((finding.inputs[0] if finding.inputs else None, finding.output))
        before, after = next(iter(shapes))
        return f"  # {after}" if len(shapes) == 1 and after not in (None, before) else ""

    def _finding(self, node: Node) -> Finding:
        return self.uses.finding((*self.uses.prefixes[self.definition.id][0], node.id))

    # ---- lines

    def _put(self, level: int, text: str) -> None:
        self._lines([STEP * level + text if text else ""])

    def _lines(self, texts: Sequence[str]) -> None:
        self.plain += texts
        self.looked += texts

    def _tap(self, name: str, variable: str) -> None:
        self.looked.append(f"{STEP * 2}_tap(self, {literal(name)}, {variable})")

    def _taps(self, nodes: Sequence[Node], variable: str) -> None:
        for node in nodes:
            self._tap(node.name, variable)


def _trains_inside(name: str) -> Refused:
    text = translate(
        "Program",
        "{name} has an output for training only. That is possible in the network, not in a block.",
        name=name,
    )
    return Refused("output-training", text)
