"""Several people write at once: every step is kept, numbered without gap, and nobody reads half of one."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.storage import plan_connection
from organizer_app.storage.tables import EDIT, TRACKED
from tests.support.journal_checks import check_plan
from tests.support.open_plans import empty_plan, opened
from tests.support.plan_engines import OpenPlan

WRITERS, STEPS = 3, 15


def in_threads(*jobs: threading.Thread) -> None:
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()


def test_steps_of_several_writers_are_all_kept_and_numbered(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(Organization(id="counter", name="0"))

    def write(writer: int) -> None:
        for step in range(STEPS):
            with plan.workspace.edit(EditKind.CHANGED_TITLE) as editor:
                counter = editor.get(Organization, "counter")
                editor.put(replace(counter, name=str(int(counter.name) + 1)))
                editor.put(Organization(id=f"{writer}-{step}", name="x"))

    in_threads(*(threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)))
    with plan.workspace.read() as reader:
        assert reader.get(Organization, "counter").name == str(WRITERS * STEPS)
        assert len(reader.all(Organization)) == WRITERS * STEPS + 1
    check_plan(plan.workspace)


def test_a_mark_is_settled_only_while_nobody_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = (*plan_connection._SETTINGS, "PRAGMA busy_timeout = 0")  # noqa: SLF001  # it would wait for 5 s
    monkeypatch.setattr(plan_connection, "_SETTINGS", impatient)
    path = empty_plan(tmp_path)
    with opened(path) as workspace, opened(path) as other:
        with other.edit(EditKind.ADDED_ACTION) as editor:
            editor.put(Organization(id="x", name="x"))
            editor.flush()
            assert workspace.settled_mark() == ()
        mark = workspace.written_mark()
        assert workspace.settled_mark() == mark
        assert workspace.written_mark() == mark


def test_readers_never_see_half_a_step(plan: OpenPlan) -> None:
    torn: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        table = TRACKED[next(noun for noun in TRACKED if noun.value == "organization")]
        while not done.is_set():
            with plan.workspace.read() as reader:
                steps = reader.connection.scalar(select(func.count()).select_from(EDIT)) or 0
                groups = reader.connection.scalar(select(func.count()).select_from(table)) or 0
            if groups != 2 * steps:
                torn.append((steps, groups))

    def write() -> None:
        try:
            for step in range(40):
                with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
                    editor.put(Organization(id=f"a{step}", name="x"))
                    editor.flush()
                    editor.put(Organization(id=f"b{step}", name="x"))
        finally:
            done.set()

    in_threads(threading.Thread(target=read), threading.Thread(target=write))
    assert torn == []
