"""Kills the publishing of a release many times and counts mixes and leftovers.

Run it in full with ``python -m tests.journeys.publish_drill 200``. Each try publishes into one of several
folders and is killed at one of its calls, by chance. Whoever reads the folder then must see one version
whole, and the next run, which works somewhere else, must leave nothing behind anywhere.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from organizer_app.environment.files.folder_files import CONTENTS, FolderContents, replace_files
from organizer_app.environment.files.folder_swap import sweep_leftovers
from tests.support.killed_work import killed_work, moments

FOLDERS = 5


def publishing(home: str) -> Callable[[str], Callable[[], object]]:
    """Return how to begin with putting one of two releases, by its number, into a folder."""
    releases = two_releases(Path(home))

    def prepared(argument: str) -> Callable[[], object]:
        number, _, folder = argument.partition(" ")
        contents = FolderContents("public", "plan")
        return partial(replace_files, Path(folder), releases[int(number)], contents=contents)

    return prepared


def two_releases(folder: Path) -> list[dict[str, bytes]]:
    """Return the files of two releases of the sample plan, page, pictures and all."""
    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.domain.basics.edits import EditKind
    from organizer_app.domain.model.city_actions import CityAction
    from organizer_app.services.sharing.published_files import FolderAdditions, published_files
    from organizer_app.services.sharing.releases import make_release, schedule_of
    from organizer_app.services.sharing.version_history import version_history
    from organizer_app.wording.sharing.shared_schedules import other_editions, schedule_words
    from tests.support.open_plans import opened, sample_plan

    found = []
    with opened(sample_plan(folder)) as plan:
        for title in ("", "Another rally"):
            if title:
                with plan.edit(EditKind.CHANGED_START, city="x", value="y") as editor:
                    for action in list(editor.all(CityAction)):
                        editor.put(replace(action, title=title))
            release = make_release(plan, audience=Audience.PUBLIC)
            schedule = schedule_of(release)
            found.append(
                published_files(
                    schedule,
                    words=schedule_words(),
                    additions=FolderAdditions(other_editions(), version_history(plan, release)),
                )
            )
    return found


def is_whole(folder: Path) -> bool:
    """Return whether a folder holds exactly one version: every file that its list names, as it names it."""
    listed = json.loads((folder / CONTENTS).read_bytes())["sha256"]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return there == {*listed, CONTENTS} and all(
        hashlib.sha256((folder / path).read_bytes()).hexdigest() == key for path, key in listed.items()
    )


def drill(tries: int, home: Path, *, seed: int = 2019) -> Counter[str]:
    """Publish and kill; count tries, those hit midway, mixes, and leftovers after the next run."""
    seen = Counter[str]()
    sites = [home / f"place{number}" / "site" for number in range(FOLDERS)]
    for site in sites:
        site.parent.mkdir()
    with killed_work(publishing, home) as work:
        for site in sites:
            work.calls(f"0 {site}")
        first = (sites[0] / CONTENTS).read_bytes()
        calls = min(work.calls(f"{number} {sites[0]}") for number in (1, 0))
        for number, moment in enumerate(moments(tries, calls=calls, seed=seed)):
            site = sites[number % FOLDERS]
            work.kill(f"{int((site / CONTENTS).read_bytes() == first)} {site}", moment)
            seen["mixes"] += not is_whole(site)
            seen["midway"] += _leftovers(home) > 0
            sweep_leftovers()
            seen["leftovers"] += _leftovers(home)
            seen["tries"] += 1
    return seen


def _leftovers(home: Path) -> int:
    return sum(1 for place in home.glob("place*") for each in place.iterdir() if each.name != "site")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_STATE_HOME"] = f"{scratch}/state"
        told = drill(int(sys.argv[1]), Path(scratch))
    sys.stdout.write(
        ", ".join(f"{name}: {told[name]}" for name in ("tries", "midway", "mixes", "leftovers")) + "\n"
    )
    sys.exit(told["mixes"] + told["leftovers"] > 0)
