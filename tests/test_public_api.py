"""The public names: what `from summarize import ...` promises."""

import inspect
import subprocess
import sys

import summarize

NAMES = {
    "Article",
    "Figure",
    "Report",
    "SummarizeError",
    "__version__",
    "brief",
    "check",
    "find_figures",
    "load_translator",
    "load_writer",
    "read_article",
    "render",
    "story",
    "translate",
}


def test_the_public_names_are_a_contract() -> None:
    """Exactly these names are public, and each is there, documented."""
    assert set(summarize.__all__) == NAMES
    for name in NAMES - {"__version__"}:
        assert inspect.getdoc(getattr(summarize, name)), name


def test_functions_are_functions_whatever_was_imported_before() -> None:
    """`summarize.brief` is the function, also after every module of the package has been imported."""
    script = (
        "import pkgutil, importlib, summarize\n"
        "for module in pkgutil.iter_modules(summarize.__path__, 'summarize.'):\n"
        "    importlib.import_module(module.name)\n"
        "from summarize import brief, check, find_figures, read_article, render, translate\n"
        "assert all(map(callable, (brief, check, find_figures, read_article, render, translate)))\n"
        "assert summarize.brief is brief\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A missing name is an AttributeError, as for any module."""
    assert not hasattr(summarize, "no_such_name")
