"""Loading translators and writers by name."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from summarize.arguments import of_type, one_of, whole_number
from summarize.briefs import Writer
from summarize.briefs.extractive import ExtractiveWriter
from summarize.defaults import BEAMS, MOST_BEAMS, MOST_THREADS, Device, Engine
from summarize.engines.continuation import LanguageModel
from summarize.engines.endpoint import Endpoint, is_endpoint
from summarize.models.local import ResolvedModel, resolve
from summarize.models.manifest import Role
from summarize.translation import Translator
from summarize.translation.glossary import GLOSSARY_FILE, GlossaryTranslator, read_glossary


def load_translator(
    name: str | Path | None = None,
    *,
    engine: Engine = "auto",
    beams: int = BEAMS,
    device: Device = "cpu",
    threads: int | None = None,
) -> Translator:
    """Load a translation model: a known name, a folder, a pulled Hub id, or (None) the best one installed.

    `engine` "auto" picks CTranslate2 on a CPU and transformers elsewhere. Raises UsageError for a wrong argument and
    ModelError if the model is missing or damaged.
    """
    folder = str(name) if isinstance(name, Path) else name
    return Models(translator=folder, engine=engine, beams=beams, device=device, threads=threads).load_translator()


def load_writer(
    name: str | None = None, *, engine: Engine = "auto", device: Device = "cpu", threads: int | None = None
) -> Writer:
    """Load a writer: `extractive`, a known name, a folder, a Hub id, an endpoint, or (None) the best one installed.

    An endpoint is named URL#MODEL and is not contacted until it writes. `engine` "auto" picks CTranslate2 on a CPU for
    the model types that it supports, and transformers otherwise. Raises UsageError for a wrong argument and ModelError
    if the model is missing or damaged, or the requested engine cannot run it.
    """
    return Models(writer=name, engine=engine, device=device, threads=threads).load_writer()


@dataclass(frozen=True, slots=True)
class Models:
    """A translator and a writer by name, and how to run them: what another process needs to load them.

    Raises UsageError for a value outside its range.
    """

    translator: str | None = None
    writer: str | None = None
    engine: Engine = "auto"
    beams: int = BEAMS
    device: Device = "cpu"
    threads: int | None = None

    def __post_init__(self) -> None:
        """Check the values."""
        for name in (self.translator, self.writer):
            if name is not None:
                of_type("name", name, str, "pass a string: a model's name, or str(path) of its folder")
        one_of("engine", self.engine, Engine)
        one_of("device", self.device, Device)
        whole_number("beams", self.beams, most=MOST_BEAMS)
        if self.threads is not None:
            whole_number("threads", self.threads, most=MOST_THREADS)

    def find_translator(self) -> ResolvedModel:
        """Return the installed model that `translator` names. Raises ModelError."""
        return resolve(self.translator, Role.TRANSLATOR)

    def load_translator(self, model: ResolvedModel | None = None) -> Translator:
        """Load the translator, or the `model` already found, with its glossary if it has one."""
        model = model or self.find_translator()
        translator: Translator
        if self.engine == "ctranslate2" or self._prefers_ctranslate2():
            from summarize.engines.marian_ct2 import Ct2Translator

            translator = Ct2Translator(
                model.path,
                name=model.signature,
                key=model.digest,
                beams=self.beams,
                device=self.device,
                threads=self.threads,
            )
        else:
            from summarize.engines.marian_transformers import MarianTranslator

            translator = MarianTranslator(
                model.path, name=model.signature, beams=self.beams, device=self.device, threads=self.threads
            )
        glossary = model.path / GLOSSARY_FILE
        return GlossaryTranslator(translator, read_glossary(glossary)) if glossary.is_file() else translator

    def load_writer(self) -> Writer:
        """Load the writer. Endpoints are not contacted."""
        if is_endpoint(self.writer):
            from summarize.briefs.endpoint_writer import EndpointWriter

            return EndpointWriter(Endpoint.of(str(self.writer)))
        model = resolve(self.writer, Role.WRITER)
        if model.name == "extractive":
            return ExtractiveWriter()
        from summarize.briefs.language_model import LanguageModelWriter

        return LanguageModelWriter(self._language_model(model), name=model.signature)

    def _language_model(self, model: ResolvedModel) -> LanguageModel:
        if self.engine == "ctranslate2" or self._prefers_ctranslate2():
            from summarize.engines.writer_conversion import obstacle

            if self.engine == "ctranslate2" or obstacle(model.path) is None:
                from summarize.engines.writer_ct2 import Ct2LanguageModel

                return Ct2LanguageModel(model.path, key=model.digest, device=self.device, threads=self.threads)
        from summarize.engines.writer_transformers import TransformersModel

        return TransformersModel(model.path, device=self.device, threads=self.threads)

    def _prefers_ctranslate2(self) -> bool:
        return self.engine == "auto" and self.device == "cpu" and find_spec("ctranslate2") is not None
