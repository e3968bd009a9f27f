"""Requests and responses of the HTTP API, for FastAPI's validation and for OpenAPI."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarize.desk.store import State

GERMAN_EXAMPLE = "Nach Angaben aus Seoul hat die DVRK seit Oktober 2024 rund 13.000 Soldaten nach Russland entsandt."
ENGLISH_EXAMPLE = "According to Seoul, the DPRK has sent around 13,000 soldiers to Russia since October 2024."

Day = Annotated[
    str | None,
    Field(
        pattern=r"^\d{4}(-\d\d(-\d\d)?)?$",
        description="The day of the article (ISO 8601), to resolve „letztes Jahr“.",
        examples=["2025-09-04"],
    ),
]
Identity = Annotated[str, Field(min_length=1, max_length=200, description="The name of the result.")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)


class TranslateBody(_Body):
    """A German article: plain text, Markdown, or a web page (HTML), from which the article is extracted."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": GERMAN_EXAMPLE, "id": "seoul", "date": "2025-09-04"}]}
    )

    text: str = Field(description="The article, at most a million characters.")
    id: Identity = "article"
    title: str | None = Field(None, max_length=1000, description="The title, if it is not in the text.")
    date: Day = None
    force: bool = Field(False, description="Accept a text that does not look German.")


class BriefBody(TranslateBody):
    """A German article, and how long its brief may be."""

    sentences: int = Field(3, ge=1, le=20, description="The most sentences in the brief.")


class StoryArticle(_Body):
    """One of the articles of a story."""

    text: str
    id: Identity | None = Field(None, description="Its name in the result; article-1, article-2 ... by default.")
    title: str | None = Field(None, max_length=1000)
    date: Day = None


class StoryBody(_Body):
    """Articles about the same story."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "articles": [
                        {"text": GERMAN_EXAMPLE, "id": "agency"},
                        {"text": GERMAN_EXAMPLE.replace("13.000", "12.000"), "id": "paper"},
                    ]
                }
            ]
        }
    )

    articles: list[StoryArticle] = Field(min_length=1, max_length=20)
    sentences: int = Field(4, ge=1, le=20, description="The most sentences in the brief.")
    force: bool = Field(False, description="Accept texts that do not look German.")


class CheckBody(_Body):
    """A German text and an English one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"source": GERMAN_EXAMPLE, "target": ENGLISH_EXAMPLE.replace("13,000", "31,000")}]
        }
    )

    source: str = Field(description="The German text, or a web page.")
    target: str = Field(max_length=1_000_000, description="The English text.")
    mode: Literal["summary", "translation"] = Field("summary", description="In a translation no figure may be missing.")
    date: Day = None


class FiguresBody(_Body):
    """A text in which to find figures."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Rund 13.000 Soldaten kamen am 19. Juni 2024."}]}
    )

    text: str = Field(max_length=1_000_000)
    lang: Literal["de", "en"] = "de"


class ArticleBody(_Body):
    """An article for the desk: its text, or the bytes of its file in base 64."""

    text: str | None = None
    data: str | None = Field(None, description="The bytes of a .txt, .md or .html file, in base 64.")
    name: str | None = Field(None, max_length=200, description="The name of its file.")
    title: str | None = Field(None, max_length=1000)
    date: Day = None


class BriefsBody(_Body):
    """Articles to be briefed at the desk, separately or as one story."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"articles": [{"text": GERMAN_EXAMPLE}]}]})

    articles: list[ArticleBody] = Field(min_length=1, max_length=20)
    sentences: int = Field(3, ge=1, le=20)
    together: bool = Field(False, description="One brief of all of them, a story, instead of one each.")
    force: bool = False


class FieldBody(_Body):
    """Words for a brief: `headline`, `text`, or a translated sentence (`segment/0/12`)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"field": "text", "value": ENGLISH_EXAMPLE}]})

    field: str = Field(max_length=40)
    value: str = Field(max_length=100_000)


class FieldChange(FieldBody):
    """Words to be stored, and the version of the brief that they replace."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"field": "text", "value": ENGLISH_EXAMPLE, "version": 4}]}
    )

    version: int = Field(ge=0)


class Decision(_Body):
    """A new state. Approving a brief with a wrong figure needs a reason, which is stored."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"state": "approved", "version": 4}]})

    state: State
    version: int = Field(ge=0)
    reason: str | None = Field(None, max_length=2000)


class CheckResult(BaseModel):
    """The output of `summarize check --format json`. Spans of figures are code points of the English text."""

    id: str | None
    ok: bool
    figures: list[dict[str, Any]]
    omissions: list[dict[str, Any]]


class FiguresResult(BaseModel):
    """The objects that `summarize figures --format json` prints, in a list."""

    figures: list[dict[str, Any]]


class JobResult(BaseModel):
    """A job. `result` is that of the same request without `Prefer: respond-async`."""

    id: str
    kind: str
    status: Literal["queued", "running", "done", "failed", "cancelled"]
    progress: dict[str, int | None]
    result: dict[str, Any] | None
    error: dict[str, Any] | None
    links: dict[str, str]


class ProblemDetails(BaseModel):
    """What went wrong (RFC 9457): `detail` describes it, `field` locates it, `way_out` says what to do."""

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None
    way_out: str | None = None


EXAMPLE_TRANSLATION: dict[str, Any] = {
    "id": "seoul",
    "title": None,
    "text": ENGLISH_EXAMPLE,
    "segments": [{"source": GERMAN_EXAMPLE, "target": ENGLISH_EXAMPLE, "start": 0, "end": len(GERMAN_EXAMPLE)}],
    "signature": "summarize:0.1.0 translator:compact-de-en@builtin+...|ctranslate2|cpu|int8|beams=8",
    "warnings": [],
}
EXAMPLE_STORY: dict[str, Any] = {
    "headline": None,
    "brief": [{"text": ENGLISH_EXAMPLE, "sources": ["agency", "paper"]}],
    "sources": [
        {"id": "agency", "title": None, "date": None, "copy_of": None},
        {"id": "paper", "title": None, "date": None, "copy_of": None},
    ],
    "figures": [
        {
            "what": "the DPRK has sent … soldiers to Russia",
            "status": "conflict",
            "values": [{"source": "agency", "text": "around 13,000 soldiers", "source_text": "rund 13.000 Soldaten"}],
        }
    ],
    "check": {"ok": True, "figures": []},
    "apart": [],
    "signature": "summarize:0.1.0 translator:compact-de-en@builtin+... writer:stories:4,extractive|15 sentences:4",
    "warnings": [],
}
EXAMPLE_BRIEF: dict[str, Any] = {
    "id": "seoul",
    "title": None,
    "headline": None,
    "brief": ENGLISH_EXAMPLE,
    "key_figures": [
        {
            "text": "around 13,000 soldiers",
            "statement": "the DPRK has sent around 13,000 soldiers to Russia since October 2024",
            "source_text": "rund 13.000 Soldaten",
            "start": GERMAN_EXAMPLE.index("rund"),
            "end": GERMAN_EXAMPLE.index("Soldaten") + len("Soldaten"),
        }
    ],
    "check": {"ok": True, "figures": [], "omissions": [], "headline": None},
    "translation": [{"source": GERMAN_EXAMPLE, "target": ENGLISH_EXAMPLE, "start": 0, "end": len(GERMAN_EXAMPLE)}],
    "signature": "summarize:0.1.0 translator:compact-de-en@builtin+... writer:extractive|15 sentences:3",
    "warnings": [],
}
