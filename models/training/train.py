"""Train a MarianMT on a CPU, resumable: `python train.py --data DIR --out DIR [--init DIR] --hours 2.5`.

Time-boxed: a constant rate, then a linear decay in the last part of --hours. `--out` holds the averaged weights
(`model/`, Hugging Face layout) and `state.pt`, from which the same command goes on after an interruption.
"""

import argparse
import statistics
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from loss import smoothed_cross_entropy
from muon import Optimizer
from numpy.typing import NDArray
from torch import Tensor
from transformers import MarianConfig, MarianMTModel

Pair = tuple[NDArray[np.uint16], NDArray[np.uint16]]
EOS = 0

#: Pairs sorted by length together. Of 40,000, the sources of a batch were padded by 16 %, of so many by 4 %.
DRAW = 200_000

#: What a file of --ship has at most: a machine that is lent for minutes gives back small files only.
SHARD = "15MB"

#: A step that takes so many times as long as usual was paused.
PAUSE = 4


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder made by prepare.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, help="source.spm; default: the one in --init")
    parser.add_argument("--init", type=Path, help="a MarianMT to continue; default: from nothing")
    parser.add_argument("--hours", type=float, default=2.5)
    parser.add_argument(
        "--minutes", type=float, help="stop after so many of this call; the same command goes on from there"
    )
    parser.add_argument(
        "--ship", type=Path, help="folder for the averaged weights in half precision, in files of SHARD at most"
    )
    parser.add_argument("--steps", type=int, help="stop after so many steps (tests)")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--muon-rate", type=float, default=1.5e-3)
    parser.add_argument("--memory", type=float, default=0.98, help="AdamW's second beta; near 1 for few steps")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the average of the weights, a step")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument(
        "--precision",
        default="float32",
        choices=("float32", "bfloat16"),
        help="of matrix products; weights, norms, softmax and loss stay in float32",
    )
    parser.add_argument("--threads", type=int, help="default: what torch takes")
    parser.add_argument("--warm", type=int, default=150, help="steps of linear warm-up")
    parser.add_argument("--decay", type=float, default=0.3, help="share of --hours in which the rate falls")
    parser.add_argument("--pieces", type=int, default=8192, help="padded pieces a batch")
    parser.add_argument("--smoothing", type=float, default=0.1)
    parser.add_argument(
        "--sample", type=int, default=2048, help="pieces that stand for all others in the softmax; 0: all"
    )
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--encoder", type=int, default=6, help="layers")
    parser.add_argument("--decoder", type=int, default=2, help="layers")
    parser.add_argument("--curriculum", action="store_true", help="short pairs first; from nothing only")
    parser.add_argument("--report", type=float, default=300, help="seconds between lines")
    parser.add_argument("--save", type=float, default=600, help="seconds between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def build(options: argparse.Namespace, vocabulary: int) -> MarianMTModel:
    """Return the model to train: --init, or a new one with a vocabulary of `vocabulary` pieces and a pad."""
    # sdpa's backward pass on a CPU takes half a step; dropout's random numbers a tenth.
    if options.init:
        model = MarianMTModel.from_pretrained(options.init, attn_implementation="eager", dropout=0.0).float()
    else:
        config = MarianConfig(
            vocab_size=vocabulary + 1,
            d_model=options.width,
            encoder_layers=options.encoder,
            decoder_layers=options.decoder,
            encoder_attention_heads=max(1, options.width // 32),
            decoder_attention_heads=max(1, options.width // 32),
            encoder_ffn_dim=4 * options.width,
            decoder_ffn_dim=4 * options.width,
            max_position_embeddings=512,
            pad_token_id=vocabulary,
            eos_token_id=EOS,
            decoder_start_token_id=vocabulary,
            forced_eos_token_id=None,
            activation_function="relu",
            scale_embedding=True,
            share_encoder_decoder_embeddings=True,
            tie_word_embeddings=True,
            dropout=0.0,
            attn_implementation="eager",
            init_std=options.width**-0.5,
        )
        model = MarianMTModel(config)
        for name, parameter in model.named_parameters():
            if parameter.dim() == 2 and "embed" not in name and "shared" not in name:
                torch.nn.init.xavier_uniform_(parameter)
    for name, parameter in model.named_parameters():
        if "embed_positions" in name:  # sinusoidal, but loading makes them trainable
            parameter.requires_grad_(False)
    return model.to(options.device).train()


class Pairs:
    """Encoded pairs in flat arrays, drawn by weight."""

    def __init__(self, path: Path, seed: int) -> None:
        """Load `path`, an archive with s, e (pieces), so, eo (offsets) and w (weights)."""
        data = np.load(path)
        self.source, self.target = data["s"], data["e"]
        self.source_at, self.target_at = data["so"], data["eo"]
        self.source_length, self.target_length = np.diff(self.source_at), np.diff(self.target_at)
        self.longest = np.maximum(self.source_length, self.target_length)
        self.pool = np.repeat(np.arange(len(self.longest)), data["w"])
        self.random = np.random.default_rng(seed)

    def batches(self, pieces: int, cap: int) -> list[list[int]]:
        """Return the batches of one draw of DRAW pairs no longer than `cap`, alike in both lengths within a batch."""
        draw = self.random.choice(self.pool, min(DRAW, len(self.pool)), replace=False)
        draw = draw[self.longest[draw] <= cap]
        draw = draw[np.lexsort((self.source_length[draw], self.target_length[draw]))]
        batches: list[list[int]] = []
        current: list[int] = []
        top = 0
        for index in draw:
            longest = max(top, int(self.longest[index]) + 1)
            if current and longest * (len(current) + 1) > pieces:
                batches.append(current)
                current, longest = [], int(self.longest[index]) + 1
            current.append(int(index))
            top = longest
        batches.append(current)
        return [batches[i] for i in self.random.permutation(len(batches))]

    def pair(self, index: int) -> Pair:
        """Return the pieces of pair `index`."""
        return (
            self.source[self.source_at[index] : self.source_at[index + 1]],
            self.target[self.target_at[index] : self.target_at[index + 1]],
        )


def pad(rows: list[NDArray[np.uint16]], filler: int) -> Tensor:
    """Return `rows`, each with the end of sentence, as one padded matrix."""
    out = np.full((len(rows), max(map(len, rows)) + 1), filler, np.int64)
    for row, pieces in zip(out, rows, strict=True):
        row[: len(pieces)] = pieces
        row[len(pieces)] = EOS
    return torch.from_numpy(out)


def loss_of(model: MarianMTModel, pairs: list[Pair], smoothing: float, sample: int = 0) -> tuple[Tensor, int]:
    """Return the mean loss a target piece, estimated from `sample` pieces if it is not 0, and the number of target pieces."""
    filler = model.config.pad_token_id
    source = pad([pair[0] for pair in pairs], filler).to(model.device)
    target = pad([pair[1] for pair in pairs], filler).to(model.device)
    shifted = torch.full_like(target, filler)
    shifted[:, 1:] = target[:, :-1]
    mask = target != filler
    hidden = model.model(
        input_ids=source, attention_mask=(source != filler).long(), decoder_input_ids=shifted, use_cache=False
    )[0][mask].float()
    loss = smoothed_cross_entropy(hidden, model.lm_head.weight, target[mask], smoothing, sample=sample)
    return loss, int(mask.sum())


class Average:
    """An exponential moving average of the weights: what is measured, saved and shipped."""

    def __init__(self, parameters: list[Tensor], decay: float, *, young: bool) -> None:
        """Start at `parameters` and keep `decay` of the average a step; less if they are `young`, that is untrained."""
        self.parameters, self.decay, self.young = parameters, decay, young
        self.values = [parameter.detach().clone() for parameter in parameters]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Move towards the parameters after `step`; young averages forget faster."""
        decay = min(self.decay, (step + 1) / (step + 10)) if self.young else self.decay
        torch._foreach_lerp_(self.values, self.parameters, 1 - decay)

    @torch.no_grad()
    def swap(self) -> None:
        """Swap averages and parameters; a second call restores them."""
        for parameter, value in zip(self.parameters, self.values, strict=True):
            kept = parameter.detach().clone()
            parameter.copy_(value)
            value.copy_(kept)


def measure(model: MarianMTModel, average: Average, dev: list[Pair]) -> float:
    """Return the negative log likelihood a piece of `dev` under the averaged weights."""
    average.swap()
    with torch.no_grad():
        parts = [loss_of(model, dev[i : i + 50], 0.0) for i in range(0, len(dev), 50)]
    average.swap()
    return sum(float(loss) * count for loss, count in parts) / sum(count for _, count in parts)


def ship(model: MarianMTModel, average: Average, folder: Path) -> None:
    """Write the averaged weights into `folder`, which `--init` and `from_pretrained` read."""
    average.swap()
    halves = {name: value.half().cpu() for name, value in model.state_dict().items()}
    model.save_pretrained(folder, state_dict=halves, max_shard_size=SHARD)
    average.swap()


class Clock:
    """Seconds spent training. A pause of the process that is much longer than a step does not count."""

    def __init__(self, spent: float) -> None:
        """Continue from `spent` seconds."""
        self.spent = spent
        self._last = time.monotonic()
        self._recent: deque[float] = deque(maxlen=50)

    def tick(self) -> float:
        """Add the time since the last call, that of one step, and return the total."""
        now = time.monotonic()
        taken = now - self._last
        self._last = now
        if len(self._recent) >= PAUSE and taken > PAUSE * (typical := statistics.median(self._recent)):
            taken = typical
        self._recent.append(taken)
        self.spent += taken
        return self.spent


def cap_at(progress: float, curriculum: bool) -> int:
    """Return the longest pair to show at `progress` (0 to 1)."""
    if curriculum:
        for until, cap in ((0.12, 14), (0.3, 28), (0.5, 45)):
            if progress < until:
                return cap
    return 9999


def main() -> None:  # noqa: C901 - steps in a row
    """Train."""
    options = arguments()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    precision = torch.autocast(options.device, torch.bfloat16, enabled=options.precision == "bfloat16")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(options.tokenizer or options.init / "source.spm"))
    model = build(options, tokenizer.get_piece_size())
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    parameters = [p for _, p in named]
    optimizer = Optimizer(named, rate=options.rate, muon_rate=options.muon_rate, memory=options.memory)
    average = Average(parameters, options.average, young=options.init is None)
    step, spent = 0, 0.0
    state_file = options.out / "state.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if state_file.exists():
        state = torch.load(state_file, weights_only=True, map_location=options.device)
        with torch.no_grad():
            for parameter, value in zip(parameters, state["parameters"], strict=True):
                parameter.copy_(value)
        average.values = state["average"]
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
    data = Pairs(options.data / "train.npz", options.seed + step)
    sides = [(options.data / f"dev.{side}").read_text("utf-8").splitlines() for side in ("de", "en")]
    dev = sorted(
        (
            (np.array(tokenizer.encode(a)[:100]), np.array(tokenizer.encode(b)[:100]))
            for a, b in zip(*sides, strict=True)
        ),
        key=lambda pair: len(pair[1]),
    )
    clock = Clock(spent)

    def save() -> None:
        average.swap()
        model.save_pretrained(options.out / "model.new")
        average.swap()
        state = {
            "parameters": [p.detach() for p in parameters],
            "average": average.values,
            "optimizer": optimizer.state_dict(),
            "step": step,
            "spent": clock.spent,
        }
        torch.save(state, state_file.with_suffix(".new"))
        state_file.with_suffix(".new").replace(state_file)
        (options.out / "model").mkdir(exist_ok=True)
        for file in sorted((options.out / "model.new").iterdir()):
            file.replace(options.out / "model" / file.name)

    def progress() -> float:
        return clock.spent / 3600 / options.hours

    def stream() -> Iterator[list[int]]:
        while True:
            yield from data.batches(options.pieces, cap_at(progress(), options.curriculum))

    losses: list[float] = []
    pieces = 0
    reported = saved = began = clock.spent
    for batch in stream():
        done = progress()
        late = options.minutes is not None and clock.spent - spent > 60 * options.minutes
        if done > 1 or late or (options.steps and step >= options.steps):
            break
        pairs = [data.pair(index) for index in batch]
        with precision:
            loss, count = loss_of(model, pairs, options.smoothing, options.sample)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        scale = min((step + 1) / options.warm, 1.0)
        if done > 1 - options.decay:
            scale *= max(0.03, (1 - done) / options.decay)
        with precision:
            optimizer.step(scale)
        for parameter in parameters:
            parameter.grad = None
        average.update(step)
        step, pieces = step + 1, pieces + count
        losses.append(float(loss.detach()))
        now = clock.tick()
        if now - reported > options.report:
            print(
                f"step {step} {now / 60:.0f} min loss {np.mean(losses[-100:]):.3f}"
                f" dev {measure(model, average, dev):.3f} {pieces / (now - began):.0f} target pieces a second",
                flush=True,
            )
            reported = now
        if now - saved > options.save:
            save()
            saved = now
    save()
    if options.ship:
        ship(model, average, options.ship)
    print(f"end at step {step}: dev {measure(model, average, dev):.3f}", flush=True)


if __name__ == "__main__":
    main()
