"""List what each German word is in English: `python lexicon.py --data DIR --out summarize/data/lexicon.tsv`.

DIR holds `pairs/NAME.tsv.xz`. Which English words stand for which German ones is learned from the pairs by word alignment
with eflomal (Östling and Tiedemann 2016, "Efficient word alignment with Markov chain Monte Carlo"; `pip install
'summarize[training]'` builds it), so that it is what translators wrote and no dictionary's: a dictionary's entries are aligned
beside them and not counted. A line has a German word, what it mostly is in English, of one word or several, and the words
that tell that it was translated. Words that were written because the pairs lack them are added. 1,020,000 pairs take five
minutes and three gigabytes.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import TypeAlias

from pairs import read_pairs
from written_words import WRITTEN_WORDS, written_words

from summarize.language.words import WORD

#: Sets of running text; technical ones teach "Button".
SETS = (
    "wmt_newstest2008_2020", "wmt_ts_deen_sysout", "wmt21_24_ende_refs", "wmt21_24_ende_sysout", "de_news_llm",
    "ud_pud_news_wiki", "wmt15_train_sample_opennmt", "tatoeba_anki_darren", "mlqe_pe", "ding_examples", "debian_web_news",
)  # fmt: skip
#: Entries of a dictionary, which teach the aligner what rare words are.
DICTIONARY = "ding_dictionary"
#: The same source many times over, of which so many are read.
SAMPLED = {"wmt21_24_ende_sysout": 2}
#: Words of a sentence; the longest align worst.
LONGEST = 60

#: Letters of a listed German word: shorter ones are grammar.
SHORTEST = 3
#: Sentences a listed German word is in: fewer teach coincidences, more have a word of grammar.
LEAST, COMMON = 3, 20_000
#: Links of an English word to a German one, those of both directions added up; their share of all that the German one has;
#: and how many of the commonest are listed.
LINKS, LIKELY, MOST = 4, 0.06, 6
#: Links a German word has, for each of its places two at most if it is one word in English: with fewer it is said in other words.
LINKED = 0.6
#: How much more often it must be linked than any sentence has the word: "this" is no translation of anything.
TIMES = 5
#: Places in which an English phrase stands for a German word.
PHRASE = 2

#: Share of its places inside sentences in which an English word has its capital; more than half, as of titles ("Minister").
NAMES = 0.7

Pair: TypeAlias = tuple[list[str], list[str]]
"""The words of a sentence and of its translation, as they are written."""
Links: TypeAlias = Set[tuple[int, int]]
"""Places of German words and of the English ones that stand for them."""


def main() -> None:
    """Read, align and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument(
        "--words", type=Path, default=WRITTEN_WORDS, help="words that the pairs lack, with their English"
    )
    options = parser.parse_args()
    pairs = list(_pairs(_texts(options.data / "pairs", SETS)))
    entries = list(_pairs(_texts(options.data / "pairs", [DICTIONARY])))
    found = lexicon(pairs, align([*pairs, *entries]))
    found |= {word.german.lower(): (word.english, word.telling) for word in written_words(options.words)}
    lines = [f"{german}\t{phrase}\t{' '.join(words)}\n" for german, (phrase, words) in sorted(found.items())]
    options.out.write_text("".join(lines), "utf-8")
    print(
        f"{len(pairs):,} pairs; {len(found):,} words, {sum(len(words) for _, words in found.values()):,} translations"
    )


def _texts(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        path = folder / f"{name}.tsv.xz"
        if not path.exists():
            continue
        for number, pair in enumerate(read_pairs(path)):
            if number % SAMPLED.get(name, 1) == 0:
                yield pair


def _pairs(texts: Iterable[tuple[str, str]]) -> Iterator[Pair]:
    for german, english in texts:
        source, target = WORD.findall(german), WORD.findall(english)
        if source and target and max(len(source), len(target)) <= LONGEST:
            yield source, target


def spelled(sentences: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the spelling of English words that mostly have a capital inside sentences, not at their beginning: Europe, UN."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words in sentences:
        for word in words[1:]:
            forms[word.lower()][word] += 1
    usual = {word: count.most_common(1)[0] for word, count in forms.items()}
    return {word: form for word, (form, count) in usual.items() if form != word and count > NAMES * forms[word].total()}


def lexicon(pairs: Sequence[Pair], links: Iterable[tuple[Links, Links]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the most frequent English of each German word, and all words that translate it, most frequent first.

    `links` are those of both directions for each of `pairs`, in order; what follows them is not read.
    """
    german: Counter[str] = Counter()
    english: Counter[str] = Counter()
    linked: defaultdict[str, Counter[str]] = defaultdict(Counter)
    phrases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (source, target), (one, other) in zip(pairs, links, strict=False):
        words, said = [word.lower() for word in source], [word.lower() for word in target]
        german.update(words)
        english.update(set(said))
        for place, to in (*one, *other):
            linked[words[place]][said[to]] += 1
        for place, phrase in _phrases(one, other):
            phrases[words[place]][" ".join(target[to] for to in phrase)] += 1
    capitals = spelled(target for _, target in pairs)
    found = {}
    for word, count in german.items():
        links_of = linked[word]
        total = links_of.total()
        if len(word) < SHORTEST or not LEAST <= count <= COMMON or total < LINKED * count:
            continue
        listed = tuple(
            target
            for target, times in sorted(links_of.items(), key=lambda item: (-item[1], item[0]))[:MOST]
            if times >= LINKS and times >= max(LIKELY, TIMES * english[target] / len(pairs)) * total
        )
        if listed:
            found[word] = _usual_phrase(phrases[word], capitals) or capitals.get(listed[0], listed[0]), listed
    return found


def _phrases(one: Links, other: Links) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the places of adjacent German words and of the adjacent English words aligned with them and no others."""
    both = one & other
    surely = {to: place for place, to in both}
    by_word: defaultdict[int, set[int]] = defaultdict(set)
    for place, to in one | other:
        if surely.get(to, place) == place:
            by_word[place].add(to)
    for place in {place for place, _ in both}:
        found = sorted(by_word[place])
        if found[-1] - found[0] == len(found) - 1:
            yield place, found


def _usual_phrase(counted: Counter[str], capitals: dict[str, str]) -> str | None:
    """Return the most frequent phrase, ignoring case, in its most frequent spelling: New Year."""
    folded: Counter[str] = Counter()
    for phrase, count in counted.items():
        folded[phrase.lower()] += count
    if not folded:
        return None
    best, count = min(folded.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    if count < PHRASE:
        return None
    if " " not in best:
        return capitals.get(best, best)
    return max((phrase for phrase in counted if phrase.lower() == best), key=lambda phrase: (counted[phrase], phrase))


def align(pairs: Sequence[Pair]) -> Iterator[tuple[Links, Links]]:
    """Yield the links of each pair, from German to English and from English to German."""
    from eflomal import Aligner

    with tempfile.TemporaryDirectory() as folder:
        forward, back = Path(folder, "forward"), Path(folder, "back")
        sides = ([" ".join(pair[side]).lower() + "\n" for pair in pairs] for side in (0, 1))
        Aligner(n_samplers=2).align(*sides, links_filename_fwd=str(forward), links_filename_rev=str(back))
        with forward.open(encoding="ascii") as one, back.open(encoding="ascii") as other:
            for lines in zip(one, other, strict=True):
                yield _links(lines[0]), _links(lines[1])


def _links(line: str) -> Links:
    return {(int(place), int(to)) for place, _, to in (link.partition("-") for link in line.split())}


if __name__ == "__main__":
    main()
