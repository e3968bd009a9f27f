"""The shape of the package: names of modules, what they import, and tests that are found where the code is."""

import ast
import importlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [path.relative_to(ROOT / "summarize") for path in (ROOT / "summarize").rglob("*.py")]


def test_a_module_has_a_name_of_its_own() -> None:
    """A name means one thing; only a command, named after what the user types, may share it with its subject."""
    modules = [module for module in MODULES if module.name != "__init__.py" and module.parts[0] != "commands"]
    assert modules
    assert [name for name, number in Counter(module.name for module in modules).items() if number > 1] == []


def test_no_package_hides_a_module_of_its_own() -> None:
    """What a package offers has not the name of a module in it, so that importing the module gets the module."""
    packages = {module.parent for module in MODULES if module.parent != Path()}
    hidden = []
    for package in packages:
        names = {module.stem for module in MODULES if module.parent == package}
        names |= {other.name for other in packages if other.parent == package}
        init = ast.parse((ROOT / "summarize" / package / "__init__.py").read_text("utf-8"))
        imports = [node for node in ast.walk(init) if isinstance(node, ast.ImportFrom)]
        hidden += [f"{package}: {alias.name}" for node in imports for alias in node.names if alias.name in names]
    assert not hidden


def test_the_ablation_switches_rules_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules that `benchmarks/ablation.py` names by module and function are there."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    rules = importlib.import_module("ablation").RULES
    assert rules
    for module, name, _ in rules.values():
        assert callable(getattr(importlib.import_module(f"summarize.consistency.{module}"), name))


def test_every_package_has_a_folder_of_tests() -> None:
    """Tests of a package are in the folder with its name, and a folder of tests has a package's name."""
    packages = {module.parent for module in MODULES}
    tests = ROOT / "tests"
    tested = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}
    assert tested - packages == {Path("training")}
    assert packages - {Path()} - tested == set()


def test_no_import_runs_upward() -> None:
    """Packages build on each other in one direction, imports within functions included, and so do modules."""
    modules = {_name(module): ROOT / "summarize" / module for module in MODULES}
    imports = {name: set(_imported(path, modules)) - {name} for name, path in modules.items()}
    packages: dict[str, set[str]] = defaultdict(set)
    for name, imported in imports.items():
        packages[_package(name)] |= {_package(other) for other in imported} - {_package(name)}
    for graph in (imports, packages):
        assert any(graph.values())
        list(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def _name(module: Path) -> str:
    return ".".join(("summarize", *module.with_suffix("").parts)).removesuffix(".__init__")


def _package(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _imported(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """Yield the modules of the program that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & modules.keys()
            yield from inner or {node.module}
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & modules.keys()
