"""A corpus on a cluster: the stages of a batch as a Ray Data pipeline.

    files -> rows -> (skip what is finished) -> articles -> job -> records -> files

The same functions as without Ray read, check and process a row, so a document comes out with the same bytes. A document
that fails becomes a record with `ok` false and its `reason`. Ray Data's checkpoint remembers ids.
"""

import io
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pyarrow
import ray
import ray.data
from ray.data import ActorPoolStrategy, DataContext
from ray.data.checkpoint import CheckpointConfig
from ray.data.datasource import BlockBasedFileDatasink, FileBasedDatasource

from summarize.article import Article
from summarize.article.formats import Form, form_of
from summarize.corpus.export import write_parquet
from summarize.corpus.records import Fields, row_record
from summarize.corpus.rows import Row, csv_rows_of, json_rows, parquet_rows_of
from summarize.corpus.run import Summary
from summarize.corpus.time_limit import TimedJob
from summarize.corpus.values import plain
from summarize.defaults import DOCUMENT_TIMEOUT
from summarize.errors import InputError, OutputError, SummarizeError, UsageError
from summarize.jsonl import json_line

if TYPE_CHECKING:
    from summarize.corpus.jobs import Job

#: Rows per block, as read and as processed: few, so that a lost worker takes little with it.
_BLOCK_ROWS = 200
#: Written by the run itself into the output folder; data readers skip names that begin with an underscore.
_SETTINGS = "_summarize.json"


