"""The recipe that makes the built-in model, on a tiny sample: `models/training/`."""

import contextlib
import io
import lzma
import random
import re
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

RECIPE = Path(__file__).parents[2] / "models" / "training"
sys.path.insert(0, str(RECIPE))

PAIRS = [
    ("Der Umsatz stieg um 8 Prozent auf 12,5 Millionen Euro.", "Sales rose by 8 percent to 12.5 million euros."),
    ("Am 19. Juni kamen 30.000 Menschen.", "On 19 June 30,000 people came."),
    ("Sie wurde zweite von zwölf.", "She came second of twelve."),
    ("Das ist ein einfacher Satz ohne Zahlen.", "This is a simple sentence without numbers."),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out as the recipe wants it, with a handful of pairs."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "pairs").mkdir()
    (folder / "dev").mkdir()
    with lzma.open(folder / "pairs" / "wmt_newstest2008_2020.tsv.xz", "wt", encoding="utf-8") as file:
        for number in range(30):
            for german, english in PAIRS:
                file.write(f"{german[:-1]} {number}.\t{english[:-1]} {number}.\n")
        file.write("Dieser Satz wird gemessen.\tThis sentence is measured.\n")
    with lzma.open(folder / "pairs" / "ding_dictionary.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("Erlös\tsales\nMenge\tpeople\nMenschen\tpeople\n")
    (folder / "mono").mkdir()
    with lzma.open(folder / "mono" / "frontpages_news.txt.xz", "wt", encoding="utf-8") as file:
        file.write("Der Erlös stieg, die Menge kam.\n" * 2)
        file.write("Eine Luxusyacht lag in Kursk am Kai.\n" * 3)
    for name in ("newstest-sample", "ntrex"):
        (folder / "dev" / f"{name}.de").write_text("Dieser Satz wird gemessen.\nEin zweiter.\n", "utf-8")
        (folder / "dev" / f"{name}.en").write_text("This sentence is measured.\nA second one.\n", "utf-8")
    return folder


def recipe(script: str, *arguments: str | Path) -> str:
    """Run one script of the recipe in a process of its own and return what it printed."""
    done = subprocess.run(
        [sys.executable, RECIPE / script, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def here(script: str, *arguments: str | Path) -> str:
    """Run one script of the recipe in this process, which has imported torch, and return what it printed."""
    import torch

    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, torch.random.fork_rng(), warnings.catch_warnings():
        patch.setattr(sys, "argv", [script, *map(str, arguments)])
        warnings.simplefilter("ignore")
        threads = torch.get_num_threads()
        try:
            with contextlib.redirect_stdout(printed):
                import_module(script.removesuffix(".py")).main()
        finally:
            torch.set_num_threads(threads)
    return printed.getvalue()


def test_from_pairs_to_a_model_that_loads(data: Path, tiny_marian: Path, tmp_path: Path) -> None:
    """Prepare, train, resume, average two ways on, widen, export and ask for words: the outcome is a MarianMT that the program translates with."""
    from summarize.engines.marian_ct2 import Ct2Translator
    from summarize.engines.marian_transformers import MarianTranslator

    tokenizer = tiny_marian / "source.spm"
    prepare = ("prepare.py", "--data", data, "--tokenizer", tokenizer, "--longest", "200", "--out")
    turns = drawn(recipe(*prepare, tmp_path / "set"))
    size = ("--width", "32", "--encoder", "1", "--decoder", "1", "--pieces", "2000")
    first, *others = (tmp_path / name for name in ("first", "one", "other"))
    command = ("train.py", "--data", tmp_path / "set", "--tokenizer", tokenizer, *size, "--sample", "20", "--out")
    assert "end at step 2" in recipe(*command, first, "--steps", "2")
    for seed, folder in enumerate(others):
        shutil.copytree(first, folder)
        assert "end at step 3" in here(*command, folder, "--steps", "3", "--seed", str(seed))
    said = here("average.py", "--runs", *others, "--begin", first, "--out", tmp_path / "run")
    assert said.startswith("2 runs, 4 steps")
    said = here("average.py", "--runs", first, others[0], "--shares", "2", "1", "--out", tmp_path / "one after another")
    assert said.startswith("2 runs, 3 steps")
    narrow = here(*command, tmp_path / "run", "--steps", "5")
    assert "end at step 5" in narrow
    here(
        "widen.py",
        "--run",
        tmp_path / "run",
        "--init",
        tmp_path / "run" / "model",
        "--units",
        "160",
        "--decoder-units",
        "144",
        "--out",
        tmp_path / "wide",
    )
    command = (*command[:-1], "--init", tmp_path / "wide" / "model", "--out")
    assert here(*command, tmp_path / "wide", "--steps", "5") == narrow
    assert "end at step 6" in here(*command, tmp_path / "wide", "--steps", "6")
    here(
        "export.py",
        "--weights",
        tmp_path / "wide" / "model",
        "--data",
        tmp_path / "set",
        "--tokenizer",
        tokenizer,
        "--out",
        tmp_path / "model",
    )
    for translator in (MarianTranslator(tmp_path / "model", name="new"), Ct2Translator(tmp_path / "model", name="new")):
        ((hypothesis,),) = translator.hypotheses(["Ein Satz."], count=1)
        assert isinstance(hypothesis.text, str)
    assert (tmp_path / "model" / "model.safetensors").stat().st_size < 40_000_000
    assert re.search(r"words: \d of 2 ", here("recall.py", "--data", data, "--model", tmp_path / "model"))
    glossary = tmp_path / "glossary.tsv"
    words = tmp_path / "words.tsv"
    words.write_text(
        "Elfer\televen\t\nForscherinnen\tresearchers\t\nGeigenbauer\tviolin makers\t\nÖlkrise\toil crisis\t\n", "utf-8"
    )
    to = ("--model", tmp_path / "model", "--words", words, "--out", glossary)
    said = here("glossary.py", "--data", data, *to)
    assert "; the model misses 1 of them" in said
    assert glossary.read_text("utf-8") == "".join(
        f"{german}\t{english}\n"
        for german, english in (
            ("Geigenbauer", "violin makers"),
            ("Geigenbauern", "violin makers"),
            ("Menschen", "people"),
            ("Ölkrise", "oil crisis"),
        )
    )
    shutil.copy(glossary, tmp_path / "model")
    taught = tmp_path / "taught.tsv.xz"
    news = data / "mono" / "frontpages_news.txt.xz"
    said = here("self_training.py", "--data", data, "--texts", news, "--model", tmp_path / "model", "--out", taught)
    assert "1 sentences that have some" in said
    assert "0 pairs, 0 minutes" in said  # it has learnt nothing in six steps
    distil = ("distillation.py", "--data", data, "--texts", news, "--model", tmp_path / "model", "--out", taught)
    assert "2 sentences, 0 of them translated" in (said := here(*distil))
    assert "2 translated, 0 kept" in said
    assert "2 sentences, 2 of them translated" in here(*distil)
    with lzma.open(taught, "wt", encoding="utf-8") as file:
        file.write("Die Menge stand am Kai.\tThe crowd stood on the quay.\n")
    assert drawn(here(*prepare, tmp_path / "more", "--self-trained", taught)) > turns


def drawn(said: str) -> int:
    """Return how many pairs an epoch has, of what prepare.py says."""
    found = re.search(r"\d pairs, drawn ([\d,]+) times an epoch", said)
    assert found, said
    return int(found[1].replace(",", ""))


def test_packed_arrays_are_read_back(tmp_path: Path) -> None:
    """`numpy.load` returns what was packed, with its types, from an archive smaller than its own."""
    import numpy as np
    import prepare

    dice = np.random.default_rng(1)
    arrays = {
        "s": (dice.pareto(1, 100_000) % 12_000).astype(np.uint16),
        "so": np.arange(0, 100_001, 25),
        "w": dice.integers(1, 9, 4_000, np.int32),
        "none": np.zeros(0, np.uint16),
    }
    prepare.pack(tmp_path / "train.npz", arrays)
    np.savez_compressed(tmp_path / "deflated.npz", **arrays)
    with np.load(tmp_path / "train.npz") as archive:
        assert sorted(archive) == sorted(arrays)
        for name, values in arrays.items():
            np.testing.assert_array_equal(archive[name], values)
            assert archive[name].dtype == values.dtype
    assert (tmp_path / "train.npz").stat().st_size < (tmp_path / "deflated.npz").stat().st_size


def test_nothing_held_out_is_trained_on(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences of the dev and test sets, however spelled, are not among the pairs, nor a seventh of our own."""
    import prepare

    own = [f"Satz {number} ist geschrieben.\tSentence {number} is written.\n" for number in range(70)]
    (tmp_path / "own.tsv").write_text("".join(own) + "Dieser Satz wird GEMESSEN!\tIt is.\n", "utf-8")
    monkeypatch.setattr(prepare, "OWN", tmp_path)
    rows, _ = prepare.training_pairs(data, random.Random(1))
    written = [german for german, _, turns in rows if turns == prepare.WRITTEN]
    assert len(rows) - len(written) == 120
    assert 50 < len(written) < 70
    assert not any("gemessen" in german.lower() for german, _, _ in rows)


def test_every_written_sentence_is_trained_on_or_measured(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`written.de` and `written.en` have the seventh of the written pairs, ours and those of the data, that no run is taught."""
    import prepare

    pairs = [(f"Satz {number} ist geschrieben.", f"Sentence {number} is written.") for number in range(140)]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "words.tsv").write_text("".join(f"{de}\t{en}\n" for de, en in pairs[:70]), "utf-8")
    monkeypatch.setattr(prepare, "OWN", tmp_path / "own")
    shutil.copytree(data, tmp_path / "data")
    with lzma.open(tmp_path / "data" / "pairs" / "written_new_words.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("".join(f"{de}\t{en}\n" for de, en in pairs[70:]))
    taught = {
        (german, english) for german, english, _ in prepare.training_pairs(tmp_path / "data", random.Random(1))[0]
    }
    prepare._write_held_out(tmp_path / "data", tmp_path)
    sides = [(tmp_path / f"written.{side}").read_text("utf-8").splitlines() for side in ("de", "en")]
    measured = list(zip(*sides, strict=True))
    assert sorted({*measured, *(pair for pair in taught if pair in pairs)}) == sorted(pairs)
    assert not taught & set(measured)
    assert any(pair in pairs[:70] for pair in measured)
    assert any(pair in pairs[70:] for pair in measured)


def test_written_pairs_are_whole() -> None:
    """Each line is a German sentence, a tab and its English, with the figures of the one in the other, and none is there twice."""
    import prepare

    from summarize.consistency import compare

    lines = [line for path in sorted(prepare.OWN.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()]
    pairs = [line.split("\t") for line in lines]
    assert all(len(pair) == 2 and all(side == side.strip() != "" for side in pair) for pair in pairs)
    assert len({german for german, _ in pairs}) == len(pairs) > 100
    assert [german for german, english in pairs if not compare(german, english, mode="translation").ok] == []


@pytest.mark.parametrize("pair", PAIRS[:3])
def test_varied_figures_correspond(pair: tuple[str, str]) -> None:
    """Both sides of a varied pair have the same new figures."""
    from vary import vary

    from summarize.consistency import compare

    for seed in range(20):
        varied = vary(*pair, random.Random(seed))
        assert varied is not None
        assert compare(*varied, mode="translation").ok, varied


def test_pairs_that_do_not_correspond_are_left_alone() -> None:
    """Without figures, or with figures that stand twice or on one side only, there is nothing to vary."""
    from vary import vary

    assert vary(*PAIRS[3], random.Random(1)) is None
    assert vary("Es kamen 30 bis 30 Gäste.", "Thirty guests came.", random.Random(1)) is None


def test_the_loss_is_cross_entropy() -> None:
    """The blockwise loss and its gradients are those of torch's cross entropy with label smoothing."""
    import torch
    from loss import smoothed_cross_entropy

    torch.manual_seed(1)
    hidden, weight = torch.randn(1300, 16, requires_grad=True), torch.randn(50, 16, requires_grad=True)
    gold = torch.randint(0, 50, (1300,))
    ours = smoothed_cross_entropy(hidden, weight, gold, 0.1)
    gradients = torch.autograd.grad(ours * 2, (hidden, weight))
    theirs = torch.nn.functional.cross_entropy(hidden @ weight.T, gold, label_smoothing=0.1)
    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(gradients, torch.autograd.grad(theirs * 2, (hidden, weight)))


def test_a_sampled_loss_is_right_on_average() -> None:
    """Drawn classes stand for the others: all drawn, or none left, is exact, and a third of them near it."""
    import torch
    from loss import smoothed_cross_entropy

    torch.manual_seed(1)
    hidden, weight = torch.randn(200, 16, requires_grad=True), 0.3 * torch.randn(900, 16)
    gold = torch.randint(0, 60, (200,))
    exact = smoothed_cross_entropy(hidden, weight, gold, 0.1)
    torch.testing.assert_close(smoothed_cross_entropy(hidden, weight, gold, 0.1, sample=900), exact)
    few, every = weight[:60], torch.arange(200) % 60
    whole = smoothed_cross_entropy(hidden, few, every, 0.1)
    torch.testing.assert_close(smoothed_cross_entropy(hidden, few, every, 0.1, sample=5), whole)
    drawn = [smoothed_cross_entropy(hidden, weight, gold, 0.1, sample=300) for _ in range(20)]
    mean = torch.stack(drawn).mean()
    assert (mean - exact).abs() < 0.01 * exact
    (wanted,), (found,) = torch.autograd.grad(exact, hidden), torch.autograd.grad(mean, hidden)
    assert (found - wanted).norm() < 0.05 * wanted.norm()


def test_the_mean_of_states() -> None:
    """Tensors are averaged by their shares wherever they are nested; anything else is that of the first."""
    import torch
    from average import mean

    one = {"a": [torch.tensor([1.0, 3.0])], "b": {"step": 7}}
    other = {"a": [torch.tensor([3.0, 3.0])], "b": {"step": 9}}
    averaged = mean([one, other], [1, 1])
    assert averaged["b"] == {"step": 7}
    assert averaged["a"][0].tolist() == [2.0, 3.0]
    assert mean([one, other], [3, 1])["a"][0].tolist() == [1.5, 3.0]


def test_pieces_that_english_hardly_has_are_never_written(tiny_marian: Path, tmp_path: Path) -> None:
    """Of the pieces of the vocabulary those that the pairs' English has RARE times at most, single bytes aside."""
    import numpy as np
    import sentencepiece
    from export import RARE, unwritten

    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tiny_marian / "source.spm"))
    plain = [piece for piece in range(2, tokenizer.get_piece_size()) if not tokenizer.is_byte(piece)]
    often, seldom, *never = plain
    np.savez(tmp_path / "train.npz", e=np.repeat(np.array([often, seldom]), [RARE + 1, RARE]))
    assert unwritten(tmp_path, tokenizer) == [seldom, *never]


def test_a_run_in_two_calls_goes_on_and_ships_weights(data: Path, tiny_marian: Path, tmp_path: Path) -> None:
    """What a machine lent for minutes takes: a call that stops in time, goes on where it stopped, and gives weights back."""
    from transformers import MarianMTModel

    tokenizer = tiny_marian / "source.spm"
    here("prepare.py", "--fine", "--data", data, "--tokenizer", tokenizer, "--out", tmp_path / "set")
    command = (
        "train.py", "--data", tmp_path / "set", "--tokenizer", tokenizer, "--out", tmp_path / "run", "--width", "32",
        "--encoder", "1", "--decoder", "1", "--pieces", "800", "--device", "cpu", "--precision", "bfloat16",
        "--threads", "1", "--ship", tmp_path / "shipped",
    )  # fmt: skip
    first, second = (here(*command, "--minutes", "0") for _ in range(2))
    assert "end at step 1:" in first
    assert "end at step 2:" in second
    shipped, kept = (MarianMTModel.from_pretrained(tmp_path / name) for name in ("shipped", "run/model"))
    difference = shipped.model.shared.weight.float() - kept.model.shared.weight
    assert difference.abs().max() < 1e-3


def test_shipped_weights_are_in_small_files(tiny_marian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file of what comes back is larger than SHARD, and together they are the averaged weights in half precision."""
    import torch
    import train
    from transformers import MarianMTModel

    monkeypatch.setattr(train, "SHARD", "30KB")
    model = MarianMTModel.from_pretrained(tiny_marian).float()
    average = train.Average(list(model.parameters()), 0.5, young=False)
    expected = model.model.encoder.layers[0].fc1.weight.detach().clone()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(1.0)
    train.ship(model, average, tmp_path)
    sizes = [path.stat().st_size for path in tmp_path.glob("*.safetensors")]
    assert len(sizes) > 1
    assert max(sizes) < 40_000
    shipped = MarianMTModel.from_pretrained(tmp_path).model.encoder.layers[0].fc1.weight
    assert sum(sizes) < 2.2 * sum(value.numel() for value in model.state_dict().values())
    torch.testing.assert_close(shipped.float(), expected, atol=1e-3, rtol=0)


def test_a_model_that_was_widened_translates_as_before(tiny_marian: Path, tmp_path: Path) -> None:
    """New units contribute nothing at first, whether a run or bare weights are widened."""
    import torch
    from transformers import MarianMTModel

    here("widen.py", "--init", tiny_marian, "--units", "96", "--decoder-units", "80", "--out", tmp_path)
    before, after = (MarianMTModel.from_pretrained(path).float().eval() for path in (tiny_marian, tmp_path / "model"))
    assert (after.config.encoder_ffn_dim, after.config.decoder_ffn_dim) == (96, 80)
    ids = torch.tensor([[5, 9, 12, 0]])
    torch.testing.assert_close(*(model(input_ids=ids, decoder_input_ids=ids).logits for model in (after, before)))
    assert after.model.decoder.layers[0].fc1.weight[64:].abs().min() > 0


def test_pauses_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that takes many times as long as usual counts as a usual one; a slow one as what it took."""
    import train

    now = 0.0
    monkeypatch.setattr(train.time, "monotonic", lambda: now)
    clock = train.Clock(100.0)
    for taken in [2.0] * train.PAUSE + [3.0, 600.0, 2.0]:
        now += taken
        spent = clock.tick()
    assert spent == 100.0 + 2.0 * train.PAUSE + 3.0 + 2.0 + 2.0


@pytest.mark.parametrize("shape", [(3, 8, 8), (2, 8, 32), (2, 32, 8)])
def test_orthogonalize(shape: tuple[int, int, int]) -> None:
    """Singular values of what the Newton-Schulz iteration returns are near one, whatever they were."""
    import torch
    from muon import orthogonalize

    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonalize(torch.randn(*shape)))
    assert values.min() > 0.3
    assert values.max() < 1.4


def test_momentum_is_on_the_device_of_its_parameters() -> None:
    """A step on a GPU finds no momentum on the CPU."""
    import torch
    from muon import Optimizer

    named = [(name, torch.empty(shape, device="meta")) for name, shape in (("one", (8, 8)), ("other", (16, 8)))]
    optimizer = Optimizer([*named, ("bias", torch.empty(8, device="meta"))], rate=1e-3, muon_rate=1e-3)
    assert [value.shape for value in optimizer.momentum] == [(1, 8, 8), (1, 16, 8)]
    assert {value.device.type for value in optimizer.momentum} == {"meta"}


def test_only_faultless_translations_of_words_looked_up_are_taught(tmp_path: Path) -> None:
    """Sentences are chosen for their words, and what a model makes of them is not taught if it is unlikely or marked."""
    from self_training import faultless, sentences, worth_teaching

    from summarize.translation import Issue, IssueKind, Rendering

    news = tmp_path / "news.txt.xz"
    with lzma.open(news, "wt", encoding="utf-8") as file:
        file.write("Die Kolonne fuhr am Montag nach Hause.\n" * 2)
        file.write("Die Kolonne hielt am Montag.\nHeute schien wieder überall die Sonne.\nKolonne\n")
    held_out = {"diekolonnehieltammontag"}
    assert list(sentences([news], {"Kolonne": "column"}, held_out)) == ["Die Kolonne fuhr am Montag nach Hause."]
    german, english = "Die Kolonne fuhr nach Hause.", "The column drove home."
    assert worth_teaching(german, Rendering(english, -0.2))
    assert not worth_teaching(german, Rendering(english, -0.7))
    assert not worth_teaching(german, Rendering(english, -0.2, (Issue(IssueKind.FIGURE_LOST, "3"),)))
    left_out = "Die Kolonne fuhr mit Verspätung nach Hause."
    assert worth_teaching(left_out, Rendering(english, -0.2))
    assert not faultless(left_out, Rendering(english, -0.2))
    assert not worth_teaching("Die Häuser brannten und die Menschen flohen.", Rendering("The column drove home.", -0.2))


def test_word_lists_tell_german_from_english_and_names(data: Path, tmp_path: Path) -> None:
    """Sorted lists: German words that no translation has, nouns of German texts, and English words, which are neither German nor names."""
    recipe("word_lists.py", "--data", data, "--out", tmp_path)
    german, english = ((tmp_path / f"{side}_words.txt").read_text("utf-8").split() for side in ("german", "english"))
    assert german == sorted(german)
    assert english == sorted(english)
    assert {"Umsatz", "Menschen", "einfacher"} <= set(german)
    assert {"sales", "people", "simple"} <= set(english)
    assert "Luxusyacht" in german
    assert not {"Sales", "June", "people", "Kursk"} & set(german)
    assert not {"umsatz", "menschen"} & set(english)


def test_the_lexicon_counts_links_and_phrases() -> None:
    """An English word is listed that is linked often enough and more often than by chance; a phrase where it stands for one word."""
    import lexicon

    new_year = (["Es", "Neujahr", "da"], ["The", "New", "Year", "there"])
    one = ({(0, 0), (1, 1), (2, 3)}, {(0, 0), (1, 1), (1, 2), (2, 3)})
    pairs = [new_year] * 3 + [(["Es", "Jahr"], ["The", "year"])] * 10 + [(["Bären"], ["Bears"])] * 10
    links = [one] * 3 + [({(0, 0), (1, 1)}, {(0, 0), (1, 1)})] * 10
    bears = [({(0, 0)}, set()), (set(), set())]  # linked from one side only, or not at all
    others = [(["Oh"], ["Oh"])] * 80
    # What follows the pairs, a dictionary's entries, is not counted.
    found = lexicon.lexicon([*pairs, *others], [*links, *bears[:1] * 10, *bears[1:] * 80, ({(5, 5)}, {(5, 5)})])
    assert found == {"neujahr": ("New Year", ("new",)), "jahr": ("year", ("year",)), "bären": ("bears", ("bears",))}
    found = lexicon.lexicon([*pairs, *others], [*links, *bears * 5, *bears[1:] * 80])
    assert found == {"neujahr": ("New Year", ("new",)), "jahr": ("year", ("year",))}


def test_the_lexicon_tells_translations_from_company(tmp_path: Path) -> None:
    """Words are aligned by what they have in common over many pairs; what is always there is no translation of anything."""
    nouns = {"Hund": "dog", "Katze": "cat", "Vogel": "bird", "Pferd": "horse", "Esel": "donkey", "Wolf": "wolf"}
    nouns |= {"Fisch": "fish", "Bär": "bear", "Hase": "hare", "Igel": "hedgehog", "Frosch": "frog", "Tiger": "tiger"}
    pytest.importorskip("eflomal", reason="the aligner needs a C compiler; `.ci/run` has one")
    verbs = {"schläft": "sleeps", "trinkt": "drinks", "läuft": "runs", "springt": "jumps", "wartet": "waits"}
    verbs |= {
        "isst": "eats",
        "lacht": "laughs",
        "weint": "cries",
        "singt": "sings",
        "taucht": "dives",
        "steht": "stands",
    }
    pairs = [
        (f"Der {noun} {verb} hier.", f"The {nouns[noun]} {verbs[verb]} here.")
        for one, noun in enumerate(nouns)
        for other, verb in enumerate(verbs)
        if (other - one) % 11 < 5
    ]
    pairs.append(("Der Pfau schläft einmalig.", "The peacock sleeps once."))
    (tmp_path / "pairs").mkdir()
    with lzma.open(tmp_path / "pairs" / "de_news_llm.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("".join(f"{german}\t{english}\n" for german, english in pairs))
    words = tmp_path / "words.tsv"
    words.write_text("Pfauen\tpeacocks\tbirds\nPfau\tthe bird\t\nElfer\televen\t\n", "utf-8")
    recipe("lexicon.py", "--data", tmp_path, "--out", tmp_path / "lexicon.tsv", "--words", words)
    lines = (tmp_path / "lexicon.tsv").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    listed = {german: english for german, english, _ in (line.split("\t") for line in lines)}
    assert {word: listed[word.lower()] for word in (*nouns, *verbs) if len(word) > 3} == {
        german: english for german, english in (nouns | verbs).items() if len(german) > 3
    }
    assert not {"einmalig", "hier", "elfer"} & set(listed)
    assert "pfauen\tpeacocks\tpeacocks birds" in lines
    assert "pfau\tthe bird\tbird" in lines


def test_the_dictionary_teaches_what_the_news_needs_and_the_pairs_lack(tmp_path: Path) -> None:
    """What the pairs have often is left out; the first and commonest English is taken; what is written is drawn more often."""
    import dictionary

    listed = [("Machthaber", "ruler"), ("Machthaber", "the powers"), ("Machthaber", "potentate"), ("Wolke", "flaw")]
    listed += [("Machthaber", "house"), ("Palla", "chalice"), ("Haus", "house"), ("Kolk", "the flaw of the house")]
    rows = [("Das Haus.", "The house of the ruler, a flaw, the chalice and the powers.", 1)] * dictionary.RARE
    news = ["Der Machthaber sah das Haus.", "Der Machthaber sah die Wolke über dem Haus."]
    for path, lines in (
        (tmp_path / "ding_dictionary.tsv.xz", ["\t".join(entry) for entry in listed]),
        (tmp_path / "news.txt.xz", news),
    ):
        with lzma.open(path, "wt", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))
    used = dictionary.usage([tmp_path / "news.txt.xz"], rows)
    read = dictionary.read(tmp_path / "ding_dictionary.tsv.xz", used, {"kolk"})
    often, once, never = dictionary.TURNS
    assert dictionary.entries(read, used) == [
        ("Machthaber", "the powers", often),
        ("Machthaber", "ruler", often),
        ("Wolke", "flaw", once),
        ("Palla", "chalice", never),
    ]


def test_every_entry_is_drawn_as_often_as_it_should() -> None:
    """Both sides of a list have the same entries in the same order; alone and in lists, each entry has its turns."""
    import dictionary

    turns = {f"{number}": turns for number, turns in enumerate([1] * 20 + [6] * 20 + [14] * 20)}
    made = list(
        dictionary.lists([(f"d{number}", f"e{number}", count) for number, count in turns.items()], random.Random(1))
    )
    found = [(re.findall(r"\d+", german), weight) for german, _, weight in made]
    assert [numbers for numbers, _ in found] == [re.findall(r"\d+", english) for _, english, _ in made]
    drawn = Counter(number for numbers, weight in found for number in numbers * weight)
    assert drawn == turns
    assert any(len(numbers) > 2 for numbers, _ in found)
    assert {int(numbers[0]) for numbers, weight in found if weight > 1} == set(range(40, 60))


def test_forms_that_the_news_writes_get_the_english_form_that_the_pairs_have() -> None:
    """Plurals, genitives, adjectives with endings, superlatives and weak verbs; what the pairs do not have is left out."""
    from dictionary import Usage
    from forms import adjectives, forms

    dictionary = {
        "Geldschein": ["banknote"], "Rasur": ["shave"], "Hut": ["top hat"], "Auto": ["car"], "Sprachrohr": ["mouthpiece"],
        "Kaufmann": ["salesman"], "rasant": ["rapid"], "schlau": ["cleverly", "clever"], "sprengen": ["to blow up", "to disband"],
        "bündeln": ["to bundle"], "steuern": ["to control"], "Ode": ["ode"], "Oden": ["odes"],
    }  # fmt: skip
    written = {
        "Geldscheinen": "banknotes", "Geldscheins": "banknote", "Hüten": "top hats", "Autos": "cars", "rasantem": "rapid",
        "Kaufmännern": "salesmen", "rasanteste": "most rapid", "schlaue": "clever", "sprengten": "disbanded", "bündelt": "bundles",
        "steuerte": "controlled", "Sprachrohre": None, "Rasuren": None, "Oden": None, "Gelder": None,
    }  # fmt: skip
    known = "banknotes hats cars disbanded bundles controlled shaves"
    used = Usage(Counter([*written, *written]), Counter({"Rasuren": 1000}), Counter(known.split()))
    made = {german: english for german, english, _ in forms(dictionary, used)}
    assert made == {german: english for german, english in written.items() if english}
    everything = {german: english for german, english, _ in forms(dictionary, used, lacking=False)}
    assert everything == made | {"Rasuren": "shaves"}
    assert adjectives(dictionary) == {"rasant", "schlau"}


def test_compounds_are_taken_apart_where_both_parts_are_known() -> None:
    """The English is that of the parts, the first in the singular; names, adjectives and what the dictionary has stay away."""
    from compounds import TAUGHT, USED, compounds
    from dictionary import Usage

    parts = {"Krieg": "war", "Allianz": "alliance", "Rente": "pension", "Renten": "pensions", "Reform": "reform"}
    parts |= {
        "Schule": "school",
        "Berg": "mountain",
        "Stadt": "city",
        "Sport": "sports",
        "Arzt": "doctor",
        "Nische": "niche",
    }
    made = {
        "Kriegsallianz": "war alliance", "Rentenreform": "pension reform", "Schulreform": "school reform", "Sportarzt": "sports doctor",
    }  # fmt: skip
    others = ["Stadtberg", "Kriegnische", "Bergstadt", "Arztschule", "Schulberg", "Reformer"]
    used = Usage(
        Counter([*made, *others, *(part for part in parts for _ in range(USED))]),
        Counter({"Arztschule": TAUGHT}),
        Counter({"pension": 9, "pensions": 9, "sports": 9, "sport": 1, "bergstadt": 1}),
    )
    found = compounds(parts, {"Stadtberg": ["town hill"]}, used, {"schulberg"})
    assert {german: english for german, english, _ in found} == made


def test_the_glossary_has_the_english_that_a_word_nearly_always_has() -> None:
    """Of the dictionary's translations the one that the pairs have; no names, no words of several senses, no common ones."""
    from glossary import COMMON, attested, chosen

    known = {
        "Kaution": {"bail": "bail", "deposit": "deposit"},
        "Schloss": {"castle": "castle", "lock": "lock"},
        "Jünger": {"disciples": "disciples"},
        "Staub": {"dust": "dust", "fine dust": "fine dust"},
        "Haus": {"house": "house"},
    }
    pairs = [
        *[(f"Die Kaution stieg {number} Mal.", "The bail rose.") for number in range(4)],
        ("Die Kaution war zu hoch für alle.", "The deposit was too much."),
        *[("Das Schloss war zu.", "The castle was closed."), ("Das Schloss brach.", "The lock broke.")],
        *[("Ernst Jünger schrieb das Buch.", "Ernst Jünger wrote on disciples.")] * 2,
        ("Viel Staub liegt in der Luft.", "Fine dust is in the air."),
        *[(f"Das Haus {number}.", "The house.") for number in range(COMMON + 1)],
    ]
    seen = attested([(german, english, 1) for german, english in pairs], known)
    assert {german: chosen(words) for german, words in seen.items()} == {
        "Kaution": "bail", "Schloss": None, "Jünger": None, "Staub": "fine dust", "Haus": None,
    }  # fmt: skip
    assert seen["Kaution"].examples == [("Die Kaution stieg 0 Mal.", "bail"), ("Die Kaution stieg 1 Mal.", "bail")]
    assert seen["Jünger"].sentences == 1  # a sentence that comes twice counts once


def test_words_looked_up_stand_in_english_on_both_sides() -> None:
    """A sentence with words in English has them in its translation; those that hold it together stay German."""
    from substitution import Links, look_up

    pairs = [
        ("Gestern lehnte die Regierung das ab.", "Yesterday the government declined it."),
        ("Doch die Regierung will das nicht.", "But the government does not want it."),
        ("Am Ende fand eine Regierung dahin.", "In the end a government found it."),
    ]
    pairs += [(f"{number}.", "All the while a not in it.") for number in range(30)]
    entries = [("Einäscherung", "incineration"), ("Erdbeben", "earthquake")]
    made = list(look_up(pairs, entries, Links(pairs, set()), random.Random(2)))
    assert len(made) == 3
    for german, english in made:
        looked_up = {"government", "incineration"} & set(re.findall(r"\w+", german))
        assert looked_up
        assert looked_up <= set(re.findall(r"\w+", english))
    assert {"government", "incineration"} <= set(" ".join(german for german, _ in made).split())


def test_rare_words_take_the_place_of_common_ones() -> None:
    """A noun or adjective that is linked to one English word gives way to one of its kind, on both sides; others stay."""
    from substitution import Links, substitute

    pairs = [
        ("Gestern lehnte die Regierung ein Treffen ab.", "Yesterday the government declined a meeting."),
        ("Doch die Regierung schweigt seit Montag dazu.", "But the government has been silent since Monday."),
        ("Am Ende fand eine Regierung keine Mehrheit.", "In the end a government found no majority."),
    ]
    adjective = [f"Sie sieht hier einmal den neuen {noun}" for noun in ("Wagen", "Film", "Hof")]
    pairs += [(german, f"Here she sees {number} the new one") for number, german in enumerate(adjective)]
    pairs += [("Danach gingen alle wieder in ein Haus.", "Then all but the ones with a house went in again.")]
    pairs += [(f"Wer sieht hier einmal {number}.", "All the while she sees one house in it.") for number in range(30)]
    entries = [("Einäscherung", "incineration"), ("Kolonnen", "columns"), ("Umzingelung", "to surround")]
    entries += [("rasanten", "rapid"), ("rasantem", "rapid"), ("flinken", "quickly")]
    made = list(substitute(pairs, entries, Links(pairs, {"neu", "rasant", "flink"}), random.Random(1)))
    assert made[0] == (
        "Gestern lehnte die Einäscherung ein Treffen ab.",
        "Yesterday the incineration declined a meeting.",
    )
    assert made[2][1] == "In the end an incineration found no majority."
    assert made[3] == ("Sie sieht hier einmal den rasanten Wagen", "Here she sees 0 the rapid one")
    assert not any(word in german for word in ("Umzingelung", "Kolonnen", "flink", "rasantem") for german, _ in made)
