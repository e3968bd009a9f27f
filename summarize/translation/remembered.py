"""Remembered renderings: what a corpus says again is translated once.

Teasers, agency lines and headlines come again in the articles of the day. A source has the same rendering whatever is
translated beside it, so what is remembered is, byte for byte, what would be made.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from summarize.translation.retry import Rendering, render
from summarize.translation.translator import Translator

__all__ = ["Renderings"]

#: Renderings remembered, some 10 MB of them: more than German papers have new teasers a day.
MOST = 4096
#: Characters of a source beyond which it is not remembered. Hardly any sentence that comes again is longer.
LONGEST = 300


class Renderings:
    """The renderings of one translator, the latest remembered. Threads may share it if they may share the translator."""

    def __init__(self, translator: Translator, count: int | None = None) -> None:
        """Weigh `count` hypotheses for each source. See `render`."""
        self._translator = translator
        self._count = count
        self._kept: OrderedDict[str, Rendering] = OrderedDict()
        self._lock = Lock()

    def of(self, sources: Sequence[str]) -> list[Rendering]:
        """Return the rendering of each source, in order."""
        found = self._known(sources)
        new = [source for source in dict.fromkeys(sources) if source not in found]
        made = dict(zip(new, render(new, self._translator, count=self._count), strict=True)) if new else {}
        self._keep(made)
        found |= made
        return [found[source] for source in sources]

    def _known(self, sources: Sequence[str]) -> dict[str, Rendering]:
        with self._lock:
            known = {source: self._kept[source] for source in sources if source in self._kept}
            for source in known:
                self._kept.move_to_end(source)
        return known

    def _keep(self, made: dict[str, Rendering]) -> None:
        with self._lock:
            self._kept |= {source: rendering for source, rendering in made.items() if len(source) <= LONGEST}
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
