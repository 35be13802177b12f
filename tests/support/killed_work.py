"""Kills work at a counted moment, so that it dies where a test says, however busy the computer is.

A moment is the n-th call of a function, the n-th change of a file, or amid the write that would make a file
longer than n bytes.
"""

import json
import os
import random
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.support.sudden_ends import die_at, die_beyond, is_change
from tests.support.work_counts import calls_of, is_call

ROOT = Path(__file__).resolve().parents[2]
_SERVER = "import sys; from tests.support.killed_work import serve; serve(*sys.argv[1:])"
_DEATHS = {"call": signal.SIGKILL, "change": signal.SIGKILL, "byte": signal.SIGXFSZ}
_COUNTED = {"call": is_call, "change": is_change}


class Moment(NamedTuple):
    """When work is killed: at the n-th call or change, or before a file has more than n bytes; 0 is never."""

    kind: Literal["call", "change", "byte"] = "call"
    number: int = 0


def moments(count: int, *, calls: int, size: int = 0, seed: int) -> list[Moment]:
    """Return moments by chance, every other one amid what is written where a size is given."""
    chance = random.Random(seed)
    # One fork calls a few functions more than another.
    parts = [(number, 0.97 * chance.random()) for number in range(count)]
    return [
        Moment("byte", 1 + int(size * part)) if size and number % 2 else Moment("call", 1 + int(calls * part))
        for number, part in parts
    ]


class KilledWork:
    """Runs one piece of work again and again, in forks of a program that has loaded all it needs."""

    def __init__(self, server: "subprocess.Popen[str]") -> None:
        self._server = server

    def calls(self, argument: object) -> int:
        """Let the work be done; return how many functions it calls."""
        found = self.end(argument, Moment())
        assert found > 1, "it failed"
        return found

    def kill(self, argument: object, moment: Moment) -> None:
        """Kill the work."""
        ended = self.end(argument, moment)
        assert ended == -_DEATHS[moment.kind], f"it ended with {ended}, not at {moment}"

    def end(self, argument: object, moment: Moment) -> int:
        """Let the work be killed; return the signal that ended it, below 0, or 0 if it was done before."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps([str(argument), *moment]) + "\n")
        self._server.stdin.flush()
        return int(self._server.stdout.readline())


@contextmanager
def killed_work(made_by: Any, *given: object) -> Iterator[KilledWork]:
    """Start the program whose forks are killed.

    Args:
        made_by: function of a module: it is given words, and returns a function that prepares one piece of
            work from an argument and returns the work; only then it may be killed.
        given: the words.
    """
    # By its file: the module that was started as the program has no name.
    module = Path(made_by.__code__.co_filename).relative_to(ROOT).with_suffix("")
    words = [sys.executable, "-c", _SERVER, ".".join(module.parts), made_by.__name__, *map(str, given)]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        yield KilledWork(server)


def serve(module: str, made_by: str, *given: str) -> None:
    """Do what is asked on standard input, each piece of work in a fork; say how it ended."""
    prepare = getattr(import_module(module), made_by)(*given)
    reading, writing = os.pipe()
    for line in sys.stdin:
        argument, kind, number = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                count = _counted(prepare(argument), Moment(kind, number))
                os.write(writing, b"%d\n" % count)
                os._exit(0)
            except BaseException:  # noqa: BLE001  # the test shows it, and sees that no count came
                traceback.print_exc()
                os._exit(1)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(ended or int(os.read(reading, 20)), flush=True)  # noqa: T201  # the answer


def _counted(work: Any, moment: Moment) -> int:
    if not moment.number:
        return calls_of(work)
    if moment.kind == "byte":
        die_beyond(moment.number)
    else:
        die_at(moment.number, _COUNTED[moment.kind])
    work()
    return 0
