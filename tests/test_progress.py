"""Progress: rates of the last minutes, an estimate only once it means something, lines where there is no terminal."""

import io

from summarize.corpus import Progress
from summarize.corpus.progress import Meter, _lines


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
    tell = _lines(stream, lambda: now[0])
    for second in range(0, 100, 5):
        now[0] = float(second)
        tell(Progress(done=second, words=second * 10, read=second, total=100))
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0] == "summarize: 30 documents, 30%, 10 words/s, 1 min left"
