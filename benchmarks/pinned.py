"""The data that floors are for: files of `dev/` and `pairs/` by digest."""

import hashlib
import sys
from pathlib import Path

#: The sha256 of the files on which floors and limits were measured.
DIGESTS = {
    "distill_wmt08_20_deen_bergamot_base.tsv.xz": "fe3553d0c0bf25e5a9a1a4dc0053e70767c5255d507626056bbc6d62471996f0",
    "distill_wmt08_20_deen_google.tsv.xz": "133d28034d089234007bed3ce375e87d33b0ce621c2822ea0f42585e996c7fd5",
    "distill_wmt08_20_deen_microsoft.tsv.xz": "e6814acead96b4b4026df92ab8fa475234b7c4ce5b4c6d3f3450641b88784c15",
    "wmt_newstest2008_2020.tsv.xz": "ab6e75911797ed1e43fe6819de5e9668d2192371a84100c7a109bb6434c526b4",
    "wmt_ts_deen_sysout.tsv.xz": "4e88cc9b4862791c72af9af1b0ad0337443e63ee3dfc0941b5a61cdbb4c10fcf",
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
