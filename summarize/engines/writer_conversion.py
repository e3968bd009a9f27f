"""A language model converted by CTranslate2's own converter; only this step needs torch."""

import tempfile
from pathlib import Path
from typing import Any

from summarize.engines.binary import ComputeType
from summarize.engines.smoothing import LlamaShape, smoothed
from summarize.engines.tokenizer import FastTokenizer, readable
from summarize.errors import ModelError
from summarize.models.checkpoint import read_config
from summarize.models.pretrained import pretrained
from summarize.prompts import Message

#: Increase when the same weights are written differently, so that old caches are ignored.
WRITER_VERSION = 3

#: Sample inputs for smoothing a Llama: news, formatted with its chat template. More change little and take longer.
_SAMPLES = (
    "The government in Berlin said on Monday that it would spend an additional 2.5 billion euros on railways by 2030.",
    '"We must not wait," the minister told the newspaper after at least 14 people were injured near the town of Trier.',
)

#: The kinds of models for which both engines were seen to write the same text.
_KINDS = ("bart", "llama")


def obstacle(folder: Path) -> str | None:
    """Return why the model in `folder` cannot run on CTranslate2, or None. Reads only its small files."""
    config = read_config(folder)
    kind = config.get("model_type")
    if kind not in _KINDS:
        return f"it is a {kind}, and only {' and '.join(_KINDS)} models are converted"
    if not (folder / "model.safetensors").is_file():
        return "its weights are in several files"
    if not readable(folder):
        return "it has no tokenizer.json"
    return next((reason for reason, stands in _misread(config).items() if stands), None)


def _misread(config: dict[str, Any]) -> dict[str, bool]:
    """Return the reasons why CTranslate2's converter would misread a model, and whether each applies."""
    if config["model_type"] == "bart":
        sides = {config.get(f"{side}_attention_heads") for side in ("encoder", "decoder")}
        foreign = ("normalize_before", "add_final_layer_norm", "static_position_embeddings")
        return {
            "its encoder and decoder have different numbers of heads": len(sides) > 1,
            "it is not a plain BART": any(map(config.get, foreign)) or config.get("normalize_embedding") is False,
        }
    return {
        f"its activation is {config.get('hidden_act')!r}, not 'silu'": config.get("hidden_act", "silu") != "silu",
        "its heads do not share its width evenly": config.get("head_dim") not in (None, _share(config)),
    }


def _share(config: dict[str, Any]) -> int:
    """Return the width of a head if the heads divide the model's width."""
    width, heads = config.get("hidden_size"), config.get("num_attention_heads")
    return width // heads if type(width) is type(heads) is int and heads > 0 else 0


def convert_writer(folder: Path, *, compute_type: ComputeType = "int8") -> dict[str, bytes]:
    """Return the files of the CTranslate2 model made from the language model in `folder`.

    Pieces are named by their numbers, since the tokenizer maps them to text. Raises ModelError if a file is missing or
    damaged, or the kind of model is not supported.
    """
    if reason := obstacle(folder):
        raise ModelError(f"{folder} cannot be run by ctranslate2: {reason}", "use --engine transformers.")
    config = read_config(folder)
    from ctranslate2.converters.transformers import TransformersConverter
    from ctranslate2.specs.model_spec import visit_spec

    class Converter(TransformersConverter):
        """Loads the model the way this program does: only from the folder, with its own errors, and without a tokenizer."""

        def load_model(self, model_class: Any, model_name_or_path: Any, **settings: Any) -> Any:
            model = pretrained(model_class, Path(model_name_or_path), use_safetensors=True, **settings)
            # transformers 5 dropped this option of BART, which the converter reads.
            model.config.normalize_before = False
            self.size = model.config.vocab_size
            return model

        def load_tokenizer(self, tokenizer_class: Any, model_name_or_path: Any, **settings: Any) -> Any:  # noqa: ARG002
            return _Numbers(self.size)

        def _load(self) -> Any:
            spec = super()._load()  # type: ignore[no-untyped-call]
            if compute_type == "int8" and config["model_type"] == "llama":
                found: dict[str, Any] = {}
                visit_spec(spec, lambda _, name, value: found.update(_array(name, value)))  # type: ignore[no-untyped-call]
                smooth = smoothed(found, _shape(config), _samples(folder))
                visit_spec(spec, lambda layer, name, _: _replace(layer, name, smooth))  # type: ignore[no-untyped-call]
            return spec

    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "model"
        try:
            Converter(str(folder)).convert(str(made), quantization=compute_type)  # type: ignore[no-untyped-call]
        except ModelError:
            raise
        # As in models/pretrained.py: what transformers raises for a damaged folder is undocumented.
        except Exception as error:
            raise ModelError(f"{folder} cannot be converted ({error})", "use --engine transformers.") from error
        return {path.name: path.read_bytes() for path in made.iterdir()}


def _array(name: str, value: Any) -> dict[str, Any]:
    """Return the matrices and norms of a layer as float32, by name; its options are left out."""
    return {name: value.detach().float().numpy()} if name.endswith(("weight", "gamma")) else {}


def _replace(layer: Any, name: str, arrays: dict[str, Any]) -> None:
    if name in arrays:
        setattr(layer, name.rpartition("/")[2], arrays[name])


def _shape(config: dict[str, Any]) -> LlamaShape:
    heads, rotary = config["num_attention_heads"], config.get("rope_parameters") or config
    return LlamaShape(
        layers=config["num_hidden_layers"],
        heads=heads,
        key_heads=config.get("num_key_value_heads") or heads,
        head=_share(config),
        base=float(rotary.get("rope_theta") or 10000.0),
        epsilon=float(config.get("rms_norm_eps", 1e-6)),
    )


def _samples(folder: Path) -> list[list[int]]:
    tokenizer = FastTokenizer(folder)
    return [tokenizer.chat([Message("user", text)]) for text in _SAMPLES]


class _Numbers:
    """Stands for a tokenizer in which every piece is named by its number."""

    bos_token = eos_token = unk_token = "0"  # noqa: S105 - a piece, not a secret

    def __init__(self, size: int) -> None:
        self._size = size

    def get_vocab(self) -> dict[str, int]:
        return {str(piece): piece for piece in range(self._size)}

    def convert_ids_to_tokens(self, _: int) -> None:
        """Name no start piece for the decoder: each call passes its own."""
