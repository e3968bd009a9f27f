"""Remembered renderings: sentences that recur in a corpus are translated once.

Teasers, agency lines and headlines recur in a day's articles. A source has the same rendering whatever else is in its
batch, so a remembered rendering equals a new one, byte for byte.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from summarize.translation.retry import Rendering, render
from summarize.translation.translator import Translator

__all__ = ["Renderings"]

#: Renderings remembered, about 10 MB: more than the new teasers of German papers in a day.
MOST = 4096
#: Longest source that is remembered, in characters. Hardly any recurring sentence is longer.
LONGEST = 300


class Renderings:
    """The renderings of one translator, the latest remembered. Threads that may share the translator may share this."""

    def __init__(self, translator: Translator, count: int | None = None) -> None:
        """Rank `count` hypotheses for each source. See `render`."""
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
