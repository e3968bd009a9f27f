"""The manifest, resolving and verifying models, all offline."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from checkpoints import causal_files, entry, lay_down, marian_files, safetensors
from typer.testing import CliRunner

from summarize.commands.models import models
from summarize.errors import ModelError
from summarize.models import checkpoint, file_check, local, manifest
from summarize.models.local import FileState, resolve, verify, verify_judge
from summarize.models.manifest import Kind, Model, ModelFile, Role
from summarize.models.pull import pull

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test's models apart from the user's."""
    monkeypatch.setenv("SUMMARIZE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "models"


def store(cache: Path, name: str, files: dict[str, bytes], revision: str, source: str = "hub") -> Path:
    """Lay down a model as a pull leaves it."""
    folder = lay_down(cache / name, files)
    stored = [
        {"name": file, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for file, data in files.items()
    ]
    record = {"name": name, "source": source, "revision": revision, "files": stored}
    (folder / local.RECORD).write_text(json.dumps(record))
    return folder


def known_as(monkeypatch: pytest.MonkeyPatch, *entries: Model) -> None:
    """Put other models in the manifest's place."""
    monkeypatch.setattr(manifest, "manifest", lambda: entries)
    monkeypatch.setattr(local, "manifest", lambda: entries)


def test_manifest_lists_the_models_of_the_design() -> None:
    """The manifest names the five models, each with its role, and every Hub model with a pinned revision."""
    listed = {model.name: model.role for model in manifest.manifest()}
    assert listed == {
        "compact-de-en": Role.TRANSLATOR,
        "opus-mt-de-en": Role.TRANSLATOR,
        "distilbart-cnn-6-6": Role.WRITER,
        "smollm2-135m-instruct": Role.WRITER,
        "extractive": Role.WRITER,
    }
    for model in manifest.manifest():
        assert model.builtin or (model.repo and len(model.revision or "") == 40), model.name
        assert model.licence
        assert model.description
        assert model.convert is None or model.convert in [file.name for file in model.files]


def test_manifest_digests_are_sha256() -> None:
    """Every digest in the manifest has the form of a sha256."""
    for model in manifest.manifest():
        for file in (*model.files, *(model.mirror.files if model.mirror else ())):
            assert file.sha256 is None or len(bytes.fromhex(file.sha256)) == 32


def test_built_in_model_is_whole() -> None:
    """The shipped weights match the digests in the manifest, file by file."""
    checks = verify("compact-de-en")
    assert {"model.safetensors", "source.spm", "glossary.tsv"} <= {check.file for check in checks}
    assert len(checks) == 8
    assert {check.state for check in checks} == {FileState.OK}


def test_the_judge_is_whole() -> None:
    """The shipped weights and word vectors of the judge match the digests in the manifest."""
    assert [(check.file, check.state) for check in verify_judge()] == [
        ("attribution.json", FileState.OK),
        ("vectors.npz", FileState.OK),
    ]


def test_an_altered_judge_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other weights of the same size and a missing file are found, also by the command, which then exits with 3."""
    weights = (manifest.JUDGE_FOLDER / "attribution.json").read_bytes()
    (tmp_path / "attribution.json").write_bytes(weights.replace(b"2.341", b"2.342"))
    monkeypatch.setattr(local, "JUDGE_FOLDER", tmp_path)
    assert [check.state for check in verify_judge()] == [FileState.CHANGED, FileState.MISSING]
    done = CliRunner().invoke(models, ["verify"])
    assert done.exit_code == 3
    assert [line.split()[:2] for line in done.output.splitlines() if not line.startswith("ok ")] == [
        ["changed", "judge/attribution.json"],
        ["missing", "judge/vectors.npz"],
    ]


def test_default_translator_without_a_pull_is_built_in_and_says_how_to_get_better() -> None:
    """Without a name and without a pull the built-in translator is taken, with a note for the user."""
    found = resolve(None, Role.TRANSLATOR)
    assert (found.name, found.kind, found.revision) == ("compact-de-en", Kind.MARIAN, "builtin")
    assert found.note is not None
    assert "summarize models pull opus-mt-de-en" in found.note


def test_default_translator_is_the_pulled_one(cache: Path) -> None:
    """Once the better translator has been pulled it is the default, without a note."""
    wanted = next(model for model in manifest.manifest() if model.name == "opus-mt-de-en")
    store(cache, "opus-mt-de-en", marian_files(), wanted.revision or "")
    found = resolve(None, Role.TRANSLATOR)
    assert (found.name, found.note) == ("opus-mt-de-en", None)


def test_default_writer_is_extractive_whatever_is_pulled(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pulled language model writes only where it is named."""
    model = entry("good", Role.WRITER, Kind.CAUSAL, (), repo="o/good", revision="1")
    known_as(monkeypatch, model, entry("extractive", Role.WRITER, Kind.EXTRACTIVE, (), builtin=True))
    store(cache, "good", causal_files(), "1")
    assert resolve(None, Role.WRITER).name == "extractive"
    assert resolve("good", Role.WRITER).name == "good"


def test_damaged_default_is_an_error_and_no_silent_change(cache: Path) -> None:
    """A pulled model that is damaged is reported; nothing else is taken in its place."""
    wanted = next(model for model in manifest.manifest() if model.name == "opus-mt-de-en")
    folder = store(cache, "opus-mt-de-en", marian_files(), wanted.revision or "")
    (folder / "vocab.json").write_bytes(b"{}")
    with pytest.raises(ModelError, match=r"vocab\.json is damaged or was changed \(it has .*pull opus-mt-de-en"):
        resolve(None, Role.TRANSLATOR)


def test_hub_id_of_a_known_model_means_that_model(cache: Path) -> None:
    """`Helsinki-NLP/opus-mt-de-en` and `opus-mt-de-en` are one model."""
    wanted = next(model for model in manifest.manifest() if model.name == "opus-mt-de-en")
    store(cache, "opus-mt-de-en", marian_files(), wanted.revision or "")
    by_id = resolve("Helsinki-NLP/opus-mt-de-en", Role.TRANSLATOR)
    assert by_id == resolve("opus-mt-de-en", Role.TRANSLATOR)


def test_pulled_model_of_another_revision_is_refused(cache: Path) -> None:
    """A folder left by an older program, at another revision than the manifest's, is not used."""
    store(cache, "opus-mt-de-en", marian_files(), "0" * 40)
    with pytest.raises(ModelError, match="not at the pinned revision"):
        resolve("opus-mt-de-en", Role.TRANSLATOR)


def test_manifest_digest_goes_before_the_recorded_one(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record beside the files cannot make a file pass that the manifest pins otherwise."""
    pinned = (ModelFile("config.json", sha256="0" * 64),)
    known_as(monkeypatch, entry("m", Role.WRITER, Kind.CAUSAL, pinned, repo="o/m", revision="1"))
    store(cache, "m", causal_files(), "1")
    with pytest.raises(ModelError, match=f"is damaged or was changed .its sha256 is .*, not {'0' * 12}"):
        resolve("m", Role.WRITER)


def test_folder_resolves_and_its_digest_is_of_its_content(tmp_path: Path) -> None:
    """Any folder works; the digest depends on what the files hold, not on where they lie or on a README."""
    one = resolve(str(lay_down(tmp_path / "one", causal_files())), Role.WRITER)
    two_files = {**causal_files(), "README.md": b"hello"}
    two = resolve(str(lay_down(tmp_path / "two", two_files)), Role.WRITER)
    changed = {**causal_files(), "config.json": b'{"model_type": "gpt2"}'}
    three = resolve(str(lay_down(tmp_path / "three", changed)), Role.WRITER)
    assert one.digest == two.digest != three.digest
    assert (one.name, one.revision, one.kind) == ("one", "local", Kind.CAUSAL)
    assert one.signature == f"one@local+{one.digest[:12]}"


def test_encoder_decoder_folder_is_told_from_a_causal_one(tmp_path: Path) -> None:
    """A writer whose config says encoder-decoder is loaded as one."""
    files = {**causal_files(), "config.json": b'{"model_type": "bart", "is_encoder_decoder": true}'}
    assert resolve(str(lay_down(tmp_path / "bart", files)), Role.WRITER).kind is Kind.SEQ2SEQ


@pytest.mark.parametrize("name", sorted(marian_files()))
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """A folder that lacks a file is refused with the file's name and where to get it."""
    folder = lay_down(tmp_path / "m", marian_files())
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"lacks {name}; get the model again"):
        resolve(str(folder), Role.TRANSLATOR)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("config.json", b"{", "it is not JSON", id="broken JSON"),
        pytest.param("config.json", b"[]", "it is not a JSON object", id="JSON of another kind"),
        pytest.param("config.json", b"\xff\xfe", "it is not JSON", id="bytes that are no text"),
        pytest.param("vocab.json", b'{"a": ', "it is not JSON", id="broken vocabulary"),
        pytest.param("model.safetensors", safetensors()[:-1], "damaged or truncated", id="one byte short"),
        pytest.param("model.safetensors", safetensors() + b"x", "damaged or truncated", id="one byte long"),
        pytest.param("model.safetensors", safetensors()[:20], "damaged or truncated", id="cut in the header"),
        pytest.param("model.safetensors", b"", "damaged or truncated", id="empty"),
        pytest.param("model.safetensors", b"<!DOCTYPE html><html>", "damaged or truncated", id="an error page"),
        pytest.param("model.safetensors", b"\x02" + bytes(7) + b"[]", "damaged or truncated", id="no header"),
    ],
)
def test_damaged_file_is_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """A damaged file is refused with its path, before anything heavy is loaded."""
    folder = lay_down(tmp_path / "m", {**marian_files(), name: data})
    with pytest.raises(ModelError, match=said) as error:
        resolve(str(folder), Role.TRANSLATOR)
    assert str(folder / name) in str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("vocab.json", b'{"</s>": 0, "<unk>": 1}', "2 of the 3 ids", id="too small"),
        pytest.param("vocab.json", b'{"</s>": 0, "<unk>": 1, "a": 1}', "2 of the 3 ids", id="an id twice"),
        pytest.param("vocab.json", b'{"</s>": 0, "<unk>": 1, "a": 3}', "2 of the 3 ids", id="a gap"),
        pytest.param("vocab.json", b'{"</s>": 0, "<unk>": 1, "a": "2"}', "2 of the 3 ids", id="an id that is text"),
        pytest.param("vocab.json", b"{}", "0 of the 3 ids", id="empty"),
        pytest.param("target_vocab.json", b'{"</s>": 0}', "1 of the 2 ids", id="the target's own"),
    ],
)
def test_a_vocabulary_too_small_for_the_model_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """A vocabulary that leaves ids of the model without a piece is found before anything is translated."""
    config = b'{"model_type": "marian", "vocab_size": 3, "decoder_vocab_size": 2}'
    whole = {**marian_files(), "config.json": config, "vocab.json": b'{"</s>": 0, "<unk>": 1, "a": 2, "more": 3}'}
    assert resolve(str(lay_down(tmp_path / "whole", whole)), Role.TRANSLATOR).kind is Kind.MARIAN
    with pytest.raises(ModelError, match=said) as error:
        resolve(str(lay_down(tmp_path / "m", {**whole, name: data})), Role.TRANSLATOR)
    assert str(tmp_path / "m" / name) in str(error.value)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    """A folder with pickled weights only is refused, and the message says what to do."""
    files = {**marian_files(), "pytorch_model.bin": b"pickle"}
    del files["model.safetensors"]
    with pytest.raises(ModelError, match=r"only as pytorch_model\.bin.*safetensors"):
        resolve(str(lay_down(tmp_path / "m", files)), Role.TRANSLATOR)