def run_on_ray(
    inputs: Sequence[str],
    out: str,
    make_job: "Callable[[], Job]",
    *,
    signature: str,
    address: str | None = None,
    fields: Fields = Fields(),  # noqa: B008 - frozen
    force: bool = False,
    threads: int = 1,
    seconds: float = DOCUMENT_TIMEOUT,
    say: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Run a job on every record of `inputs` with Ray Data and write records into the folder `out`, resuming it.

    Inputs are Parquet, JSON lines or CSV; `out` is a folder of JSON lines, or of Parquet if it is named .parquet; both
    may be URIs of any file system that pyarrow supports. Each worker calls `make_job` once and has `threads` cores. A
    document that takes longer than `seconds` fails. `address` is that of a cluster; without it, one is started on this
    machine. Ids must be distinct. Raises UsageError if `out` was made with other settings or no node has `threads`
    cores, InputError and OutputError if files cannot be found, read or written.
    """
    _connect(address)
    nodes = _node_cores()
    if threads > (most := max(1, *nodes)):
        # Ray would wait for a larger node forever.
        raise UsageError(f"--threads {threads}: no node has that many cores for a worker", f"give at most {most}")
    output = _Folder(out)
    output.accept(signature)
    before = output.counts()
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.checkpoint_config = _checkpoint(output)
    # In a resumed run, one of Ray's actors, which finds finished ids, holds a core until the end.
    workers = sum(cores // threads for cores in nodes) - (before.done + before.failed > 0)
    try:
        # Reading and writing reserve no cores: with all cores held by workers, nothing would proceed.
        rows = ray.data.read_datasource(_Rows(_paths(inputs), fields), num_cpus=0)
        made = rows.map_batches(
            _Worker,
            fn_constructor_args=(make_job, fields, force, seconds),
            batch_size=_BLOCK_ROWS,
            batch_format="pyarrow",
            # Without multi-threading Ray calls a worker in a second thread, where no signal can end a slow document.
            compute=ActorPoolStrategy(min_size=1, max_size=max(1, workers), enable_true_multi_threading=True),
            num_cpus=threads if workers > 0 else 0,
        )
        made.write_datasink(_Records(output.path, output.filesystem, output.suffix), ray_remote_args={"num_cpus": 0})
    except ray.exceptions.RayTaskError as error:
        cause = error.cause
        raise cause if isinstance(cause, SummarizeError) else error  # noqa: B904 - the cause says everything
    except FileNotFoundError as error:
        raise InputError(str(error), "check the names of the inputs") from error
    finally:
        context.checkpoint_config = None
    now = output.counts()
    if now.failed:
        say(f"{output.path}: failed documents are the records in which ok is false and reason says why")
    return Summary(
        now.done - before.done,
        before.done,
        now.failed,
        now.findings,
        stale=0,
        failures=None,
    )


def _checkpoint(output: "_Folder") -> CheckpointConfig:
    config = CheckpointConfig(
        "id",
        output.checkpoint,
        override_filesystem=output.filesystem,
        # Otherwise a finished run would start again.
        delete_checkpoint_on_success=False,
    )
    # Ray would start up to ten actors of a gigabyte and a core each, more than small clusters have.
    config.checkpoint_actor_pool_max_size = 1
    config.checkpoint_actor_memory_bytes = 1 << 28
    return config


def _node_cores() -> list[int]:
    """Return the number of cores of each node."""
    nodes: list[dict[str, Any]] = ray.nodes()  # type: ignore[no-untyped-call]
    return [int(node["Resources"].get("CPU", 0)) for node in nodes if node["Alive"]]


def _connect(address: str | None) -> None:
    # Ray's plans and statistics only help to debug Ray.
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    if ray.is_initialized():
        return
    try:
        ray.init(
            address=address if address is not None else "local",
            include_dashboard=False if address is None else None,
            log_to_driver=False,
            logging_level=logging.WARNING,
        )
    except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
        raise OutputError(f"--ray {address}: the cluster cannot be reached ({error})", "check the address") from error


def _paths(inputs: Sequence[str]) -> list[str]:
    """Return the inputs as Ray expects them. Raises InputError for anything that is not a collection."""
    paths = [name if "://" in name else str(Path(name).absolute()) for name in inputs]
    for name, path in zip(inputs, paths, strict=True):
        if "://" not in name and not Path(path).exists():
            raise InputError(f"{name}: there is no such file or folder", "check the name")
        if form_of(Path(path)) in (None, Form.ARTICLE) and PurePosixPath(path).suffix:
            raise UsageError(f"{name}: --ray reads .jsonl, .csv and .parquet, or folders of them", "leave --ray out")
    return paths


class _Rows(FileBasedDatasource):
    """The rows of collections, each with the id that it has without Ray."""

    def __init__(self, paths: list[str], fields: Fields) -> None:
        super().__init__(paths, file_extensions=["jsonl", "jsonl.gz", "ndjson", "ndjson.gz", "csv", "tsv", "parquet"])
        self._fields = fields

    def _read_stream(self, f: Any, path: str) -> Iterator[Any]:
        name = PurePosixPath(path).name
        block: list[dict[str, Any]] = []
        for row in self._rows(f, path):
            record = row_record(name, row, self._fields)
            block.append({"id": record.id, "row": _packed(name, row)})
            if len(block) == _BLOCK_ROWS:
                yield pyarrow.Table.from_pylist(block, _READ)
                block = []
        yield pyarrow.Table.from_pylist(block, _READ)

    def _open_input_source(self, filesystem: Any, path: str, **settings: Any) -> Any:
        if form_of(Path(path)) is Form.PARQUET:
            # Its end says where everything is.
            return filesystem.open_input_file(path)
        return super()._open_input_source(filesystem, path, **settings)

    def _rows(self, file: Any, path: str) -> Iterable[Row]:
        form = form_of(Path(path))
        if form is Form.PARQUET:
            return parquet_rows_of(file, path, text_field=self._fields.text)
        lines = io.BufferedReader(file)
        if form is Form.CSV:
            return csv_rows_of(lines, path, self._fields.csv, text_field=self._fields.text, position=lambda: 0)
        return json_rows(lines, path, position=lambda: 0)


_READ = pyarrow.schema([("id", pyarrow.string()), ("row", pyarrow.string())])


def _packed(name: str, row: Row) -> str:
    """Return a row as JSON, to send to a worker."""
    packed: dict[str, Any] = {"name": name, "number": row.number, "place": row.place}
    try:
        packed["values"] = None if row.values is None else plain(row.values)
    except ValueError as error:
        packed["error"] = f"{row.place}: {error}; remove that field"
    if row.error is not None:
        packed["error"] = str(row.error)
    return json.dumps(packed)


class _Worker:
    """An actor that loads the models once and works on batches of rows."""

    def __init__(self, make_job: "Callable[[], Job]", fields: Fields, force: bool, seconds: float) -> None:
        self._job = TimedJob(make_job(), seconds)
        self._fields = fields
        self._force = force

    def __call__(self, batch: Any) -> Any:
        """Return the records of a batch of rows, in order."""
        ids = batch.column("id").to_pylist()
        lines: dict[int, str] = {}
        articles: list[tuple[int, Article]] = []
        for index, row in enumerate(batch.column("row").to_pylist()):
            try:
                article = self._article(json.loads(row))
            except SummarizeError as error:
                lines[index] = _failed(ids[index], str(error))
            else:
                articles.append((index, article))
        for index, line in self._made(articles):
            lines[index] = line
        return pyarrow.table({"id": ids, "line": [lines[index] for index in range(len(ids))]}, _MADE)

    def _article(self, packed: dict[str, Any]) -> Article:
        if "error" in packed:
            raise InputError(packed["error"])
        row = Row(packed["number"], packed["place"], 0, packed["values"])
        return row_record(packed["name"], row, self._fields).article(force=self._force)

    def _made(self, articles: list[tuple[int, Article]]) -> Iterator[tuple[int, str]]:
        try:
            found = list(self._job.outcomes(article for _, article in articles))
        except Exception as error:  # noqa: BLE001 - one document must not end a run over millions
            if len(articles) == 1:
                index, article = articles[0]
                yield index, _failed(article.id, f"{type(error).__name__}: {error}")
                return
            for alone in articles:
                yield from self._made([alone])
            return
        for (index, article), outcome in zip(articles, found, strict=True):
            if outcome.error is not None:
                yield index, _failed(article.id, str(outcome.error))
            else:
                yield index, (outcome.output or "").rstrip("\n")


_MADE = pyarrow.schema([("id", pyarrow.string()), ("line", pyarrow.string())])


def _failed(id: str, reason: str) -> str:  # noqa: A002
    return json_line({"id": id, "ok": False, "reason": reason})


class _Records(BlockBasedFileDatasink):
    """Records as JSON lines, byte for byte as the job made them, or as Parquet."""

    def __init__(self, path: str, filesystem: Any, suffix: str) -> None:
        super().__init__(path, filesystem=filesystem, file_format=suffix[1:])
        self._suffix = suffix

    def write_block_to_file(self, block: Any, file: Any) -> None:
        lines = block.to_arrow().column("line").to_pylist()
        if self._suffix == ".parquet":
            write_parquet(lambda: map(json.loads, lines), file, {})
        else:
            for line in lines:
                file.write(line.encode("utf-8", "replace") + b"\n")


class _Counts:
    """The number of records of an output that are finished, failed and not clean."""

    def __init__(self) -> None:
        self.done = self.failed = self.findings = 0

    def add(self, ok: bool, reason: str | None) -> None:
        self.failed += reason is not None
        self.done += reason is None
        self.findings += reason is None and not ok


class _Folder:
    """The folder that a run writes to, on any file system."""

    def __init__(self, out: str) -> None:
        from pyarrow import fs

        self.suffix = ".parquet" if out.rstrip("/").endswith(".parquet") else ".jsonl"
        place = out if "://" in out else str(Path(out).absolute())
        self.filesystem, self.path = fs.FileSystem.from_uri(place)
        self.path = self.path.rstrip("/")
        # Beside the output, so that readers of the folder find nothing but data.
        self.checkpoint = f"{os.path.dirname(self.path)}/.{os.path.basename(self.path)}.checkpoint"  # noqa: PTH119, PTH120

    def accept(self, signature: str) -> None:
        """Record the settings of the output. Raises UsageError if it was made with others."""
        from pyarrow import fs

        settings = f"{self.path}/{_SETTINGS}"
        info = self.filesystem.get_file_info(self.path)
        if info.type == fs.FileType.File:
            raise UsageError(f"{self.path}: is a file", "--ray writes into a folder, so name another")
        if self.filesystem.get_file_info(settings).type == fs.FileType.NotFound:
            if info.type == fs.FileType.Directory and self._files():
                raise OutputError(f"{self.path}: contains files that --ray did not write", "choose another output")
            self.filesystem.create_dir(self.path, recursive=True)
            with self.filesystem.open_output_stream(settings) as file:
                file.write(json.dumps({"signature": signature}).encode() + b"\n")
            return
        with self.filesystem.open_input_stream(settings) as file:
            had = json.loads(file.read())["signature"]
        if had != signature:
            raise UsageError(f"{self.path}: was made with {had}, not with {signature}", "choose another output")

    def _files(self) -> list[str]:
        from pyarrow import fs

        selector = fs.FileSelector(self.path, allow_not_found=True)
        return [info.path for info in self.filesystem.get_file_info(selector) if not info.base_name.startswith("_")]

    def counts(self) -> _Counts:
        """Count the records."""
        counts = _Counts()
        for path in self._files():
            if path.endswith(".parquet"):
                self._count_parquet(path, counts)
            else:
                with self.filesystem.open_input_stream(path) as file:
                    for line in file.read().splitlines():
                        record = json.loads(line)
                        counts.add(record["ok"], record.get("reason") if record.get("signature") is None else None)
        return counts

    def _count_parquet(self, path: str, counts: _Counts) -> None:
        from pyarrow import parquet

        with self.filesystem.open_input_file(path) as file:
            names = parquet.read_schema(file).names  # type: ignore[no-untyped-call]
            wanted = [name for name in ("ok", "reason", "signature") if name in names]
            for record in parquet.read_table(file, columns=wanted).to_pylist():  # type: ignore[no-untyped-call]
                counts.add(record["ok"], record.get("reason") if record.get("signature") is None else None)
