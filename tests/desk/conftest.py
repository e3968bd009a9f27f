"""Desks for the tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from desks import Running, running

from summarize.translation import Translator


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start desks, which end with the test."""
    with ExitStack() as stack:

        def start(model: Translator | None = None, *, store: Path | None = None, **settings: Any) -> Running:
            return stack.enter_context(running(store or tmp_path / "desk.sqlite3", model, **settings))

        yield start


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk that the tests of a file share."""
    with running(tmp_path_factory.mktemp("desk") / "desk.sqlite3") as desk:
        yield desk
