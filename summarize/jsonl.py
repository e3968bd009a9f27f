"""JSON lines: how every result is written as JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any

#: Escaped in output: lone surrogates, which UTF-8 cannot encode; line ends that JSON allows in a string but at which
#: line readers break (Python's splitlines, JavaScript's); controls and direction marks, which terminals obey. Escapes
#: round-trip.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(record: Mapping[str, Any]) -> str:
    """Return `record` as JSON that every reader sees as one line, without the newline."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
