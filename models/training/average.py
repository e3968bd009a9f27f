"""Averaging runs of one origin: `python average.py --runs RUN RUN ... --out RUN`.

The weights of short runs from one state lie in one basin, and their mean is better than each of them (Wortsman et al.
2022, "Model soups"): trying three settings for ten minutes each wastes no training. The same holds for runs that
continued from one another, each with a rate that rose and fell (Izmailov et al. 2018, "Averaging weights leads to wider
optima and better generalization"). Writes a `state.pt` that train.py resumes, with the steps and the time of all runs.
"""

import argparse
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def main() -> None:
    """Read the states and write their mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True, help="folders of train.py")
    parser.add_argument("--shares", type=float, nargs="+", help="how much each run counts; default: the same")
    parser.add_argument(
        "--begin",
        type=Path,
        help="the folder they began at, whose steps and time count once; without it they went on from one another",
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    states = [torch.load(run / "state.pt", weights_only=True, map_location="cpu") for run in options.runs]
    shares = options.shares or [1.0] * len(states)
    if len(shares) != len(states):
        parser.error(f"{len(states)} runs and {len(shares)} shares")
    begin = torch.load(options.begin / "state.pt", weights_only=True, map_location="cpu") if options.begin else None
    for key in ("step", "spent"):
        counts = [state[key] for state in states]
        whole = begin[key] + sum(count - begin[key] for count in counts) if begin else max(counts)
        for state in states:
            state[key] = whole
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean(states, shares), options.out / "state.pt")
    print(f"{len(states)} runs, {states[0]['step']:,} steps, {states[0]['spent'] / 3600:.2f} hours")


def mean(values: list[Any], shares: list[float]) -> Any:
    """Return the weighted mean of tensors, entry by entry of nested lists and dicts; of anything else the first."""
    first = values[0]
    if isinstance(first, Tensor):
        whole = sum(shares)
        return sum(value.double() * (share / whole) for value, share in zip(values, shares, strict=True)).to(
            first.dtype
        )
    if isinstance(first, dict):
        return {key: mean([value[key] for value in values], shares) for key in first}
    if isinstance(first, list):
        return [mean(list(group), shares) for group in zip(*values, strict=True)]
    return first


if __name__ == "__main__":
    main()
