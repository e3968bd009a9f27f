"""A language model as a second opinion: does the German attribute this figure to this?

It is asked only about figures that another German figure could replace. A no adds a warning with its reason, an answer
that is neither yes nor no a warning that says so; neither removes nor creates findings.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from summarize.consistency.check import Check
from summarize.consistency.finding import Finding
from summarize.consistency.indexed_text import IndexedText
from summarize.consistency.reasons import ReasonKind, because
from summarize.consistency.sense import Sense
from summarize.language.sentence_ends import sentence_around
from summarize.prompts import Message, load_prompt

#: Tokens of an answer: yes or no and a short reason.
MOST_TOKENS = 80
#: Most characters kept of a reason.
LONGEST_REASON = 200
#: German sentences shown before and after the figure.
SENTENCES_AROUND = 1

_ANSWER = re.compile(r"\A\W*(yes|no)\b\W*(.*)", re.IGNORECASE | re.DOTALL)


@runtime_checkable
class Model(Protocol):
    """A language model that answers."""

    @property
    def signature(self) -> str:
        """Its name."""
        ...

    def reply(self, messages: Sequence[Message], *, tokens: int) -> str:
        """Return its answer, at most `tokens` tokens long."""
        ...


def second_opinion(check: Check, source: IndexedText, target: str, model: Model) -> Check:
    """Return `check` of `target` with a warning on each figure that, says `model`, belongs to something else."""
    return replace(check, findings=tuple(_asked(finding, source, target, model) for finding in check.findings))


def _asked(finding: Finding, source: IndexedText, target: str, model: Model) -> Finding:
    if not finding.verdict.ok or not finding.evidence or not _rivalled(finding, source):
        return finding
    here = source.sentence_of(finding.evidence[0].start)
    last = source.sentence_of(len(source.text))
    shown = range(max(0, here - SENTENCES_AROUND), min(last, here + SENTENCES_AROUND) + 1)
    german = " ".join(source.text_of(number).strip() for number in shown)
    prompt = load_prompt("judge.v1").fill(
        german=german, english=sentence_around(target, finding.figure.start), figure=finding.figure.text
    )
    answer = _ANSWER.match(model.reply(prompt, tokens=MOST_TOKENS))
    name = model.signature.partition("@")[0]
    if answer is None:
        return replace(finding, reasons=finding.reasons + because(ReasonKind.UNREADABLE, name))
    if answer[1].lower() == "yes":
        return finding
    reason = " ".join(answer[2].split())[:LONGEST_REASON]
    disputed = because(ReasonKind.DISPUTED, name, f": {reason}" if reason else "")
    return replace(finding, reasons=finding.reasons + disputed)


def _rivalled(finding: Finding, source: IndexedText) -> bool:
    """Whether the source has another figure of the same sort with another value."""
    spans = {(span.start, span.end) for span in finding.evidence}
    own = [one for one in source.senses if (one.figure.start, one.figure.end) in spans]
    return any(_could_stand_for(one, other) for one in own for other in source.senses)


def _could_stand_for(one: Sense, other: Sense) -> bool:
    alike = one.dimension == other.dimension and one.figure.unit == other.figure.unit
    return alike and (one.raw, one.points) != (other.raw, other.points)
