"""The pages of Parquet files, inspected before unpacking: a cell of 300 MB compresses to 10 kB.

A page's header gives its unpacked size, in Thrift's compact protocol (https://github.com/apache/parquet-format,
https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). Readers trust the page header, not
the sums in the metadata.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

#: How many times its packed size a column of lists may unpack to. Tags of articles take about ten times.
MOST_UNPACKED = 100

#: Bytes of a header that are read at first, and at most: its statistics may take some kilobytes.
_HEADERS = (1 << 9, 1 << 16)
#: Thrift's types.
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
#: Fields of a header: the sizes, the headers of a data page in both versions of the format, and their number of values.
_UNPACKED, _PACKED, _DATA, _DATA_2, _VALUES = 2, 3, 5, 8, 1
_WIDTHS = {"BOOLEAN": 1, "INT32": 4, "INT64": 8, "INT96": 12, "FLOAT": 4, "DOUBLE": 8, "BYTE_ARRAY": 4}
_DEEPEST = 8


def largest_page(file: IO[bytes], group: Any, schema: Any) -> int:
    """Return the unpacked size in bytes of the largest page of a row group. Raises ValueError for anything but pages.

    A column of lists that unpacks to MOST_UNPACKED times its size or more counts as one page: a single row may hold it all.
    `group` is the `RowGroupMetaData` of pyarrow, `schema` the `ParquetSchema`.
    """
    largest = 0
    for index in range(group.num_columns):
        column, kind = group.column(index), schema.column(index)
        pages = list(_pages(file, column))
        largest = max([largest, *(page.unpacked for page in pages)])
        if kind.max_repetition_level:
            # A dictionary's value takes an index of four bytes, any other its width.
            width = _WIDTHS.get(kind.physical_type, kind.length)
            whole = max(sum(page.unpacked for page in pages), width * sum(page.values for page in pages))
            largest = max(largest, whole if whole >= MOST_UNPACKED * column.total_compressed_size else 0)
    return largest


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its unpacked size in bytes, the number of its values, and the place after it in the file."""

    unpacked: int
    values: int
    end: int


def _pages(file: IO[bytes], column: Any) -> Iterator[_Page]:
    begins = [column.data_page_offset]
    if column.has_dictionary_page and column.dictionary_page_offset:
        begins.append(column.dictionary_page_offset)
    place = min(begins)
    end = place + column.total_compressed_size
    while place < end:
        page = _page(file, place)
        yield page
        place = page.end


def _page(file: IO[bytes], place: int) -> _Page:
    for most in _HEADERS:
        file.seek(place)
        header = _Compact(file.read(most))
        try:
            found = header.struct()
            break
        except _ShortError:
            if most == _HEADERS[-1]:
                raise
    unpacked, packed = found.get(_UNPACKED), found.get(_PACKED)
    if not isinstance(unpacked, int) or not isinstance(packed, int) or min(unpacked, packed) < 0:
        raise ValueError("a page without a size")
    data = found.get(_DATA) or found.get(_DATA_2)
    values = data.get(_VALUES) if isinstance(data, dict) else 0
    return _Page(unpacked, values if isinstance(values, int) else 0, place + header.place + packed)


class _ShortError(ValueError):
    """A header is longer than what was read of it."""

    def __init__(self) -> None:
        super().__init__("a page without an end")


Struct = dict[int, "int | Struct | None"]


class _Compact:
    """A reader of Thrift's compact protocol that keeps numbers and structs, and skips everything else."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.place = 0

    def struct(self, depth: int = 0) -> "Struct":
        """Return the numbers and structs in a struct by field id. Raises ValueError if it is not a struct."""
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        found: Struct = {}
        field = 0
        while (head := self._byte()) != 0:
            field = field + (head >> 4) if head >> 4 else self._number()
            found[field] = self._value(head & 15, depth)
        return found

    def _value(self, kind: int, depth: int, *, listed: bool = False) -> "int | Struct | None":
        if kind in (_TRUE, _FALSE):
            # A boolean takes a byte in a list; as a field it is part of the type.
            return self._byte() if listed else None
        if kind in (_I16, _I32, _I64):
            return self._number()
        if kind == _STRUCT:
            return self.struct(depth + 1)
        if kind in (_BYTE, _DOUBLE, _BINARY):
            self._skip(1 if kind == _BYTE else 8 if kind == _DOUBLE else self._length())
        elif kind in (_LIST, _SET):
            self._list(depth)
        else:
            raise ValueError(f"no page has a value of type {kind}")
        return None

    def _list(self, depth: int) -> None:
        head = self._byte()
        count = head >> 4 if head >> 4 < 15 else self._length()
        for _ in range(count):
            self._value(head & 15, depth + 1, listed=True)

    def _byte(self) -> int:
        if self.place >= len(self._data):
            raise _ShortError
        self.place += 1
        return self._data[self.place - 1]

    def _skip(self, count: int) -> None:
        self.place += count
        if self.place > len(self._data):
            raise _ShortError

    def _length(self) -> int:
        """Return an unsigned number in groups of seven bits, the lowest first."""
        value = shift = 0
        while (byte := self._byte()) & 128:
            value |= (byte & 127) << shift
            shift += 7
            if shift > 63:
                raise ValueError("a number without end")
        return value | byte << shift

    def _number(self) -> int:
        """Return a signed number: the lowest bit is its sign."""
        value = self._length()
        return value >> 1 ^ -(value & 1)
