"""Write the sizes and digests of the built-in weights into manifest.toml. Run it after each export."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from summarize.models.checkpoint import file_digest  # noqa: E402

FILES = (
    "config.json",
    "generation_config.json",
    "glossary.tsv",
    "model.safetensors",
    "source.spm",
    "target.spm",
    "tokenizer_config.json",
    "vocab.json",
)
SECTION = re.compile(r"(# pinned by models/pin\.py: begin\n).*?(# pinned by models/pin\.py: end\n)", re.DOTALL)


def pinned(folder: Path) -> str:
    """Return the `files` table of the weights in `folder`, as TOML."""
    rows = [
        f'    {{ name = "{path.name}", size = {path.stat().st_size}, sha256 = "{file_digest(path)}" }},\n'
        for path in (folder / name for name in FILES)
    ]
    return "files = [\n" + "".join(rows) + "]\n"


def main() -> None:
    """Rewrite the section between the two marks."""
    path = HERE / "manifest.toml"
    files = pinned(HERE / "compact-de-en")
    text, count = SECTION.subn(lambda marks: marks[1] + files + marks[2], path.read_text(encoding="utf-8"))
    if count != 1:
        sys.exit(f"{path} has no section of its own for the built-in weights; restore its two marks.")
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
