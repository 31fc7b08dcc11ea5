"""Holds the architecture: who may import whom, what loads when, sizes, and calls that are banned.

Everything but the last part reads the sources with `ast`; the last part starts fresh interpreters.
"""

import ast
import functools
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STUDIO = ROOT / "studio"
SOURCES = sorted(STUDIO.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

LEVELS = (
    {"paths"},
    {"spec"},
    {"layers", "recipes", "data", "graph"},
    {"engine"},
    {"exchange"},
    {"customs", "files", "locks", "settings", "recovery", "runs", "templates"},
    {"desk", "project"},
    {"plans"},
    {"jobs"},
    {"loading"},
    {"estimates"},
    {"workspace"},
    {"ui"},
    {"app", "commands"},
    {"training_commands"},
    {"__main__"},
)
"""Each level may import those above it in this list, and itself where it is one folder."""

RANK = {part: rank for rank, level in enumerate(LEVELS) for part in level}
EVERYWHERE = {"paths", "files"}
"""Standard library only, so they know nobody and everybody may know them."""

WHO_FILLS = {"workspace", "app", "commands", "training_commands", "__main__"}
"""Only these import `catalogue`, which fills the registries."""
REGISTRY_FOLDERS = ("layers", "recipes", "data", "exchange")
UNIMPORTED = {"modules", "arrays"}
"""Folders inside these that are no declarations: pasted text, and numpy for `load`."""

SEEN_BY_UI = {"matching", "messages", "measurements", "pictures", "wishes"}
"""The modules of the engine that the window may know; they do without torch."""

OUTSIDE = {
    "spec": (set(), set()),
    "graph": (set(), set()),
    "layers": (set(), set()),
    "recipes": (set(), set()),
    "data": (
        set(),
        {"numpy", "sklearn", "pandas", "PIL", "pooch", "platformdirs", "pyarrow", "openpyxl"},
    ),
    "engine": (
        {"numpy", "torch", "safetensors"},
        {"torchmetrics", "captum", "networkx", "sklearn", "torchvision", "onnxruntime"},
    ),
    "exchange": (
        {"numpy"},
        {"torch", "safetensors", "onnx", "onnxscript", "onnxruntime", "PIL", "pandas"},
    ),
    "ui": (
        {"numpy", "psygnal", "PySide6", "shiboken6"},
        {"pyqtgraph", "superqt", "PIL", "pypinyin"},
    ),
    "app": ({"PySide6", "psygnal"}, {"faulthandler"}),
    "__main__": (set(), {"PySide6"}),
    "commands": (set(), {"PySide6"}),
    "training_commands": (set(), {"rich"}),
    "": ({"numpy", "psygnal"}, {"platformdirs", "torch"}),
}
"""Folder -> what it may import from outside: at the top of a module, and further inside functions.

"" stands for the modules beside the folders."""

LAZY_CURVES = "ui/plots"
"""Only here pyqtgraph may stand at the top; these modules are themselves imported late."""

COMPILER = "engine/compile.py"
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input", "globals"}
BANNED_MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "joblib", "imp"}
BANNED_METHODS = {("os", "system"), ("os", "popen"), ("torch", "load")}
"""`torch.load` is allowed with `weights_only=True` written at the call."""

FILE_LINES = 450
FUNCTION_LINES = 60


# ---- reading the sources


def name_of(path):
    return path.relative_to(STUDIO).as_posix()


def part_of(path):
    """The folder, or the module beside the folders, that a source belongs to."""
    return path.relative_to(STUDIO).parts[0].removesuffix(".py")


@functools.cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path):
    return [
        n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def only_for_types(path):
    """The blocks `if TYPE_CHECKING:`, which are read by the type checker alone."""
    return [
        n
        for n in ast.walk(tree(path))
        if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)
    ]


