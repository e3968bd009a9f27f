"""Running the command line in processes that are forked from one that has imported the program.

An import takes longer than most commands. Each run is still a process of its own, with its streams and exit status;
only its modules and tables are there already, but none that start threads.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

#: Runs that the fork cannot stand in for: a cluster, and what the interpreter reads only when it starts.
_EARLY = ("PYTHON", "LC_", "LANG")
_SECONDS = 300
_MOST_BYTES = 1 << 20


class CommandLine:
    """Runs `summarize` in forked processes. Not for use in several threads."""

    def __init__(self) -> None:
        """Start the process to fork from."""
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(_SECONDS)
        environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, __file__, str(theirs.fileno())]
        self._server = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], env=environment)
        theirs.close()

    def __enter__(self) -> Self:
        """Return this."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._socket.close()
        self._server.wait(_SECONDS)

    def run(
        self, arguments: Sequence[str], stdin: bytes, cwd: str | None, environment: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run the command line with these arguments, in `cwd`, with these variables beside the current ones."""
        variables = {**os.environ, "PYTHONWARNINGS": "error", **environment}
        if "--ray" in arguments or any(name.startswith(_EARLY) for name in environment):
            command = [sys.executable, "-m", "summarize", *arguments]
            return subprocess.run(
                command, input=stdin, capture_output=True, cwd=cwd, env=variables, timeout=_SECONDS, check=False
            )
        pipes = [os.pipe() for _ in range(3)]
        theirs = [pipes[0][0], pipes[1][1], pipes[2][1]]
        request = {"arguments": [*arguments], "cwd": cwd or str(Path.cwd()), "environment": variables}
        socket.send_fds(self._socket, [json.dumps(request).encode()], theirs)
        for descriptor in theirs:
            os.close(descriptor)
        read = [b"", b""]
        threads = [threading.Thread(target=_write, args=(pipes[0][1], stdin))]
        threads += [threading.Thread(target=_read, args=(pipes[which + 1][0], read, which)) for which in (0, 1)]
        for thread in threads:
            thread.start()
        status = int(self._socket.recv(16))
        for thread in threads:
            thread.join(_SECONDS)
        return subprocess.CompletedProcess(["summarize", *arguments], status, *read)


def _write(descriptor: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _read(descriptor: int, into: list[bytes], which: int) -> None:
    with os.fdopen(descriptor, "rb") as file:
        into[which] = file.read()


def _serve(requests: socket.socket) -> None:
    """Fork for every request, and return in the child, whose streams, folder and variables are those requested."""
    while True:
        data, descriptors, _, _ = socket.recv_fds(requests, _MOST_BYTES, 3)
        if not data:
            os._exit(0)
        child = os.fork()
        if not child:
            break
        for descriptor in descriptors:
            os.close(descriptor)
        _, status = os.waitpid(child, 0)
        requests.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    requests.close()
    for stream, descriptor in enumerate(descriptors):
        os.dup2(descriptor, stream)
        os.close(descriptor)
    request = json.loads(data)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["summarize", *request["arguments"]]


if __name__ == "__main__":
    import summarize.__main__
    import summarize.bitext
    import summarize.cli
    import summarize.pipeline
    import summarize.report
    from summarize.consistency import compare

    compare("Der Rat zahlt 80 Millionen Euro.", "The council is paying 80 million euros.", judge=False)
    assert threading.active_count() == 1
    _serve(socket.socket(fileno=int(sys.argv[1])))
    summarize.__main__.main()
