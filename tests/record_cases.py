"""Write into the cases of `cases/consistency-*.json` what the check makes of them today, to be reviewed as a diff.

    python tests/record_cases.py [FILE ...]

Every figure gets its verdict and the words of its evidence, in the order of the text, so that a repeated figure has a twin of
its own. What a case states beside that (label, comment, texts, settings, `ok`, warnings) stays. A case whose `ok` is not what
the check says is left as it is and named: either the check or the case is wrong, and somebody has to say which.
"""

import json
import sys
from pathlib import Path
from typing import Any

from summarize.consistency import Check

sys.path += [str(Path(__file__).parent), str(Path(__file__).parent / "consistency")]
from test_consistency import CASES, run, said

#: Keys in the order in which they are written.
ORDER = (
    "label", "comment", "source", "target", "mode", "today", "boilerplate", "alignment", "ok", "figures", "omissions",
    "warnings",
)  # fmt: skip


def recorded(case: dict[str, Any], check: Check) -> dict[str, Any]:
    """Return a case with what the check says of every figure, and without what said less of it."""
    kept = {key: value for key, value in case.items() if key not in ("verdicts", "evidence", "omissions", "figures")}
    found = {**kept, "figures": said(case, check)}
    if case.get("mode") == "translation":
        found["omissions"] = [figure.text for figure in check.omissions]
    return {key: found[key] for key in ORDER if key in found}


def main() -> int:
    """Rewrite the files and return 1 if a case contradicts the check."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(CASES.glob("consistency-[!x]*.json"))
    contradicted = 0
    for path in paths:
        lines = []
        for case in json.loads(path.read_text("utf-8")):
            check = run(case)
            if check.ok is not case["ok"]:
                contradicted += 1
                print(
                    f"{path.name}: {case['label']}: states ok {case['ok']}, the check says {check.ok}", file=sys.stderr
                )
                lines.append(json.dumps(case, ensure_ascii=False))
            else:
                lines.append(json.dumps(recorded(case, check), ensure_ascii=False))
        path.write_text("[\n " + ",\n ".join(lines) + "\n]\n", "utf-8")
    return int(contradicted > 0)


if __name__ == "__main__":
    sys.exit(main())
