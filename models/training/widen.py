"""Give a model's encoder more feed-forward units: `python widen.py --run RUN --init MODEL --units 2048 --out WIDER`.

RUN holds the `state.pt` of train.py, begun from MODEL. WIDER holds the same with more units, which write nothing at first, so
that it translates as before, and the optimiser's state, without which a run begins anew: train.py goes on from there
with `--init WIDER/model --out WIDER` and the tokenizer. (Chen et al. 2016, "Net2Net: accelerating learning via knowledge transfer".)
"""

import argparse
from pathlib import Path
from typing import Any

import torch
from muon import by_shape, is_inner
from torch import Tensor
from transformers import MarianMTModel

__all__ = ["widen"]


def main() -> None:
    """Read, widen and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with the state.pt of train.py")
    parser.add_argument("--init", type=Path, required=True, help="the model it was begun from")
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    model = MarianMTModel.from_pretrained(options.init).float()
    parameters = dict(model.named_parameters())
    named = {name: p for name, p in parameters.items() if "embed_positions" not in name}
    state = widen(torch.load(options.run / "state.pt", weights_only=True), named, options.units)
    model.config.encoder_ffn_dim = options.units
    wider = MarianMTModel(model.config)
    wider.load_state_dict({**parameters, **dict(zip(named, state["average"], strict=True))}, strict=False)
    options.out.mkdir(parents=True, exist_ok=True)
    wider.save_pretrained(options.out / "model")
    torch.save(state, options.out / "state.pt")


def widen(state: dict[str, Any], named: dict[str, Tensor], units: int) -> dict[str, Any]:
    """Return `state` with `units` feed-forward units in each layer of the encoder; `named` are the parameters it is of.

    New units read at random and write nothing. The optimiser knows nothing of them yet.
    """
    new = {name: torch.zeros(units - p.size(0), p.size(1)) for name, p in named.items() if _reads(name)}
    for name, rows in new.items():
        torch.nn.init.normal_(rows, std=float(named[name].std()))

    def grown(name: str, value: Tensor, rows: dict[str, Tensor] | None = None) -> Tensor:
        if _reads(name):
            blank = torch.zeros(units - value.size(0), value.size(1))
            return torch.cat([value, rows[name] if rows else blank])
        if name.startswith("model.encoder") and name.endswith("fc1.bias"):
            return torch.cat([value, torch.zeros(units - len(value))])
        if name.startswith("model.encoder") and name.endswith("fc2.weight"):
            return torch.cat([value, torch.zeros(len(value), units - value.size(1))], 1)
        return value

    inner = {name: p for name, p in named.items() if is_inner(name, p)}
    rest = [name for name in named if name not in inner]
    momentum = {
        name: grown(name, value)
        for names, stack in zip(by_shape(inner), state["optimizer"]["momentum"], strict=True)
        for name, value in zip(names, stack, strict=True)
    }
    # In the order of the parameters again: shapes that were one stack may be two now.
    momentum = {name: momentum[name] for name in inner}
    adam = state["optimizer"]["adam"]
    moments = {
        number: {key: grown(name, value) if value.dim() else value for key, value in adam["state"][number].items()}
        for number, name in enumerate(rest)
    }
    return {
        **state,
        "parameters": [grown(name, value, new) for name, value in zip(named, state["parameters"], strict=True)],
        "average": [grown(name, value, new) for name, value in zip(named, state["average"], strict=True)],
        "optimizer": {
            "adam": {**adam, "state": moments},
            "momentum": [torch.stack([momentum[name] for name in names]) for names in by_shape(momentum)],
        },
    }


def _reads(name: str) -> bool:
    """Whether a parameter is what the units of a layer of the encoder read with."""
    return name.startswith("model.encoder") and name.endswith("fc1.weight")


if __name__ == "__main__":
    main()
