"""Showing results in a notebook."""

from summarize.report.markup import element

__all__ = ["framed"]

#: Height of a page in a notebook, in CSS pixels.
HEIGHT = 640


def framed(page: str) -> str:
    """Return a page in a frame of its own, which isolates its styles and keeps its policy."""
    return element(
        "iframe",
        srcdoc=page,
        sandbox="",
        width="100%",
        height=str(HEIGHT),
        style="border:0",
        title="summarize",
    )
