"""The command asked many things, each in a process of its own.

A start takes most of a second of a processor, nearly all of it to read the same modules. So one process reads them, and for
each question it makes a copy of itself, which does what a started program does from there on: its arguments,
environment, standard streams and exit status are its own. That the program can be started at all is for those tests
that start it, as ``run`` of ``test_cli.py`` does.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[1]


class Asked:
    """The process that has read the modules. ``folder``: where it puts what its copies say."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._folder = process, folder

    def run(self, arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """What ``facilitator-app ARGUMENTS`` says, with nothing on standard input."""
        said = [self._folder / name for name in ("out", "err")]
        question = {"arguments": arguments, "environment": dict(environment), "said": [str(path) for path in said]}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(question), file=self._process.stdin, flush=True)
        status = int(self._process.stdout.readline())
        out, err = (path.read_text("utf-8") for path in said)
        return subprocess.CompletedProcess(arguments, status, out, err)


@contextmanager
def asked(folder: Path) -> Iterator[Asked]:
    """It ends when nobody asks any more."""
    command = [sys.executable, __file__]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        yield Asked(process, folder)


def answer() -> None:
    """A copy for each line of standard input; its exit status is the answer."""
    from facilitator_app import app, cli  # noqa: F401
    from facilitator_app.services import demonstration  # noqa: F401

    gc.freeze()  # else each copy would go through all of it, and so get pages of memory of its own
    for line in sys.stdin:
        if not (child := os.fork()):
            become(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def become(arguments: list[str], environment: dict[str, str], said: list[str]) -> NoReturn:
    """Go on as a program that was started like this."""
    from facilitator_app import cli

    streams = [
        os.open(os.devnull, os.O_RDONLY),
        *(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for path in said),
    ]
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    status = cli.main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # what the interpreter takes apart at its end is no part of the answer


if __name__ == "__main__":
    answer()
