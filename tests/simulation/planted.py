"""Bugs that are planted into the program, one at a time, to see how soon the simulation finds each of them.

Each takes the place of one function of the program, and says in one sentence what is wrong then.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unittest.mock import patch

from sqlalchemy import update

from organizer_app.domain.merging import registers
from organizer_app.services.plan import workspace
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import checkpoints, exchanging, shared_folder
from organizer_app.storage import editor
from organizer_app.storage.journal import journal
from organizer_app.storage.journal.journal_heads import LatestChanges, keep_heads
from organizer_app.storage.merging import arriving, erased_names, shown_rows, waiting
from organizer_app.storage.own_origin import own_place
from organizer_app.storage.tables import CHANGE, EDIT, ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from organizer_app.domain.basics.edits import EditKind
    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import StepBundle, TravelStep
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.journal.journal import JournalEntry


class Bug(NamedTuple):
    """A planted bug: what it is called, what is wrong then, and what takes the place of what."""

    name: str
    sentence: str
    patches: tuple[tuple[Any, str, Any], ...]


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """Run with a bug in the program."""
    with ExitStack() as stack:
        for target, name, wrong in bug.patches:
            stack.enter_context(patch.object(target, name, wrong))
        yield


# -- who wrote what, and when


def _adopt(self: LatestChanges, change: str, names: Iterable[str], parents: Mapping[str, object]) -> None:
    del parents
    for name in () if self.is_erased else names:
        self._by_field[name] = [change]


_names_now = erased_names._names_now  # noqa: SLF001  # the bug is in it


def _names_of_all(connection: Connection, bundle: StepBundle) -> frozenset[str]:
    with patch.object(erased_names, "_ids_here", lambda *_told: set()):
        return _names_now(connection, replace(bundle, erased={}))


_append = journal.append


def _append_by_clock(connection: Connection, entry: JournalEntry, **told: Any) -> None:
    _append(connection, entry, **told)
    moment = entry.wall_ms // 1000
    connection.execute(update(EDIT).where(EDIT.c.id == entry.edit_id).values(lamport=moment))
    connection.execute(update(CHANGE).where(CHANGE.c.edit_id == entry.edit_id).values(lamport=moment))
    connection.execute(update(ORIGIN).where(ORIGIN.c.number == entry.origin).values(lamport=moment))


_counted = journal._counters  # noqa: SLF001  # the bug is in it


def _count_own(connection: Connection, origin: int) -> tuple[int, int]:
    sequence, _newest = _counted(connection, origin)
    return sequence, sequence


_edit = Workspace.edit
_late: list[Sequence[Any]] = []


def _keep_heads_later(_connection: Connection, *told: Any) -> None:
    _late.append(told)


@contextmanager
def _edit_in_two(self: Workspace, kind: EditKind, **arguments: str) -> Iterator[Editor]:
    _late.clear()
    with _edit(self, kind, **arguments) as opened:
        yield opened
    while _late:
        told = _late.pop(0)
        self.keep_aside(lambda reader, told=told: keep_heads(reader.connection, *told))  # type: ignore[misc]  # ours


def _settle_all(self: LatestChanges, _names: Iterable[str]) -> None:
    self.contested = ()


def _last_wins(heads: Sequence[registers.Written]) -> registers.Shown:
    return registers.Shown(registers.shown(heads).value, is_contested=False)


def _all_apart(heads: Sequence[registers.Written]) -> registers.Shown:
    return registers.Shown(registers.shown(heads).value, is_contested=len(heads) > 1)


def _gone_is_gone(heads: Sequence[registers.Written], *_others: object) -> registers.Shown:
    return registers.Shown(any(head.value for head in heads), is_contested=False)


# -- what travels


_seal_for = exchanging.seal_for


def _sent_is_heard(plan: Workspace, wanted: Sequence[Member], **told: Any) -> exchanging.Sealed:
    made = _seal_for(plan, wanted, **told)
    exchanging._keep(plan, [(each, replace(each, heard=made.vector)) for each in made.members])  # noqa: SLF001  # the bug is in it
    return made


_new_files = shared_folder._new_files  # noqa: SLF001  # the bug is in it


def _noted_too_early(plan: Workspace, carrier: shared_folder.SharedFolder) -> Iterator[tuple[str, bytes]]:
    for name, file in _new_files(plan, carrier):
        shared_folder._note(plan, file, "")  # noqa: SLF001  # the bug is in it
        yield name, file


def _only_the_newest(plan: Workspace, carrier: shared_folder.SharedFolder, group: Any) -> int:
    written = shared_folder._written_for(plan, group)  # noqa: SLF001  # the bug is in it
    for each in written[:-1]:
        carrier.remove(each.name)
    shared_folder._keep(plan, group, written[-1:])  # noqa: SLF001  # the bug is in it
    return len(written[:-1])


# -- who is believed


def _all_right(_checking: object, steps: Iterable[TravelStep], _laptops: object) -> set[str]:
    return {each.edit_id for each in steps}


def _as_it_is(bundle: StepBundle, _known: object) -> StepBundle:
    return bundle


BUGS: Final = (
    Bug(
        "D1 another's name",
        "A laptop may be of any key: whoever says that they are it is believed.",
        ((checkpoints, "keys_of_laptops", lambda *_told: {}),),
    ),
    Bug(
        "D2 erased on somebody's word",
        "What a file says was erased is erased without the step that did it.",
        ((checkpoints, "_without_false_erasures", _as_it_is),),
    ),
    Bug(
        "D2 anything is erased",
        "A step may erase actions for good, not only people.",
        ((checkpoints, "erases_others", lambda _steps: False),),
    ),
    Bug(
        "D3 a copy writes on as the same laptop",
        "A copy of a plan does not become a laptop of its own.",
        ((workspace, "own_origin_of", lambda connection, *_told: own_place(connection).number),),
    ),
    Bug(
        "D4 late births stay",
        "What others created for somebody who was forgotten meanwhile stays.",
        ((arriving, "owned_by_erased", lambda *_told: {}),),
    ),
    Bug(
        "D4 late names stay",
        "What others wrote about somebody who was forgotten meanwhile stays as it is.",
        ((arriving, "without_erased", lambda _connection, bundle: bundle),),
    ),
    Bug(
        "D4 names come back with old news",
        "A file that tells once more of somebody who is forgotten makes their name that of the living.",
        ((erased_names, "_names_now", _names_of_all),),
    ),
    Bug(
        "adopt the other's heads",
        "A change replaces all that stands in a field, whether its laptop knew of it or not.",
        ((LatestChanges, "write", _adopt),),
    ),
    Bug(
        "order by clock",
        "Steps are put in order by the clocks of the laptops.",
        ((journal, "append", _append_by_clock),),
    ),
    Bug(
        "parent lost in a crash",
        "What a field stands on is written in a transaction of its own, after that of the edit.",
        ((editor, "keep_heads", _keep_heads_later), (Workspace, "edit", _edit_in_two)),
    ),
    Bug(
        "a laptop counts its own steps alone",
        "The place of a step in the order of all takes no notice of what has arrived.",
        ((journal, "_counters", _count_own),),
    ),
    Bug(
        "what was seen is not told",
        "A step does not say what its laptop had seen of others.",
        ((journal, "_newly_seen", lambda *_told: ""),),
    ),
    Bug(
        "steps do not wait",
        "A step enters the plan before what its laptop had seen of others.",
        ((waiting, "_has_seen", lambda *_told: True),),
    ),
    Bug(
        "a decision settles the whole record",
        "Whoever writes one field has decided all fields of the record.",
        ((LatestChanges, "settle", _settle_all),),
    ),
    Bug(
        "the last one wins",
        "Of two values the later one is shown, and nobody is asked.",
        ((shown_rows, "shown", _last_wins),),
    ),
    Bug(
        "equal values are a conflict",
        "Somebody is asked although both wrote the same.",
        ((shown_rows, "shown", _all_apart),),
    ),
    Bug(
        "a removal takes changes along",
        "A record is removed although somebody else changed it meanwhile.",
        ((shown_rows, "shown_hidden", _gone_is_gone),),
    ),
    Bug(
        "sent is heard",
        "Whoever was sent a file counts as having it.",
        ((exchanging, "seal_for", _sent_is_heard),),
    ),
    Bug(
        "noted before it is taken",
        "A file of the folder counts as taken in before it is.",
        ((shared_folder, "_new_files", _noted_too_early),),
    ),
    Bug(
        "own files go too early",
        "A laptop removes its files from the folder before everybody has heard of them.",
        ((shared_folder, "_clear", _only_the_newest),),
    ),
    Bug(
        "seals are not checked",
        "Steps that somebody passed on are believed as they come.",
        ((checkpoints, "_right_steps", _all_right),),
    ),
    Bug(
        "signatures are not checked",
        "Any signature is taken for that of the laptop.",
        ((checkpoints, "is_genuine", lambda *_told: True),),
    ),
    Bug(
        "the file is not rewritten",
        "Free pages keep what was erased.",
        ((Workspace, "compact", lambda _self: None),),
    ),
    Bug(
        "history of the erased stays",
        "The log of a person who was erased elsewhere stays.",
        ((arriving, "blank_journal", lambda *_told: None),),
    ),
)