def test_sharded_weights_need_every_shard(tmp_path: Path) -> None:
    """Weights in several files are accepted whole, and refused when one is missing."""
    files = {**causal_files(), "a.safetensors": safetensors(), "b.safetensors": safetensors()}
    del files["model.safetensors"]
    files["model.safetensors.index.json"] = b'{"weight_map": {"x": "a.safetensors", "y": "b.safetensors"}}'
    folder = lay_down(tmp_path / "m", files)
    assert resolve(str(folder), Role.WRITER).kind is Kind.CAUSAL
    (folder / "b.safetensors").unlink()
    with pytest.raises(ModelError, match=r"lacks b\.safetensors"):
        resolve(str(folder), Role.WRITER)


@pytest.mark.parametrize(
    "shards",
    [["../outside.safetensors"], ["/etc/outside.safetensors"], ["a.safetensors", 1], [["a"]], ["weights.bin"], ["."]],
)
def test_a_weight_map_names_files_of_its_folder(tmp_path: Path, shards: list[object]) -> None:
    """What lies elsewhere, or is no safetensors file, would not be in the digest."""
    lay_down(tmp_path, {"outside.safetensors": safetensors()})
    files = {**causal_files(), "a.safetensors": safetensors(), "weights.bin": safetensors()}
    del files["model.safetensors"]
    names = {f"w{number}": shard for number, shard in enumerate(shards)}
    files["model.safetensors.index.json"] = json.dumps({"weight_map": names}).encode()
    with pytest.raises(ModelError, match="which is not a safetensors file in its folder"):
        resolve(str(lay_down(tmp_path / "m", files)), Role.WRITER)


