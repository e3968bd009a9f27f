"""The HTML head shared by all pages."""

import base64
import hashlib
from functools import cache
from importlib import resources

from summarize.report.markup import Markup, element

__all__ = ["page_head"]


def page_head(title: str) -> Markup:
    """Return the head of a page: its style, and a policy (CSP) that forbids scripts and all requests."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", " ".join(title.split())),
        element("style", style),
    )


@cache
def _style() -> Markup:
    # Not escaped: character references have no meaning inside a style element.
    return Markup(resources.files("summarize.report").joinpath("page.css").read_text("utf-8"))
