"""Muon for the inner matrices, AdamW for the rest (Jordan et al. 2024, "Muon: an optimizer for hidden layers").

Matrices of one shape are stacked, so that the Newton-Schulz iteration runs as a few large batched products:
on two cores that is twice as fast as one matrix after another.
"""

from collections import defaultdict
from collections.abc import Mapping

import torch
from torch import Tensor

#: Quintic Newton-Schulz coefficients: they trade exact convergence for a steep start, and five steps suffice.
QUINTIC = (3.4445, -4.7750, 2.0315)


def orthogonalize(stack: Tensor, steps: int = 5) -> Tensor:
    """Return roughly the nearest semi-orthogonal matrix to each of `stack` (n, rows, columns)."""
    a, b, c = QUINTIC
    tall = stack.size(1) > stack.size(2)
    x = stack.mT.contiguous() if tall else stack
    x = x / (torch.linalg.matrix_norm(x, keepdim=True) + 1e-7)
    if torch.is_autocast_enabled(x.device.type):
        x = x.to(torch.get_autocast_dtype(x.device.type))
    for _ in range(steps):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if tall else x


def is_inner(name: str, parameter: Tensor) -> bool:
    """Whether Muon handles a parameter: a matrix between layers, not an embedding, norm or bias."""
    return parameter.dim() == 2 and "embed" not in name and "shared" not in name


def by_shape(matrices: Mapping[str, Tensor]) -> list[list[str]]:
    """Return the names of the matrices of each shape, to be stacked."""
    groups: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for name, matrix in matrices.items():
        groups[tuple(matrix.shape)].append(name)
    return list(groups.values())


class Optimizer:
    """One step over all parameters; `state_dict` and `load_state_dict` make a run resumable."""

    def __init__(self, named: list[tuple[str, Tensor]], *, rate: float, muon_rate: float, memory: float = 0.98) -> None:
        """Sort `named` parameters into matrices for Muon and the rest (embeddings, norms, biases) for AdamW.

        `memory` is AdamW's second beta: a short run from good weights needs a long one, since the moments start at zero.
        """
        inner = {name: parameter for name, parameter in named if is_inner(name, parameter)}
        rest = [parameter for name, parameter in named if name not in inner]
        self.groups = [[inner[name] for name in names] for names in by_shape(inner)]
        self.momentum = [group[0].new_zeros(len(group), *group[0].shape) for group in self.groups]
        self.adam = torch.optim.AdamW(rest, lr=rate, betas=(0.9, memory), eps=1e-9, weight_decay=0.0, fused=True)
        self.rate, self.muon_rate = rate, muon_rate

    @torch.no_grad()
    def step(self, scale: float) -> None:
        """Apply the gradients at `scale` times the configured rates."""
        for setting in self.adam.param_groups:
            setting["lr"] = self.rate * scale
        self.adam.step()
        rate = self.muon_rate * scale
        for group, momentum in zip(self.groups, self.momentum, strict=True):
            gradient = torch.stack([parameter.grad for parameter in group])
            momentum.mul_(0.95).add_(gradient)
            update = orthogonalize(gradient.add_(momentum, alpha=0.95)).float()
            # An update of RMS 0.2 whatever the shape, so that AdamW's rates carry over (Liu et al. 2025).
            size = 0.2 * max(group[0].shape) ** 0.5
            for parameter, change in zip(group, update, strict=True):
                parameter.mul_(1 - rate * 0.05).add_(change, alpha=-rate * size)

    def state_dict(self) -> dict[str, object]:
        """Return what a resumed run needs."""
        return {"adam": self.adam.state_dict(), "momentum": self.momentum}

    def load_state_dict(self, state: dict[str, object]) -> None:
        """Restore what `state_dict` returned."""
        self.adam.load_state_dict(state["adam"])
        self.momentum = state["momentum"]
