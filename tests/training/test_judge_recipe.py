"""The recipe of the judge of attribution, on a handful of texts: `models/training/word_vectors.py` and `judge.py`."""

import json
import lzma
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

RECIPE = Path(__file__).parents[2] / "models" / "training"

WORDS = {
    "Hund": "dog",
    "Katze": "cat",
    "Haus": "house",
    "Boot": "boat",
    "Baum": "tree",
    "Brot": "bread",
    "Stein": "stone",
}


def test_word_vectors_put_translations_together(tmp_path: Path) -> None:
    """The English word closest to a German word is its translation."""
    pytest.importorskip("scipy", reason="comes with the extra `training`")
    dice = random.Random(1)
    (tmp_path / "pairs").mkdir()
    with lzma.open(tmp_path / "pairs" / "wmt21_24_ende_refs.tsv.xz", "wt", encoding="utf-8") as file:
        for _ in range(400):
            chosen = dice.sample(sorted(WORDS), 2)
            file.write(f"{' '.join(chosen)}\t{' '.join(WORDS[word] for word in chosen)}\n")
    out = tmp_path / "vectors.npz"
    subprocess.run(
        [sys.executable, RECIPE / "word_vectors.py", "--data", tmp_path, "--out", out], check=True, capture_output=True
    )
    with np.load(out) as archive:
        german, english = (bytes(archive[f"{side}_words"]).decode().split("\n") for side in ("de", "en"))
        alike = archive["de_vectors"].astype(float) @ archive["en_vectors"].astype(float).T
    assert {word: english[alike[german.index(word.lower())].argmax()] for word in WORDS} == WORDS


def test_the_fit_prefers_the_place_whose_words_are_alike(tmp_path: Path) -> None:
    """Fitted to right and wrong briefs, the judge finds a wrong figure less likely than a right one."""
    towns = [("Graz", 210), ("Linz", 340), ("Wien", 480), ("Bonn", 520), ("Kiel", 630), ("Jena", 760)]
    article = " ".join(f"In {town} wurden am Abend {count} Bäume gefällt." for town, count in towns)
    (tmp_path / "dev" / "briefs").mkdir(parents=True)
    (tmp_path / "dev" / "10kgnad-test.csv").write_text(f"Web;'{article}'\n", "utf-8")

    def brief(town: str, count: int, wrong: bool) -> str:
        text = f"In {town} {count} trees were felled in the evening."
        return json.dumps(
            {"id": "d0", "brief": text, "expect": "bad" if wrong else "ok", "kind": "swap" if wrong else "",
             "wrong": f"{count} trees" if wrong else "", "note": ""}
        )  # fmt: skip

    lines = [brief(town, count, wrong=False) for town, count in towns]
    lines += [brief(town, towns[place - 1][1], wrong=True) for place, (town, _) in enumerate(towns)]
    path = tmp_path / "dev" / "briefs" / "briefs.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "none.jsonl").write_text("", "utf-8")
    out = tmp_path / "attribution.json"
    done = subprocess.run(
        [sys.executable, RECIPE / "judge.py", "--data", tmp_path, "--briefs", tmp_path / "none.jsonl", "--out", out],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.startswith("12 figures with rivals, 6 of them wrong")
    fitted = json.loads(out.read_text("utf-8"))
    assert fitted["features"]["near"] > 0.1
    assert fitted["slope"] > 0
    assert fitted["wrong"] <= fitted["doubtful"]
