"""Write the sizes and digests of the built-in weights and of the judge into manifest.toml. Run it after each export."""

import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from summarize.models.checkpoint import file_digest  # noqa: E402
from summarize.models.manifest import JUDGE_FOLDER  # noqa: E402

#: The sections of the manifest: their folders and files.
SECTIONS = {
    "the judge": (JUDGE_FOLDER, ("attribution.json", "vectors.npz")),
    "the weights": (
        HERE / "compact-de-en",
        (
            "config.json",
            "generation_config.json",
            "glossary.tsv",
            "model.safetensors",
            "source.spm",
            "target.spm",
            "tokenizer_config.json",
            "vocab.json",
        ),
    ),
}


def pinned(folder: Path, names: Sequence[str]) -> str:
    """Return the `files` table of the files `names` in `folder`, as TOML."""
    rows = [
        f'    {{ name = "{path.name}", size = {path.stat().st_size}, sha256 = "{file_digest(path)}" }},\n'
        for path in (folder / name for name in names)
    ]
    return "files = [\n" + "".join(rows) + "]\n"


def main() -> None:
    """Rewrite the sections between their marks."""
    path = HERE / "manifest.toml"
    text = path.read_text(encoding="utf-8")
    for section, (folder, names) in SECTIONS.items():
        begin, end = (f"# {section}, pinned by models/pin.py: {mark}\n" for mark in ("begin", "end"))
        before, marked, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not marked or not closed:
            sys.exit(f"{path} has no section for {section}; restore its two marks.")
        text = before + begin + pinned(folder, names) + end + after
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