def test_model_in_the_wrong_role_is_refused(tmp_path: Path) -> None:
    """A writer is not a translator and a translator not a writer, by name or by folder."""
    marian, causal = lay_down(tmp_path / "t", marian_files()), lay_down(tmp_path / "w", causal_files())
    with pytest.raises(ModelError, match="not MarianMT"):
        resolve(str(causal), Role.TRANSLATOR)
    with pytest.raises(ModelError, match="only translates"):
        resolve(str(marian), Role.WRITER)
    with pytest.raises(ModelError, match="compact-de-en is a translator, not a writer"):
        resolve("compact-de-en", Role.WRITER)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("opus-mt-de-en", "has not been pulled; `summarize models pull opus-mt-de-en`", id="known"),
        pytest.param("org/name", "`summarize models pull org/name` gets it", id="Hub id"),
        pytest.param("org/name@refs/pr/1", "`summarize models pull org/name@refs/pr/1`", id="Hub id and revision"),
        pytest.param("opus-mt-de-eng", "did you mean opus-mt-de-en, of", id="misspelt"),
        pytest.param("./nowhere/at/all", "neither a model's name, nor a folder", id="no such folder"),
        pytest.param("", "neither a model's name", id="empty"),
    ],
)
def test_unknown_model_says_the_way_out(name: str, said: str) -> None:
    """A model that is not here is an error that says what to do about it."""
    with pytest.raises(ModelError) as error:
        resolve(name, Role.TRANSLATOR)
    assert said in str(error.value)


