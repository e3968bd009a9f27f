"""Make the examples: `python examples/make.py`.

For each article: `NAME.translation.txt`, `NAME.brief.txt`, `NAME.brief.md`, `NAME.report.json` and
`NAME.report.html`; of all of them together `story.txt` and `story.html`. The reference engine is used, in single
precision: int8 kernels differ from one kind of processor to another, and these files must come out the same on all.
"""

import argparse
from pathlib import Path

from summarize import brief, load_translator, load_writer, read_article, story
from summarize.report import render, translation_text

HERE = Path(__file__).parent


def main() -> None:
    """Write the files of every article, or of those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="articles (default: all)")
    parser.add_argument("--out", type=Path, default=HERE / "briefs")
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True)
    translator = load_translator("compact-de-en", engine="transformers")
    writer = load_writer("extractive")
    for path in sorted((HERE / "articles").glob("*.txt")):
        if options.names and path.stem not in options.names:
            continue
        report = brief(read_article(path), translator, writer)
        outputs = {
            "translation.txt": translation_text(report.article, report.translation),
            "brief.txt": render(report, "text"),
            "brief.md": render(report, "markdown"),
            "report.json": render(report, "json"),
            "report.html": render(report, "html"),
        }
        for ending, text in outputs.items():
            (options.out / f"{path.stem}.{ending}").write_text(text.rstrip("\n") + "\n", "utf-8")
    if not options.names:
        told = story([read_article(path) for path in sorted((HERE / "articles").glob("*.txt"))], translator, writer)
        for ending, form in (("txt", "text"), ("html", "html")):
            (options.out / f"story.{ending}").write_text(render(told, form).rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
