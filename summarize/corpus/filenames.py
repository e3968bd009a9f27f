"""File names for document ids: safe on every system, and unique."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from itertools import count

#: Bytes in UTF-8. File systems allow 255, and suffixes and temporary files need some.
_LONGEST_NAME = 120
_UNSAFE = re.compile(r"[^\w.-]+")
#: Names that Windows reserves for devices, whatever follows their first dot.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
#: A name that looks like one made here.
_MARKED = re.compile(r".*-[0-9a-f]{12}")


def safe_name(id: str) -> str:  # noqa: A002
    """Return a file name, without suffix, for a document id: the id itself if safe, otherwise a marked name.

    Different ids get different names, at least in case or in Unicode composition.
    """
    plain = id != "" and unicodedata.is_normalized("NFC", id) and _shorn(id) == id
    if plain and not _RESERVED.fullmatch(id) and not _MARKED.fullmatch(id):
        return id
    return marked_name(id)


def marked_name(id: str) -> str:  # noqa: A002
    """Return the safe part of an id and, to make it unique, twelve hex digits of its SHA-256."""
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    shorn = _shorn(unicodedata.normalize("NFC", id)) or "document"
    return f"{shorn}-{digest}"


def _shorn(text: str) -> str:
    safe = _UNSAFE.sub("_", text).lstrip(".-")
    # Windows drops trailing dots of names.
    return safe.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").rstrip(".")


def unused_name(name: str, is_used: Callable[[str], bool]) -> str:
    """Return the first of `NAME.changed`, `NAME.changed-2`, ... that is not used, for an output that was changed."""
    names = (f"{name}.changed{'' if number == 1 else f'-{number}'}" for number in count(1))
    return next(free for free in names if not is_used(free))


class Names:
    """The names given so far, so that none is given twice on systems that ignore case."""

    def __init__(self) -> None:
        """Start with no names given."""
        self._owners: dict[bytes, bytes] = {}

    def give(self, id: str, suffix: str) -> str:  # noqa: A002
        """Return the file name of a document, the same one for every call."""
        name = safe_name(id) + suffix
        return name if self.take(name, id) else marked_name(id) + suffix

    def take(self, name: str, id: str) -> bool:  # noqa: A002
        """Record that the document `id` has that name. Returns whether no other document had it before."""
        folded, owner = short_digest(unicodedata.normalize("NFC", name.casefold())), short_digest(id)
        return self._owners.setdefault(folded, owner) == owner


def short_digest(text: str) -> bytes:
    """Return twelve bytes that represent `text` where many must be kept in memory."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
