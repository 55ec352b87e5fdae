"""Reads the imports of the package and fails where a wall of docs/architecture.md is crossed."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "ledelsesplan"
LONGEST_MODULE = 400

# What each part of the package may import of the others. A part that is not listed (cli, demo, …) is outermost: it may
# import all, and none of those listed may import it.
WALLS = {
    "core": set[str](),
    "locations": set[str](),
    "reasons": set(),
    "text": {"core", "reasons"},
    "terms": {"core", "text"},
    "file_terms": {"core", "text"},
    "sample": {"core", "text", "terms"},
    "drawing": {"locations"},
    "storage": {"core", "locations", "text", "terms"},
    "reports": {"core", "locations", "text", "terms", "file_terms", "drawing"},
    "exporting": {"core", "locations", "text", "terms", "storage", "reports"},
    "compiling": {"core", "locations", "text", "terms", "file_terms", "storage", "reports"},
    "ui": {
        *("core", "locations", "text", "terms", "file_terms", "sample", "drawing"),
        *("storage", "reports", "exporting", "compiling"),
    },
}
OF_THE_CORE = {"pydantic", "pydantic_core"}

# Who may import Qt, and what of it: paper is drawn with Qt's painter, but has no widgets.
QT = {
    "ui": ("PySide6", "shiboken6"),
    "drawing": ("PySide6.QtCore", "PySide6.QtGui"),
    "reports.pdf": ("PySide6.QtCore", "PySide6.QtGui"),
}

# What runs before the first page is painted, and what it must not wait for.
START_UP = ("storage.settings", "storage.summaries", "storage.paths", "ui.start_page", "ui.application")
TOO_SLOW_FOR_START_UP = (
    *("pydantic", "pydantic_core", "openpyxl", "python_calamine", "hashlib"),
    *(f"{PACKAGE}.{name}" for name in ("storage.atomic", "ui.plan_part", "ui.excel_button", "ui.session")),
)

# What `ledelsesplan --help` reads, and what it must not wait for.
COMMAND_LINE = ("cli", "cli_commands", "__main__")
TOO_SLOW_FOR_COMMAND_LINE = (*TOO_SLOW_FOR_START_UP, "PySide6", "shiboken6", f"{PACKAGE}.ui", f"{PACKAGE}.reports")

# A workbook can be made where Qt is missing.
WORKBOOK = ("exporting", "reports.plan_workbook")


class When(Enum):
    """When an import runs: with its module, in a call, or never (for the type checker alone)."""

    MODULE = "at module level"
    CALL = "inside a function"
    NEVER = "for types"


@dataclass(frozen=True)
class Import:
    """That a module imports another, on a line."""

    module: str
    target: str
    line: int
    when: When

    def __str__(self) -> str:
        return f"{self.module}:{self.line} imports {self.target} {self.when.value}"


class Tree:
    """The modules of a package below a folder, and what they import."""

    def __init__(self, root: Path) -> None:
        self.files = {_module_name(path.relative_to(root)): path for path in sorted(root.glob(f"{PACKAGE}/**/*.py"))}
        self.imports = {name: tuple(self._imports_of(name)) for name in self.files}

    def _imports_of(self, module: str) -> Iterator[Import]:
        parsed = ast.parse(self.files[module].read_text(encoding="utf-8"))
        for node, when in _timed(parsed, When.MODULE):
            for target in self._targets(node, module):
                yield Import(module, target, node.lineno, when)

    def _targets(self, node: ast.Import | ast.ImportFrom, module: str) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            return
        source = node.module or ""
        if node.level:
            is_package = self.files[module].name == "__init__.py"
            parents = module.split(".")[: len(module.split(".")) - node.level + is_package]
            source = ".".join([*parents, source] if source else parents)
        for alias in node.names:
            within = f"{source}.{alias.name}"
            yield within if within in self.files else source

    def all_imports(self) -> Iterator[Import]:
        for imports in self.imports.values():
            yield from imports

    def reached_from(self, module: str) -> Iterator[Import]:
        """All imports that run when a module is imported, its own and those of what it imports in turn."""
        waiting, seen = [module], set[str]()
        while waiting:
            name = waiting.pop()
            # Importing a.b.c runs a and a.b, too.
            parents = [name.rsplit(".", count)[0] for count in range(name.count(".") + 1)]
            for running in parents:
                if running in seen or running not in self.files:
                    continue
                seen.add(running)
                for item in self.imports[running]:
                    if item.when is When.MODULE:
                        yield item
                        waiting.append(item.target)


def _timed(node: ast.AST, when: When) -> Iterator[tuple[ast.Import | ast.ImportFrom, When]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, when
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and when is When.MODULE:
            yield from _timed(child, When.CALL)
        elif isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for inner in child.body:
                yield from _timed(ast.Module([inner], []), When.NEVER)
            for inner in child.orelse:
                yield from _timed(ast.Module([inner], []), when)
        else:
            yield from _timed(child, when)


def _module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _part(module: str) -> str:
    """The part of the package that a module belongs to: `core` for ledelsesplan.core.plan, "" for the package."""
    return module.split(".")[1] if "." in module else ""


def _is_within(module: str, *places: str) -> bool:
    return any(module == place or module.startswith(place + ".") for place in places)


def crossed_walls(root: Path) -> list[str]:
    """One line for each import that may not be."""
    tree = Tree(root)
    return sorted(
        {str(item) for item in tree.all_imports() if not _may_be(item)}
        | set(_slow_starts(tree, START_UP, TOO_SLOW_FOR_START_UP))
        | set(_slow_starts(tree, COMMAND_LINE, TOO_SLOW_FOR_COMMAND_LINE))
        | set(_slow_starts(tree, WORKBOOK, ("PySide6", "shiboken6")))
    )


def _may_be(item: Import) -> bool:
    part, target = _part(item.module), item.target
    if _is_within(target, PACKAGE):
        other = _part(target)
        return other in ("", part) or part not in WALLS or other in WALLS[part]
    library = target.split(".")[0]
    if part == "core" and library not in OF_THE_CORE | sys.stdlib_module_names:
        return False
    if library in ("PySide6", "shiboken6"):
        return any(
            _is_within(item.module, f"{PACKAGE}.{place}") and _is_within(target, *parts) for place, parts in QT.items()
        )
    if library in ("openpyxl", "et_xmlfile", "python_calamine"):
        return part == "reports" or (part not in WALLS and item.when is When.CALL)
    return True


def _slow_starts(tree: Tree, starts: tuple[str, ...], too_slow: tuple[str, ...]) -> Iterator[str]:
    for start in (start for start in starts if f"{PACKAGE}.{start}" in tree.files):
        for item in tree.reached_from(f"{PACKAGE}.{start}"):
            if _is_within(item.target, *too_slow):
                yield f"{PACKAGE}.{start} waits for {item.target}: {item}"


def too_long(root: Path) -> list[str]:
    """One line for each module that is longer than a module may be."""
    counts = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in root.glob(f"{PACKAGE}/**/*.py")}
    return sorted(
        f"{path.relative_to(root)} has {count} lines" for path, count in counts.items() if count > LONGEST_MODULE
    )


def test_no_wall_is_crossed() -> None:
    assert crossed_walls(ROOT) == []


def test_no_module_is_too_long() -> None:
    assert too_long(ROOT) == []


def test_the_package_is_read() -> None:
    """The walls hold nothing when nothing is found."""
    tree = Tree(ROOT)

    assert {f"{PACKAGE}.core.plan", f"{PACKAGE}.core", f"{PACKAGE}.text", PACKAGE} <= set(tree.files)
    assert f"{PACKAGE}.core.framework" in {item.target for item in tree.imports[f"{PACKAGE}.core.edits"]}
    assert "pydantic" in {item.target for item in tree.reached_from(f"{PACKAGE}.core.edits")}


def test_the_core_runs_without_qt_and_openpyxl() -> None:
    """What the imports say, seen in a Python that has run them."""
    import subprocess

    modules = sorted(name for name in Tree(ROOT).files if _part(name) in ("core", "reasons", "text", "terms"))
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "pydantic" in loaded
    assert not loaded & {"PySide6", "openpyxl"}
    assert not [name for name in run.stdout.split() if _is_within(name, f"{PACKAGE}.ui", f"{PACKAGE}.storage")]


class TestTheWallsBite:
    """The checker on made-up trees: each wall is crossed once, and once nearly."""

    @staticmethod
    def tree(folder: Path, modules: dict[str, str]) -> Path:
        """A package of some modules, with their sources."""
        (folder / PACKAGE).mkdir()
        for name, source in modules.items():
            path = folder / PACKAGE / (name.replace(".", "/") + ".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        for place in {path.parent for path in folder.glob(f"{PACKAGE}/**/*.py")} | {folder / PACKAGE}:
            (place / "__init__.py").touch()
        return folder

    @pytest.mark.parametrize(
        ("module", "source"),
        [
            ("core.plan", "from PySide6.QtCore import QObject"),
            ("core.plan", "import openpyxl"),
            ("core.plan", "import platformdirs"),
            ("core.plan", "from ledelsesplan.text import describe"),
            ("core.plan", "from ledelsesplan import text"),
            ("core.plan", "from ledelsesplan.storage import atomic"),
            ("core.plan", "import ledelsesplan.ui.theme"),
            ("core.plan", "def late():\n    from ledelsesplan.terms import STATUS"),
            (
                "core.plan",
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ledelsesplan.ui import theme",
            ),
            ("core.plan", "from ..text import describe"),
            ("core.plan", "try:\n    import numpy\nexcept ImportError:\n    pass"),
            ("text", "from ledelsesplan.terms import STATUS"),
            ("text", "from ledelsesplan.storage.paths import config_folder"),
            ("terms", "from ledelsesplan.reports import styles"),
            ("locations", "from ledelsesplan.core import plan"),
            ("storage.atomic", "from ledelsesplan.reports.report import FileFacts"),
            ("storage.atomic", "def late():\n    import ledelsesplan.ui.messages"),
            ("storage.atomic", "from PySide6.QtCore import QSaveFile"),
            ("storage.atomic", "def late():\n    import openpyxl"),
            ("storage.atomic", "from python_calamine import CalamineWorkbook"),
            ("reports.sheet", "from ledelsesplan.storage.atomic import write_atomic"),
            ("reports.sheet", "from PySide6.QtGui import QPdfWriter"),
            ("reports.sheet", "from ledelsesplan.cli import main"),
            ("reports.plan_workbook", "from ledelsesplan.reports.pdf import paper"),
            ("reports.pdf.paper", "from PySide6.QtWidgets import QWidget"),
            ("reports.pdf.paper", "from PySide6 import QtWidgets"),
            ("reports.pdf.paper", "def late():\n    from PySide6.QtPrintSupport import QPrinter"),
            ("reports.pdf.paper", "from ledelsesplan.ui.theme import Theme"),
            ("reports.pdf_paper", "from PySide6.QtGui import QPdfWriter"),
            ("drawing.marks", "from PySide6.QtWidgets import QWidget"),
            ("drawing.marks", "from ledelsesplan.ui.theme import Theme"),
            ("drawing.marks", "from ledelsesplan.core.plan import Plan"),
            ("storage.atomic", "from ledelsesplan.drawing import marks"),
            ("ui.page", "import openpyxl"),
            ("ui.page", "def late():\n    import openpyxl.styles"),
            ("ui.page", "from ledelsesplan.cli import main"),
            ("ui.page", "class Page:\n    def late(self):\n        from ledelsesplan.demo import make_demo"),
            ("cli", "import openpyxl"),
            ("cli", "from PySide6 import QtWidgets"),
            ("cli", "def late():\n    from PySide6 import QtWidgets"),
            ("cli", "from ledelsesplan.ui.application import run"),
            ("cli", "from ledelsesplan.ui import application"),
            ("cli", "from ledelsesplan.reports.team_workbook import team_workbook"),
            ("cli", "if True:\n    from ledelsesplan.reports import team_workbook"),
            ("cli", "import pydantic"),
            ("demo", "import openpyxl"),
            ("storage.settings", "import pydantic"),
            ("storage.paths", "from pydantic import BaseModel"),
            ("ui.start_page", "from pydantic_core import to_json"),
            ("storage.settings", "from ledelsesplan.storage.atomic import write_atomic"),
            ("ui.application", "from ledelsesplan.ui.plan_part import PlanPart"),
            ("ui.start_page", "import hashlib"),
        ],
    )
    def test_a_crossing_is_found(self, tmp_path: Path, module: str, source: str) -> None:
        parts = {
            "ui.application": "",
            "reports.plan_workbook": "",
            "reports.pdf.paper": "from PySide6.QtGui import QPdfWriter",
            "drawing.marks": "from PySide6.QtGui import QPainter",
            "text": "",
            "ui.theme": "",
            "storage.atomic": "",
        }

        found = crossed_walls(self.tree(tmp_path, {**parts, module: source}))

        assert found
        assert all(line.startswith(f"{PACKAGE}.{module}") for line in found)

    @pytest.mark.parametrize(
        ("module", "source"),
        [
            ("core.plan", "import json, os.path\nfrom pydantic import Field\nfrom pydantic_core import to_json"),
            ("core.plan", "from ledelsesplan.core.values import Value\nfrom .values import Value"),
            ("core.plan", "import ledelsesplan"),
            ("text", "from ledelsesplan.core import errors"),
            ("storage.atomic", "import platformdirs\nfrom ledelsesplan.core.plan import Plan\nimport pydantic"),
            ("storage.settings", "from ledelsesplan.core.errors import FileMissing"),
            ("storage.settings", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pydantic"),
            ("storage.settings", "def late():\n    from pydantic import ValidationError"),
            ("reports.sheet", "import openpyxl\nfrom ledelsesplan.terms import STATUS"),
            ("reports.pdf.paper", "from PySide6.QtCore import QBuffer\nfrom PySide6.QtGui import QPdfWriter"),
            ("drawing.marks", "import PySide6.QtGui"),
            ("ui.page", "from PySide6 import QtWidgets\nfrom ledelsesplan.storage import atomic\nimport pydantic"),
            ("ui.page", "def late():\n    from ledelsesplan.reports import team_workbook"),
            ("cli", "from ledelsesplan.text import describe\nfrom ledelsesplan.core.errors import FileMissing"),
            ("cli", "def late():\n    from ledelsesplan.ui.application import run\n    import pydantic"),
            ("self_test", "def late():\n    import openpyxl\n    from ledelsesplan.reports import team_workbook"),
            ("compiling", "from ledelsesplan.storage import atomic\nfrom ledelsesplan.reports import sheet"),
        ],
    )
    def test_what_is_allowed_is_left_alone(self, tmp_path: Path, module: str, source: str) -> None:
        assert crossed_walls(self.tree(tmp_path, {"core.errors": "", "core.values": "", module: source})) == []

    def test_a_slow_start_is_found_through_others(self, tmp_path: Path) -> None:
        root = self.tree(
            tmp_path,
            {
                "core.values": "import pydantic",
                "text": "from ledelsesplan.core import values",
                "ui.controls": "from ledelsesplan import text",
                "ui.start_page": "from ledelsesplan.ui.controls import label",
            },
        )

        assert crossed_walls(root) == [
            "ledelsesplan.ui.start_page waits for pydantic: ledelsesplan.core.values:1 imports pydantic at module level"
        ]

    def test_a_slow_start_is_found_in_the_package_that_a_module_lies_in(self, tmp_path: Path) -> None:
        root = self.tree(tmp_path, {"storage.settings": "", "storage.__init__": "import pydantic"})

        assert crossed_walls(root) == [
            "ledelsesplan.storage.settings waits for pydantic: ledelsesplan.storage:1 imports pydantic at module level"
        ]

    def test_an_else_beside_type_checking_runs(self, tmp_path: Path) -> None:
        source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import json\nelse:\n    import pydantic"

        assert crossed_walls(self.tree(tmp_path, {"storage.settings": source}))

    def test_a_long_module_is_found(self, tmp_path: Path) -> None:
        root = self.tree(tmp_path, {"ui.page": "x = 1\n" * 401, "ui.theme": "x = 1\n" * 400})

        assert too_long(root) == [f"{Path(PACKAGE, 'ui', 'page.py')} has 401 lines"]

    def test_a_tree_without_modules_has_no_walls_to_cross(self, tmp_path: Path) -> None:
        assert crossed_walls(self.tree(tmp_path, {})) == []
        assert too_long(tmp_path) == []
