"""Short English briefs of German news, every figure traced to the German source."""

from summarize.version import __version__

# The command line imports this module before it can catch signals; `typing` and `importlib` would take 30 ms.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from summarize.article import Article as Article
    from summarize.article import read_article as read_article
    from summarize.errors import SummarizeError as SummarizeError
    from summarize.figures import Figure as Figure
    from summarize.figures import find_figures as find_figures
    from summarize.loading import load_translator as load_translator
    from summarize.loading import load_writer as load_writer
    from summarize.pipeline import brief as brief
    from summarize.pipeline import check as check
    from summarize.pipeline import story as story
    from summarize.pipeline import translate as translate
    from summarize.report import Report as Report
    from summarize.report import render as render

#: Where each public name lives. Names are imported on first access (PEP 562), so that `summarize --help` does not load
#: the tables of two languages.
_HOMES = {
    "Article": "summarize.article",
    "Figure": "summarize.figures",
    "Report": "summarize.report",
    "SummarizeError": "summarize.errors",
    "brief": "summarize.pipeline",
    "check": "summarize.pipeline",
    "find_figures": "summarize.figures",
    "load_translator": "summarize.loading",
    "load_writer": "summarize.loading",
    "read_article": "summarize.article",
    "render": "summarize.report",
    "story": "summarize.pipeline",
    "translate": "summarize.pipeline",
}

__all__ = [
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
]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'summarize' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
