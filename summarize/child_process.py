"""Work on untrusted data in a separate process, which can be killed, unlike a thread or a C library call.

A process serves one call after another, so that only the first waits for its start. The kernel kills it when a call runs
out of time, and it exits when this process does.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from summarize import errors

#: Memory limit of the separate process, in bytes: the largest accepted web page takes a tenth of it.
MEMORY_LIMIT = 4 << 30


class Stopped(Exception):  # noqa: N818 - the caller turns it into an error with a place
    """A call was stopped; the message says why."""


def in_child(function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
    """Call a module's function with `arguments` in a separate process; arguments and result must be JSON values.

    Raises any SummarizeError that the function raises, and Stopped if it takes longer than `seconds`, needs too much
    memory or crashes.
    """
    process = _process()
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - for mypy
    call = [function.__module__, function.__name__, arguments, seconds]
    try:
        try:
            process.stdin.write(json.dumps(call).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        if not answer.endswith(b"\n"):
            raise Stopped(_reason(process.wait(), seconds))
    except BaseException:
        # After an interruption the process would still be working.
        _end(process)
        raise
    _IDLE.append(process)
    kind, value = json.loads(answer)
    if kind == "stopped":
        raise Stopped(value)
    if kind == "bug":
        raise RuntimeError(value)
    if kind != "result":
        raise getattr(errors, kind)(*value)
    return value


def _reason(status: int, seconds: float) -> str:
    if status == -getattr(signal, "SIGALRM", 0) and status:
        return f"it took longer than {seconds:g} seconds"
    return f"it crashed (signal {-status})" if status < 0 else f"it ended with status {status}"


_IDLE: list[subprocess.Popen[bytes]] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_IDLE.clear)
#: Windows has no such timer: there a call has no time limit.
_set_clock: Callable[[int, float], object] = getattr(signal, "setitimer", lambda *_: None)
_CLOCK: int = getattr(signal, "ITIMER_REAL", 0)

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from summarize.child_process import serve; serve()"


def _process() -> subprocess.Popen[bytes]:
    """Return an idle process."""
    while _IDLE:
        process = _IDLE.pop()
        if process.poll() is None:
            return process
        _end(process)
    # An isolated interpreter ignores PYTHONPATH, so it gets this process's path.
    start = [sys.executable, "-I", "-c", _START, json.dumps(sys.path)]
    return subprocess.Popen(start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


@atexit.register
def _end_all() -> None:
    while _IDLE:
        _end(_IDLE.pop())


def serve() -> None:
    """Answer calls until standard input ends. The separate process runs this."""
    # Ctrl-C reaches every process of a terminal; this one exits when its input ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    # Keep a library's prints out of the answers.
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        module, name, arguments, seconds = json.loads(line)
        _set_clock(_CLOCK, seconds)
        answer = _answer(getattr(import_module(module), name), arguments)
        _set_clock(_CLOCK, 0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _limit_memory() -> None:
    if Path("/proc/self").exists():
        # Other systems count reserved memory, or refuse the limit.
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT if most < 0 else min(MEMORY_LIMIT, most), most))


def _answer(function: Callable[..., Any], arguments: list[Any]) -> tuple[str, Any]:
    try:
        return "result", function(*arguments)
    except errors.SummarizeError as error:
        return type(error).__name__, (error.message, error.way_out)
    except MemoryError:
        return "stopped", f"it needs more than {MEMORY_LIMIT >> 30} GB of memory"
    except RecursionError:
        return "stopped", "it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - raised again by the caller
        import traceback

        return "bug", "".join(traceback.format_exception(error))
