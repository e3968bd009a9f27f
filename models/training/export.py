"""Exporting trained weights to the Hugging Face MarianMT layout, in half precision.

    python export.py --weights RUN/model --data SET --tokenizer source.spm --out models/compact-de-en
    python models/pin.py

The first writes the model, the second its new digests into the manifest.
"""

import argparse
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import sentencepiece
from transformers import GenerationConfig, MarianMTModel, MarianTokenizer

#: A piece this rare in all English of the pairs (38 million pieces) is German, and would only slow down decoding.
RARE = 30


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument(
        "--data", type=Path, help="folder made by prepare.py: what its English hardly has is never written"
    )
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    # German and English share one vocabulary, so one SentencePiece model serves as both.
    for name in ("source.spm", "target.spm"):
        if options.tokenizer.resolve() != (options.out / name).resolve():
            shutil.copyfile(options.tokenizer, options.out / name)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(options.out / "source.spm"))
    size = processor.get_piece_size()
    vocabulary = {processor.id_to_piece(index): index for index in range(size)} | {"<pad>": size}
    (options.out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        tokenizer = MarianTokenizer(
            source_spm=str(options.out / "source.spm"),
            target_spm=str(options.out / "target.spm"),
            vocab=str(options.out / "vocab.json"),
            source_lang="de",
            target_lang="en",
            model_max_length=512,
        )
    tokenizer.save_pretrained(options.out)
    model = MarianMTModel.from_pretrained(options.weights).half()
    model.generation_config = GenerationConfig(
        decoder_start_token_id=size,
        pad_token_id=size,
        eos_token_id=0,
        bad_words_ids=[[piece] for piece in [*(unwritten(options.data, processor) if options.data else []), size]],
        num_beams=4,
        max_length=512,
    )
    model.save_pretrained(options.out)
    # One number per line would be too long to read.
    settings = options.out / "generation_config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text("utf-8"))) + "\n", "utf-8")


def unwritten(data: Path, processor: sentencepiece.SentencePieceProcessor) -> list[int]:
    """Return the pieces with at most RARE occurrences in the English of `train.npz` in `data`, except single bytes."""
    counts = np.bincount(np.load(data / "train.npz")["e"], minlength=processor.get_piece_size())
    spelling = (processor.is_byte, processor.is_control, processor.is_unknown)
    return [int(piece) for piece in np.flatnonzero(counts <= RARE) if not any(kind(int(piece)) for kind in spelling)]


if __name__ == "__main__":
    main()