@pytest.mark.parametrize("name", ["nope", "opus-mt-de-eng", "./nowhere/at/all", "", "a/b/c"])
@pytest.mark.parametrize("command", [verify, lambda name: list(local.describe(name)), pull])
def test_an_unknown_model_lists_the_known_names(name: str, command: Callable[[str], object]) -> None:
    """The message does not suggest pulling an unknown model; it lists the known names."""
    with pytest.raises(ModelError) as error:
        command(name)
    assert "compact-de-en, opus-mt-de-en, distilbart-cnn-6-6, smollm2-135m-instruct, extractive" in str(error.value)
    assert "models pull" not in str(error.value)


def test_pulled_hub_model_resolves_by_its_id(cache: Path) -> None:
    """A model pulled by its Hub id resolves by it, and a changed file is found."""
    folder = store(cache, "org--name", causal_files(), "abc")
    found = resolve("org/name", Role.WRITER)
    assert (found.name, found.path, found.revision) == ("org/name", folder, "abc")
    (folder / "config.json").write_bytes(b'{"model_type": "gpt2"}')
    with pytest.raises(ModelError, match=r"config\.json is damaged or was changed"):
        resolve("org/name", Role.WRITER)


def test_damaged_record_is_an_error(cache: Path) -> None:
    """A broken record of a pull is named, with the way out."""
    folder = store(cache, "org--name", causal_files(), "abc")
    (folder / local.RECORD).write_text('{"name": 1}')
    with pytest.raises(ModelError, match="delete that folder and pull the model again"):
        resolve("org/name", Role.WRITER)


def test_verify_tells_ok_from_changed_and_missing(cache: Path) -> None:
    """Verifying reads each file again and reports every one of them."""
    folder = store(cache, "org--name", causal_files(), "abc")
    (folder / "config.json").write_bytes(b"{}")
    (folder / "tokenizer.json").unlink()
    assert {check.file: check.state for check in verify("org/name")} == {
        "config.json": FileState.CHANGED,
        "model.safetensors": FileState.OK,
        "tokenizer.json": FileState.MISSING,
    }


