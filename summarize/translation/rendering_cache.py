"""Remembered renderings: sentences that recur in a corpus are translated once.

Teasers, agency lines and headlines recur in a day's articles. A source has the same rendering whatever else is in its
batch, so a remembered rendering equals a new one, byte for byte.
"""

from collections.abc import Sequence

from summarize.lru import Latest
from summarize.translation.retry import Rendering, render
from summarize.translation.translator import Translator

#: Renderings remembered, about 10 MB: more than the new teasers of German papers in a day.
MOST_REMEMBERED = 4096
#: Longest source that is remembered, in characters. Hardly any recurring sentence is longer.
LONGEST_REMEMBERED = 300


class RenderingCache:
    """The renderings of one translator, the latest remembered. Threads that may share the translator may share this."""

    def __init__(self, translator: Translator, count: int | None = None) -> None:
        """Rank `count` hypotheses for each source. See `render`."""
        self._translator = translator
        self._count = count
        self._kept: Latest[str, Rendering] = Latest(MOST_REMEMBERED)

    def of(self, sources: Sequence[str]) -> list[Rendering]:
        """Return the rendering of each source, in order."""
        found = {source: kept for source in dict.fromkeys(sources) if (kept := self._kept.get(source)) is not None}
        new = [source for source in dict.fromkeys(sources) if source not in found]
        for source, rendering in zip(new, self._made(new), strict=True):
            found[source] = rendering
            if len(source) <= LONGEST_REMEMBERED:
                self._kept.put(source, rendering)
        return [found[source] for source in sources]

    def _made(self, sources: Sequence[str]) -> Sequence[Rendering]:
        return render(sources, self._translator, count=self._count) if sources else ()
