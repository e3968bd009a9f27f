"""Values of records as JSON values."""

import base64
import math
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from summarize.article.encoding import encodable

#: Most levels of nested lists and objects. Real data has a handful.
DEEPEST = 50


def plain(value: Any, *, depth: int = DEEPEST) -> Any:
    """Return a value of a record as a JSON value; `docs/formats.md` describes the conversion.

    Raises ValueError if lists and objects are nested deeper than `depth`.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if not depth:
        raise ValueError(f"lists and objects are nested more than {DEEPEST} deep")
    if isinstance(value, Mapping):
        return {encodable(str(name)): plain(each, depth=depth - 1) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each, depth=depth - 1) for each in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Decimal):
        return str(value)
    return encodable(str(value))
