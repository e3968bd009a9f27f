"""The shape of the package: names of modules, and tests that are found where the code is."""

from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = [path.relative_to(ROOT / "summarize") for path in (ROOT / "summarize").rglob("*.py")]


def test_a_module_has_a_name_of_its_own() -> None:
    """A name means one thing; only a command, named after what the user types, may share it with its subject."""
    modules = [module for module in MODULES if module.name != "__init__.py" and module.parts[0] != "commands"]
    assert modules
    assert [name for name, number in Counter(module.name for module in modules).items() if number > 1] == []


def test_every_package_has_a_folder_of_tests() -> None:
    """Tests of a package are in the folder with its name, and a folder of tests has a package's name."""
    packages = {module.parent for module in MODULES}
    tests = ROOT / "tests"
    tested = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}
    assert tested - packages == {Path("training")}
    assert {package for package in packages if len(package.parts) == 1} - tested == set()
