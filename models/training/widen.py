"""Give a model more feed-forward units: `python widen.py --run RUN --init MODEL --units 2048 --decoder-units 2048 --out WIDER`.

RUN holds the `state.pt` of train.py, begun from MODEL. WIDER holds the same with more units, which write nothing at first, so
that it translates as before, and the optimiser's state, without which a run begins anew: train.py goes on from there
with `--init WIDER/model --out WIDER` and the tokenizer. Without --run the weights alone grow. More layers are not to be had so: after
the sum with its input a layer of Marian is normalised, so one that writes nothing changes what it is given. (Chen et al. 2016, "Net2Net: accelerating learning via knowledge transfer".)
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from muon import by_shape, is_inner
from torch import Tensor
from transformers import MarianMTModel


def main() -> None:
    """Read, widen and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--run", type=Path, help="folder with the state.pt of train.py; default: the weights of --init alone"
    )
    parser.add_argument("--init", type=Path, required=True, help="the model it was begun from")
    parser.add_argument("--units", type=int, help="of each layer of the encoder")
    parser.add_argument("--decoder-units", type=int, help="of each layer of the decoder")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = MarianMTModel.from_pretrained(options.init).float()
    parameters = dict(model.named_parameters())
    named = {name: p for name, p in parameters.items() if "embed_positions" not in name}
    units = {
        "encoder": options.units or model.config.encoder_ffn_dim,
        "decoder": options.decoder_units or model.config.decoder_ffn_dim,
    }
    state = None
    if options.run:
        before = torch.load(options.run / "state.pt", weights_only=True, map_location="cpu")
        state = widen(before, named, units)
    grown = state["average"] if state else grow(list(named.values()), named, units)
    model.config.encoder_ffn_dim, model.config.decoder_ffn_dim = units["encoder"], units["decoder"]
    wider = MarianMTModel(model.config)
    wider.load_state_dict({**parameters, **dict(zip(named, grown, strict=True))}, strict=False)
    options.out.mkdir(parents=True, exist_ok=True)
    wider.save_pretrained(options.out / "model")
    if state:
        torch.save(state, options.out / "state.pt")


def grow(values: list[Tensor], named: Mapping[str, Tensor], units: Mapping[str, int]) -> list[Tensor]:
    """Return `values`, one for each of `named`, with `units` feed-forward units a layer of the encoder and the decoder.

    New units read at random, the same for the same seed, and write nothing.
    """
    generator = torch.Generator().manual_seed(1)
    out = []
    for (name, parameter), value in zip(named.items(), values, strict=True):
        grown = _grown(name, value, units)
        if name.endswith("fc1.weight") and len(grown) > len(value):
            torch.nn.init.normal_(grown[len(value) :], std=float(parameter.std()), generator=generator)
        out.append(grown)
    return out


def widen(state: dict[str, Any], named: Mapping[str, Tensor], units: Mapping[str, int]) -> dict[str, Any]:
    """Return `state`, of train.py, grown likewise. The optimiser knows nothing of the new units yet."""
    inner = {name: p for name, p in named.items() if is_inner(name, p)}
    rest = [name for name in named if name not in inner]
    momentum = {
        name: _grown(name, value, units)
        for names, stack in zip(by_shape(inner), state["optimizer"]["momentum"], strict=True)
        for name, value in zip(names, stack, strict=True)
    }
    # In the order of the parameters again: shapes that were one stack may be two now.
    momentum = {name: momentum[name] for name in inner}
    adam = state["optimizer"]["adam"]
    moments = {
        number: {
            key: _grown(name, value, units) if value.dim() else value for key, value in adam["state"][number].items()
        }
        for number, name in enumerate(rest)
    }
    return {
        **state,
        "parameters": grow(state["parameters"], named, units),
        "average": grow(state["average"], named, units),
        "optimizer": {
            "adam": {**adam, "state": moments},
            "momentum": [torch.stack([momentum[name] for name in names]) for names in by_shape(momentum)],
        },
    }


def _grown(name: str, value: Tensor, units: Mapping[str, int]) -> Tensor:
    """Return `value`, of the parameter `name`, with zeros for new units."""
    _, side, *_ = name.split(".")
    if name.endswith(("fc1.weight", "fc1.bias")):
        return torch.cat([value, value.new_zeros(units[side] - len(value), *value.shape[1:])])
    if name.endswith("fc2.weight"):
        return torch.cat([value, value.new_zeros(len(value), units[side] - value.size(1))], 1)
    return value


if __name__ == "__main__":
    main()
