"""The data that floors are for: each file of `dev/` by digest."""

import hashlib
import sys
from pathlib import Path

#: The sha256 of the files on which floors and limits were measured.
DIGESTS = {
    "10kgnad-test.csv": "68ba71a01919261f36b362b6a31e7fa34255dde102a5586db23d72eae2e41514",
    "newstest-sample.de": "e24f197efae045e9118b7e495bbc86930bb952aa772064b072c9269618cc983d",
    "newstest-sample.en": "a49b3a4b4ed5c1457bdb11c360611efac197e858bc48ca15d95bdd0bd6cd7076",
    "ntrex.de": "259d7406a07b63e6b5b9c4a22fb76b85e2578a3fa0a4e541a50f4f7348e5c1b2",
    "ntrex.en": "389e8f5796c66db4f646dfad33e1ec622d74767af5ef112b42a1f2cd814df3cc",
}


def as_pinned(folder: Path, *names: str) -> bool:
    """Print the sha256 of files in `folder`, and return whether all match the pinned ones."""
    same = True
    for name in names:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        print(f"{name} sha256 {digest}")
        if digest != DIGESTS.get(name, digest):
            print(f"{folder / name} is not the file that the floors are for", file=sys.stderr)
            same = False
    return same
