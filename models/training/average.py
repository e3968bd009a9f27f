"""Average runs that began at one state: `python average.py --runs RUN RUN ... --out RUN`.

The weights of runs of some minutes from one state lie in one basin, and their mean is better than each of them
(Wortsman et al. 2022, "Model soups"): trying three settings for ten minutes each costs no training. Writes the `state.pt`
from which train.py goes on, with the steps and the time of all runs.
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
    parser.add_argument("--begin", type=Path, help="the folder they began at: its steps and time count once")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    states = [torch.load(run / "state.pt", weights_only=True) for run in options.runs]
    begin = torch.load(options.begin / "state.pt", weights_only=True) if options.begin else {"step": 0, "spent": 0.0}
    for key in ("step", "spent"):
        whole = begin[key] + sum(state[key] - begin[key] for state in states)
        for state in states:
            state[key] = whole
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean(states), options.out / "state.pt")
    print(f"{len(states)} runs, {states[0]['step']:,} steps, {states[0]['spent'] / 3600:.2f} hours")


def mean(values: list[Any]) -> Any:
    """Return the mean of tensors, entry by entry of nested lists and dicts; of anything else the first."""
    first = values[0]
    if isinstance(first, Tensor):
        return torch.stack([value.float() for value in values]).mean(0).to(first.dtype)
    if isinstance(first, dict):
        return {key: mean([value[key] for value in values]) for key in first}
    if isinstance(first, list):
        return [mean(list(group)) for group in zip(*values, strict=True)]
    return first


if __name__ == "__main__":
    main()
