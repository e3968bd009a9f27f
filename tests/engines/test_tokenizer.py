"""Tokenizers without transformers: the same pieces, and chats, as transformers makes."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from language_models import CHAT, save_tokenizer
from tokenizers import ByteLevelBPETokenizer
from transformers import AutoTokenizer, RobertaTokenizer

from summarize.engines.chat import read_template, render_chat
from summarize.engines.tokenizer import FastTokenizer, readable
from summarize.engines.writer_transformers import _HubTokenizer
from summarize.errors import ModelError
from summarize.prompts import Message

ODD = [
    "",
    " ",
    "a  b\n\n\tc",
    "北京 ½ m² İ ſ ﬁ",
    "\x00\x07",
    "\u202e",
    "e\u0301",
    "It's 13,000. Don’t.",
    "<mask> </s>x<s>",
]
CHATS = [
    [Message("user", "Hello <|im_end|>there")],
    [Message("system", "Be brief."), Message("user", "  Two\nlines ")],
]


@pytest.fixture(scope="module")
def chatty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tokenizer.json and a chat template."""
    folder = tmp_path_factory.mktemp("chatty")
    save_tokenizer(folder)
    (folder / "config.json").write_text('{"model_type": "llama"}')
    return folder


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory, articles: list[Path]) -> Path:
    """A folder with the tokenizer files that BART's authors publish: no tokenizer.json."""
    folder = tmp_path_factory.mktemp("bart")
    trained = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train([str(path) for path in articles], vocab_size=600, special_tokens=special, show_progress=False)
    trained.save_model(str(folder))
    (folder / "config.json").write_text('{"model_type": "bart"}')
    (folder / "tokenizer_config.json").write_text('{"model_max_length": 1024}')
    return folder


def test_folders_that_can_be_read(chatty: Path, bart: Path, tmp_path: Path) -> None:
    """A tokenizer.json can be read, and BART's files; the same files of another kind of model cannot."""
    assert readable(chatty)
    assert readable(bart)
    for name in ("vocab.json", "merges.txt"):
        (tmp_path / name).write_bytes((bart / name).read_bytes())
    (tmp_path / "config.json").write_text('{"model_type": "llama"}')
    assert not readable(tmp_path)


@pytest.mark.parametrize("text", ODD)
def test_pieces_are_those_of_transformers(chatty: Path, bart: Path, text: str) -> None:
    """Odd texts have the same pieces by both ways, and come back the same."""
    for folder in (chatty, bart):
        fast, reference = FastTokenizer(folder), _HubTokenizer(folder)
        for special in (False, True):
            pieces = fast.pieces(text, special=special)
            assert pieces == reference.pieces(text, special=special)
            assert fast.text(pieces) == reference.text(pieces)
            assert fast.text(pieces, whole=True) == reference.text(pieces, whole=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_has_the_pieces_of_barts_tokenizer(bart: Path, text: str) -> None:
    """BART's tokenizer, put together from its two files, cuts any text as transformers does."""
    fast, reference = FastTokenizer(bart), RobertaTokenizer.from_pretrained(bart)
    assert fast.pieces(text, special=True) == reference(text)["input_ids"]
    assert fast.text(fast.pieces(text)) == text


@pytest.mark.parametrize("messages", CHATS)
def test_chats_are_those_of_transformers(chatty: Path, messages: list[Message]) -> None:
    """A chat is laid out as transformers does it, but that its texts cannot form control tokens."""
    fast, reference = FastTokenizer(chatty), _HubTokenizer(chatty)
    assert fast.chat(messages) == reference.chat(messages)
    hub = AutoTokenizer.from_pretrained(chatty)
    turns = [{"role": m.role, "content": m.content.replace("<|im_end|>", " ".join("<|im_end|>"))} for m in messages]
    theirs = hub.apply_chat_template(turns, add_generation_prompt=True, return_dict=True)["input_ids"]
    assert fast.chat(messages) == theirs


def test_control_pieces_and_end_agree(chatty: Path, bart: Path) -> None:
    """Both ways name the same control pieces and the same end."""
    for folder in (chatty, bart):
        fast, reference = FastTokenizer(folder), _HubTokenizer(folder)
        assert fast.control == reference.control
        assert fast.end == reference.end
        assert fast.end in fast.control


def test_half_a_surrogate_pair_is_read_as_a_replacement_mark(chatty: Path) -> None:
    """A text that is no valid Unicode is read with a replacement mark."""
    fast = FastTokenizer(chatty)
    assert fast.pieces("a\ud800b") == fast.pieces("a\ufffdb")


def test_nothing_is_truncated(chatty: Path, tmp_path: Path) -> None:
    """A tokenizer.json that asks for truncation and padding gets neither."""
    values = json.loads((chatty / "tokenizer.json").read_text(encoding="utf-8"))
    values["truncation"] = {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0}
    (tmp_path / "tokenizer.json").write_text(json.dumps(values))
    assert len(FastTokenizer(tmp_path).pieces("a long text")) == len("a long text")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, None),
        ({"tokenizer_config.json": json.dumps({"chat_template": CHAT})}, CHAT),
        ({"tokenizer_config.json": json.dumps({"chat_template": [{"name": "default", "template": "x"}]})}, "x"),
        ({"tokenizer_config.json": json.dumps({"chat_template": [{"name": "tools", "template": "x"}]})}, None),
        ({"tokenizer_config.json": "{}", "chat_template.jinja": "y"}, "y"),
    ],
)
def test_template_is_found_where_models_keep_it(tmp_path: Path, files: dict[str, str], expected: str | None) -> None:
    """A chat template is in the tokenizer's configuration, alone or among others, or in a file of its own."""
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    assert read_template(tmp_path) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ raise_exception('no system role') }}",
        "{% for m in messages %}",
        "{{ messages[7].content }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ messages.append(1) }}",
    ],
)
def test_template_that_fails_or_reaches_out_is_an_error(tmp_path: Path, template: str) -> None:
    """A template that refuses, is broken, or reaches for what is not its own, is a clear error."""
    with pytest.raises(ModelError, match=f"{tmp_path}.*chat template"):
        render_chat(template, [Message("user", "x")], {}, place=tmp_path)


def test_template_is_not_told_the_day(tmp_path: Path) -> None:
    """A template that would print today's date where it can prints what it has instead."""
    template = "{% if strftime_now is defined %}{{ strftime_now('%d') }}{% else %}no date{% endif %}{{ bos_token }}"
    assert render_chat(template, [], {"bos_token": "<s>"}, place=tmp_path) == "no date<s>"
