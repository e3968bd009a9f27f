"""Choices and defaults shared by the command line and the library."""

from typing import Literal

#: How a brief or story, and the result of a check, are printed; the part of a brief to print.
BriefForm = Literal["text", "markdown", "json", "html"]
CheckForm = Literal["text", "json", "html", "github", "junit", "sarif"]
BriefPart = Literal["brief", "headline", "figures"]
#: Whether the target may omit figures.
Mode = Literal["summary", "translation"]
#: What runs the models, and where.
Engine = Literal["auto", "transformers", "ctranslate2"]
Device = Literal["cpu", "cuda"]

#: Width of the beam search. Of 400 newstest sentences, 8 beams took 1.7 times as long as 4 for 0.4 chrF more.
BEAMS = 8
#: The most beams and threads accepted: far more than helps, far less than exhausts the memory.
MOST_BEAMS = 32
MOST_THREADS = 1024
#: Time limit of a document in seconds. The longest accepted article, 150,000 words, takes ten minutes on one slow core.
DOCUMENT_TIMEOUT: float = 1800