@functools.cache
def imports(path):
    """Every import as (module, names, whether it is not done at once, line)."""
    found = []
    places = [*functions(path), *only_for_types(path)]
    late = {id(inner) for place in places for inner in ast.walk(place)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, (), id(node) in late, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            found.append((node.module or "", names, id(node) in late, node.lineno))
    return found


def ours(path):
    """The modules of `studio` that a source imports, as ("graph", "model"), with the line."""
    for module, names, _, line in imports(path):
        if module == "studio":
            yield from (((name,), line) for name in names)
        elif module.startswith("studio."):
            steps = tuple(module.split(".")[1:])
            yield from (((*steps, name), line) for name in names) if names else [(steps, line)]


def report(offences):
    offences = list(offences)
    assert not offences, "\n" + "\n".join(offences)


# ---- who may import whom


def may_import(importer, target):
    """Whether part `importer` may import `target` = ("engine", "messages", "Steps")."""
    part = target[0]
    if part == importer or part in EVERYWHERE or part == "__version__":
        return True
    if part == "catalogue":
        return importer in WHO_FILLS
    if importer == "catalogue":
        return part in REGISTRY_FOLDERS or part == "spec"
    if importer == "ui" and part == "engine":
        return len(target) > 1 and target[1] in SEEN_BY_UI
    if part not in RANK or importer not in RANK:
        return False
    return RANK[part] < RANK[importer]


def test_nobody_imports_upwards_or_a_sibling():
    report(
        f"{name_of(path)}:{line} may not import studio.{'.'.join(target)}"
        for path in SOURCES
        for target, line in ours(path)
        if name_of(path) != "__init__.py" and not may_import(part_of(path), target)
    )


def test_every_part_of_the_program_has_a_place_in_the_order():
    known = set(RANK) | {"catalogue", "__init__"}
    report(f"studio/{part} has no level" for part in {part_of(p) for p in SOURCES} - known)


def allowed_outside(path):
    at_top, inside = OUTSIDE.get(part_of(path), OUTSIDE[""])
    if name_of(path).startswith(LAZY_CURVES):
        at_top = at_top | {"pyqtgraph"}
    if name_of(path).startswith("layers/modules/"):
        at_top = {"torch"}
    if name_of(path).startswith("data/arrays/"):
        at_top = {"numpy", "PIL"}
    if part_of(path) == "engine" and path.stem in SEEN_BY_UI:
        at_top, inside = {"numpy"}, set()
    return at_top, at_top | inside


def test_other_packages_are_imported_only_where_they_belong():
    offences = []
    for path in SOURCES:
        at_top, anywhere = allowed_outside(path)
        for module, _, late, line in imports(path):
            package = module.split(".")[0]
            if package == "studio" or package in sys.stdlib_module_names:
                continue
            if package not in (anywhere if late else at_top):
                where = "anywhere" if late else "at the top"
                offences.append(f"{name_of(path)}:{line} may not import {package} {where}")
    report(offences)


# ---- house rules


def test_files_stay_small():
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    report(f"{name_of(p)} has {n} lines" for p, n in lengths.items() if n > FILE_LINES)


def test_functions_stay_small():
    report(
        f"{name_of(path)}:{node.lineno} {node.name} has {length} lines"
        for path in SOURCES
        for node in functions(path)
        if (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    )


def test_nothing_is_evaluated_or_unpickled():
    offences = []
    for path in SOURCES:
        offences += [
            f"{name_of(path)}:{line} imports {module}"
            for module, _, _, line in imports(path)
            if module.split(".")[0] in BANNED_MODULES
        ]
        if name_of(path) == COMPILER:
            continue
        offences += [
            f"{name_of(path)}:{node.lineno} calls {what}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and (what := banned(node))
        ]
    report(offences)


def _only_weights(call):
    return any(word.arg == "weights_only" and word.value.value is True for word in call.keywords)


def banned(call):
    """What is banned about a call, or an empty text."""
    function = call.func
    if any(word.arg == "shell" for word in call.keywords):
        return "a shell"
    if isinstance(function, ast.Name) and function.id in BANNED_CALLS:
        return function.id
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        pair = (function.value.id, function.attr)
        if pair == ("torch", "load") and _only_weights(call):
            return ""
        return ".".join(pair) if pair in BANNED_METHODS else ""
    return ""


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("eval('1')", "eval"),
        ("os.system('x')", "os.system"),
        ("subprocess.run('x', shell=True)", "a shell"),
        ("model.eval()", ""),
        ("torch.load(file)", "torch.load"),
        ("torch.load(file, weights_only=False)", "torch.load"),
        ("torch.load(file, weights_only=True)", ""),
        ("re.compile('x')", ""),
    ],
)
def test_the_ban_sees_what_it_should(code, what):
    assert banned(ast.parse(code).body[0].value) == what


