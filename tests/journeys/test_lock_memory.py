"""After a lock, the memory of the process holds no key and no number of the plan, searched from outside."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app.domain.model.people import ContactPoint
from organizer_app.storage.plan_rekey import key_under, rewrite_under
from tests.support.command_line import ROOT
from tests.support.open_plans import opened, sample_plan
from tests.support.painted_windows import telling
from tests.support.waiting import wait_until

PASSPHRASE = "correct horse battery staple"  # noqa: S105  # it protects nothing but the tests' own files
# Opens the window as the launcher does, shows the people, says so, and locks when a line comes.
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier, QTimer
from organizer_app.ui import application
from organizer_app.ui.flow.frame import Destination

def watch(program):
    def look():
        if program.session.workspace is None:
            QTimer.singleShot(50, program, look)
            return
        program.window.go_to(Destination("people", "everyone"))
        print("open", flush=True)
    look()
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, program)
    def lock():
        notifier.setEnabled(False)
        program.window.commands.run("lock")
    notifier.activated.connect(lock)

class Watched(application.Program):
    def start(self, *given):
        super().start(*given)
        watch(self)

application.Program = Watched
application.run(Path(sys.argv[1]), passphrase=sys.argv[2][::-1])
"""


def regions(pid: int) -> list[tuple[int, int]]:
    """Return where the process may have written; what it only reads is the files of its libraries."""
    lines = Path(f"/proc/{pid}/maps").read_text("ascii").splitlines()
    found = [re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line) for line in lines if "[v" not in line]
    return [(int(each[1], 16), int(each[2], 16)) for each in found if each]


def count_in_memory(pid: int, wanted: list[bytes]) -> int:
    """Return how many of the texts stand anywhere in the memory of another process."""
    left, found = re.compile(b"|".join(map(re.escape, wanted))), set()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:  # noqa: PTH123  # unbuffered
        for start, end in regions(pid):
            try:
                memory.seek(start)
                found |= set(left.findall(memory.read(end - start)))
            except (OSError, OverflowError):
                continue
    return len(found)


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()


@pytest.mark.kill
def test_no_key_and_no_number_is_left_in_memory_after_the_lock(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with opened(plan) as workspace, workspace.read() as reader:
        numbers = [value for (value,) in reader.columns(ContactPoint, ("value",)) if value.startswith("+")]
    key = key_under(plan, PASSPHRASE)
    rewrite_under(plan, None, PASSPHRASE, key=key)
    texts = [each.encode(form) for each in numbers for form in ("utf-8", "utf-16-le")]
    keys = [bytes.fromhex(key), key.encode()]
    config = tmp_path / "config"
    config.mkdir()
    (config / "organizer").mkdir()
    (config / "organizer" / "preferences.json").write_text(json.dumps({"has_toured": True}), "utf-8")
    command = [sys.executable, "-c", WINDOW, str(plan), PASSPHRASE[::-1]]
    environment = {**os.environ, **telling(tmp_path / "telling"), "XDG_CONFIG_HOME": str(config)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            assert {process.stdout.readline(), process.stdout.readline()} == {"painted\n", "open\n"}
            if os.geteuid():
                # Not even another program of the same person may look, which is one more promise.
                with pytest.raises(PermissionError):
                    count_in_memory(process.pid, keys)
            else:
                assert count_in_memory(process.pid, keys)
                wait_until(
                    lambda: count_in_memory(process.pid, texts) > len(numbers) // 2, "the people", of=process
                )
            process.stdin.write("lock\n")
            process.stdin.flush()
            # The process begins anew, and shows the window that asks for the passphrase.
            assert process.stdout.readline() == "painted\n"
            assert command_of(process.pid).endswith(f"-m organizer_app {plan} ")
            if not os.geteuid():
                assert count_in_memory(process.pid, [*keys, *texts]) == 0
        finally:
            process.kill()