def test_file_of_another_size_is_refused_unread(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is shorter than recorded is reported with both sizes, before any digest is computed."""
    folder = store(cache, "org--name", causal_files(), "abc")
    config = folder / "config.json"
    config.write_bytes(config.read_bytes()[:-1])
    read: list[Path] = []

    def digest(path: Path) -> str:
        read.append(path)
        return checkpoint.file_digest(path)

    monkeypatch.setattr(file_check, "file_digest", digest)
    with pytest.raises(ModelError, match=r"config\.json .*\(it has 22 bytes, not 23\); .*pull org/name"):
        resolve("org/name", Role.WRITER)
    assert config not in read
    assert [check.digest for check in verify("org/name") if check.state is FileState.CHANGED] == [None]


def test_models_present_are_the_built_in_and_the_pulled_ones(cache: Path) -> None:
    """Models pulled by Hub id are among those that are here; staging folders, other files and folders are not."""
    assert local.present() == ("compact-de-en",)
    store(cache, "smollm2-135m-instruct", causal_files(), "1")
    store(cache, "org--name", causal_files(), "abc")
    lay_down(cache / "nobody-pulled", causal_files())
    (cache / "stray.txt").write_text("nothing")
    (folder := store(cache, "org--other", causal_files(), "abc")).rename(cache / f".{folder.name}.old")
    for name in ("org/name", "smollm2-135m-instruct", "org/other"):
        record = next(cache.glob(f"*{local.folder_for(name).name}*/{local.RECORD}"))
        record.write_text(record.read_text().replace(json.dumps(local.folder_for(name).name), json.dumps(name)))
    assert local.present() == ("compact-de-en", "smollm2-135m-instruct", "org/name")


def test_verify_of_a_plain_folder_has_nothing_to_compare_with(tmp_path: Path) -> None:
    """A folder that nobody pulled is unpinned, and says its digests."""
    checks = verify(str(lay_down(tmp_path / "m", causal_files())))
    assert {check.state for check in checks} == {FileState.UNPINNED}
    assert all(check.digest for check in checks)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_an_error(tmp_path: Path) -> None:
    """A file without permission is named."""
    folder = lay_down(tmp_path / "m", causal_files())
    (folder / "model.safetensors").chmod(0)
    with pytest.raises(ModelError, match="check its permissions"):
        resolve(str(folder), Role.WRITER)


def test_folder_digest_does_not_depend_on_order() -> None:
    """The digest of a model is the same whatever order its files are read in."""
    digests = {"b": "2", "a": "1"}
    assert checkpoint.folder_digest(digests) == checkpoint.folder_digest(dict(sorted(digests.items())))
    assert checkpoint.folder_digest(digests) != checkpoint.folder_digest({"a": "2", "b": "1"})


def test_resolving_loads_no_heavy_library() -> None:
    """Resolving and verifying need neither torch nor the Hub client."""
    code = (
        "import sys; from summarize.models.local import Role, resolve, verify;"
        "resolve('compact-de-en', Role.TRANSLATOR); verify('compact-de-en');"
        "print(sorted({'torch', 'transformers', 'huggingface_hub', 'numpy', 'safetensors'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


def test_pin_writes_what_the_manifest_holds(tmp_path: Path) -> None:
    """Running models/pin.py on the shipped weights changes nothing, and on others writes their digests."""
    for name in ("manifest.toml", "pin.py"):
        (tmp_path / name).write_bytes((ROOT / "models" / name).read_bytes())
    weights = tmp_path / "compact-de-en"
    lay_down(weights, {path.name: path.read_bytes() for path in (ROOT / "models" / "compact-de-en").iterdir()})
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pin = [sys.executable, str(tmp_path / "pin.py")]
    subprocess.run(pin, check=True, env=environment)
    before = (tmp_path / "manifest.toml").read_text()
    assert before == (ROOT / "models" / "manifest.toml").read_text()
    (weights / "vocab.json").write_bytes(b"{}")
    subprocess.run(pin, check=True, env=environment)
    assert hashlib.sha256(b"{}").hexdigest() in (tmp_path / "manifest.toml").read_text()
