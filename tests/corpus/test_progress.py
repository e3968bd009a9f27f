"""Progress: rates of the last minutes, an estimate only once it means something, lines where there is no terminal."""

import io

from summarize.corpus import Progress
from summarize.corpus.progress import Lines, Meter


def test_an_estimate_comes_when_it_means_something() -> None:
    """Nothing is estimated in the first half minute; then the rate of the last two minutes decides."""
    now = [0.0]
    meter = Meter(lambda: now[0])
    now[0] = 10.0
    meter.see(Progress(done=5, words=500, read=100, total=1000))
    assert meter.left is None
    assert str(meter) == "5 documents, 10%, 50 words/s"
    now[0] = 40.0
    meter.see(Progress(done=20, words=2000, read=400, total=1000))
    assert meter.left == 60.0
    assert str(meter) == "20 documents, 40%, 50 words/s, 1 min left"
    now[0] = 10_000.0
    meter.see(Progress(done=21, words=2100, read=410, total=1000))
    assert meter.left is not None
    assert meter.left > 100_000


def test_what_was_skipped_tells_nothing_of_the_time_left() -> None:
    """While nothing has been made, there is no estimate."""
    now = [0.0]
    meter = Meter(lambda: now[0])
    now[0] = 60.0
    meter.see(Progress(skipped=500, read=900, total=1000))
    assert meter.left is None


def test_without_a_terminal_a_line_comes_every_half_minute() -> None:
    """Reports in between say nothing."""
    now = [0.0]
    stream = io.StringIO()
    lines_shown = Lines(stream, lambda: now[0])
    for second in range(0, 100, 5):
        now[0] = float(second)
        lines_shown.see(Progress(done=second, words=second * 10, read=second, total=100))
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0] == "summarize: 30 documents, 30%, 10 words/s, 1 min left"


def test_a_long_document_moves_with_its_sentences() -> None:
    """Before any document is done, the sentences that are translated count, by their share of the bytes."""
    now = [0.0]
    stream = io.StringIO()
    display = Lines(stream, lambda: now[0])
    display.see(Progress(total=4000))
    for second in (20, 40):
        now[0] = float(second)
        display.hear(["Eins zwei drei vier."] * 50)
    assert (display.done, display.words) == (2000, 10.0)
    assert stream.getvalue() == "summarize: 0 documents, 50%, 10 words/s, 1 min left\n"
    now[0] = 80.0
    display.see(Progress(done=1, words=400, read=2500, total=4000))
    assert display.done == 2500
    display.hear([])
    assert display.done == 2500


def test_sentences_of_documents_that_are_done_count_once() -> None:
    """What is translated of the next documents is added to the bytes that are done, not to the bytes of its own document."""
    meter = Meter(lambda: 1.0)
    meter.hear(["aaa aaa"] * 10)
    meter.see(Progress(done=1, words=16, read=500, total=1000))
    assert meter.done == 500 + 4 * 3.5
