"""A real calendar server on this computer for the time of a test."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from caldav import DAVClient

from tests.support.own_servers import free_port, is_open
from tests.support.waiting import LIMIT, wait_until

USER, PASSWORD = "maya", "correct horse 555"
_SETTINGS = """
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[rights]
type = owner_only
"""


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """Start Radicale with one user and yield its address."""
    folder.mkdir(exist_ok=True)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    port = free_port()
    settings = folder / "settings"
    settings.write_text(_SETTINGS.format(port=port, folder=folder), "utf-8")
    command = [sys.executable, "-m", "radicale", "--config", str(settings)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: is_open(port), "Radicale", of=server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(LIMIT)


def make_calendar(address: str, name: str = "actions") -> str:
    """Make a calendar of the user and return its address."""
    with DAVClient(url=address, username=USER, password=PASSWORD) as client:
        return str(client.principal().make_calendar(name=name, cal_id=name).url)


def etags_of(calendar: str) -> dict[str, str]:
    """Return the version of each event of a calendar by its address."""
    with DAVClient(url=calendar, username=USER, password=PASSWORD) as client:
        return {str(each.url): str(each.etag) for each in client.calendar(url=calendar).events()}


def edit_event(calendar: str, uid: str, change: Callable[[str], str]) -> None:
    """Change an event there as somebody does on a phone, who keeps the properties it does not know."""
    with DAVClient(url=calendar, username=USER, password=PASSWORD) as client:
        (event,) = (each for each in client.calendar(url=calendar).events() if f"UID:{uid}" in str(each.data))
        text = change(str(event.data).replace("\r\n", "\n")).replace("\n", "\r\n")
        assert text != event.data
        answer = client.put(str(event.url), text, {"Content-Type": "text/calendar; charset=utf-8"})
        assert answer.status in {200, 201, 204}


def events_of(calendar: str) -> list[str]:
    """Return the text of every event of a calendar."""
    with DAVClient(url=calendar, username=USER, password=PASSWORD) as client:
        return [str(each.data) for each in client.calendar(url=calendar).events()]


def put_event(calendar: str, name: str, text: str) -> None:
    """Put an event there as another program would."""
    with DAVClient(url=calendar, username=USER, password=PASSWORD) as client:
        answer = client.put(f"{calendar}{name}.ics", text, {"Content-Type": "text/calendar; charset=utf-8"})
        assert answer.status == 201