def test_text_that_is_translated_is_literal():
    """lupdate takes literals only; anything else would silently stay English."""
    report(
        f"{name_of(path)}:{node.lineno} {ast.unparse(node)[:60]}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and not literal_text(node)
    )


def literal_text(call):
    """True for calls that translate nothing, translate a literal or look a Message up."""
    name = ast.unparse(call.func)
    if name.endswith(".tr"):
        texts = call.args[:2]
    elif name in ("translate", "QCoreApplication.translate", "QApplication.translate"):
        texts = call.args[:3]
    else:
        return True
    looked_up = [getattr(text, "attr", None) for text in texts[:2]] == ["context", "template"]
    return looked_up or all(isinstance(text, ast.Constant) for text in texts)


@pytest.mark.parametrize(
    ("code", "literal"),
    [
        ("self.tr('Layers')", True),
        ("self.tr('%n epoch(s)', '', n)", True),
        ("self.tr(f'Layer {n}')", False),
        ("self.tr(title)", False),
        ("translate('Names', 'The name {name}', name=name)", True),
        ("translate(context, 'text')", False),
        ("QCoreApplication.translate(message.context, message.template)", True),
        ("painter.translate(x, y)", True),
    ],
)
def test_the_rule_for_literals_sees_what_it_should(code, literal):
    assert literal_text(ast.parse(code).body[0].value) is literal


def test_functions_of_a_test_file_are_tests_fixtures_or_private():
    report(
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in TESTS
        if path != Path(__file__).resolve()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith(("test_", "_", "pytest_"))
        and not any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    )


# ---- what is loaded when, in a fresh interpreter


def loaded_after(code):
    """The names of all modules that are loaded once `code` has run in a new interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('loaded:', *sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rsplit("loaded:", 1)[1].split())


def need(module):
    if importlib.util.find_spec(module.rsplit(".", 1)[0]) is None or not (
        importlib.util.find_spec(module)
    ):
        pytest.skip(f"{module} does not exist yet")


@pytest.mark.parametrize("part", ["spec", "layers", "recipes", "graph", "data"])
def test_the_core_loads_neither_numpy_nor_torch_nor_qt(part):
    modules = [
        f"studio.{name_of(path).removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
        for path in SOURCES
        if part_of(path) == part and not UNIMPORTED & set(path.parts)
    ]
    if not modules:
        pytest.skip(f"studio.{part} does not exist yet")
    loaded = loaded_after("import " + ", ".join(modules))
    assert not loaded & {"numpy", "torch", "PySide6", "pandas", "sklearn"}


@pytest.mark.parametrize("module", ["studio.workspace", "studio.__main__"])
def test_the_use_cases_load_neither_torch_nor_qt(module):
    need(module)
    loaded = loaded_after(f"import {module}")
    assert not loaded & {"torch", "PySide6", "pandas", "sklearn", "pyqtgraph"}


FIRST_PAINT = """
import os, tempfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LAYERLOOM_HOME"] = tempfile.mkdtemp()
from PySide6.QtWidgets import QApplication
app = QApplication([])
from studio.workspace import Workspace
from studio.ui.window import Window
workspace = Workspace()
workspace.new("digits")
window = Window(workspace)
window.show()
assert not window.grab().isNull()
"""


def test_the_first_paint_leaves_torch_and_the_plots_unloaded():
    need("studio.ui.window")
    loaded = loaded_after(
        FIRST_PAINT + "import sys; print('loaded:', *sys.modules, flush=True)\n"
        "import os; os._exit(0)"
    )
    heavy = {"torch", "pyqtgraph", "superqt", "pandas", "sklearn", "networkx", "torchmetrics"}
    assert not loaded & heavy


@pytest.mark.parametrize("folder", [*REGISTRY_FOLDERS, "ui/panels"])
def test_every_module_of_a_registry_folder_is_registered(folder):
    modules = {
        f"studio.{name_of(path).removesuffix('.py').replace('/', '.')}"
        for path in (STUDIO / folder).glob("*.py")
        if path.stem != "__init__"
    }
    if not modules:
        pytest.skip(f"studio/{folder} does not exist yet")
    filling = "import studio.ui.panels"
    if folder != "ui/panels":
        need("studio.catalogue")
        filling = "import studio.catalogue; studio.catalogue.fill()"
    report(f"{module} is not imported" for module in modules - loaded_after(filling))
