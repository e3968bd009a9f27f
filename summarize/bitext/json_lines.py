"""JSON lines: one object per line with `id`, `source` (German) and `target` (English)."""

from collections.abc import Iterator

from summarize.article import LONGEST_LINE
from summarize.bitext.unit import ByteFile, Entry, Unit, Unreadable
from summarize.consistency.pairs import parse_pair
from summarize.errors import InputError

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_json_lines(file: ByteFile, name: str) -> Iterator[Entry]:
    """Yield a pair for each line that is not blank; a malformed line is reported by its number."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not content.strip():
            continue
        try:
            identity, source, target = parse_pair(content)
        except InputError as error:
            yield Unreadable(name, number, f"{name}, line {number}: {error}")
            while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
            continue
        yield Unit(name, number, identity, source, target)
