"""Every edit is one transaction: what is computed from rows is computed inside the edit that writes it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final, NamedTuple

import pytest

SERVICES: Final = Path(__file__).parents[2] / "organizer_app" / "services"
PREFIX: Final = "organizer_app.services"
_OPENS: Final = frozenset({"read", "edit", "keep_first_view", "compact"})

# Functions that edit and open more than one transaction, each with its reason.
MORE_THAN_ONE: Final = {
    "count_closing.close_counts": "the day tells what is over; the edit asks anew what still waits",
    "entries.log_line": "a line is one kind of entry: one of several",
    "exchanging.take_in": "the changes are one merge; what their sender said beside them is noted after it",
    "forgetting.forget": "the file is written anew after the edit, and then searched for what is left",
    "forgetting.forget_all": "one edit for each person, then the file is written anew and searched",
    "forgetting.forget_written": "the contact is looked for before anything is backed up, then as forget_all",
    "handovers.hand_over": "the page is read and written to its file first; the log then tells of it",
    "hub.expel": "what comes and goes is merged, the network is waited for, then one fact is written",
    "hub.expelling": "as `expel`, whose turns it holds",
    "hub.invite": "what has come is merged, then the whole plan is read for whoever is invited",
    "hub.inviting": "as `invite`, whose turns it holds",
    "hub_exchange.exchange": "what comes is one merge, what leaves is read after it",
    "hub_exchange.exchanging": "as `exchange`, whose turns it holds",
    "hub_exchange.received": "as `exchange`: each part that the hub has is one merge",
    "hub_exchange.take_in": "who came and which key is new must be known before the steps are one merge",
    "hub_watch.exchange_with_hub": "as `exchange`",
    "hub_watch.watch_hub": "as `exchange`, again and again",
    "importing.import_files": "a dry run reads, the real one writes: one of both",
    "importing_groups.import_group_rows": "a dry run reads, the real one writes: one of both",
    "importing_people.import_cards": "a dry run reads, the real one writes: one of both",
    "people_reports.import_as_one_step": "a dry run reads, the real one writes: one of both",
    "people_files.import_people_files": "people, or else groups; a dry run reads, the real one writes",
    "large_erasures.erase": "as `merging.merge`",
    "merging.finish": "whether texts are to be told is read first: a merge that erases nobody writes no step",
    "merging.merge": "as `merging.merge_live`",
    "merging.merge_live": "what is told of cleaned texts is a step after the merge, for which a fact stands",
    "rehearsals.play": "what cities report is one step; the score is read after it",
    "network_sample.fill_network": "a month of history is made of many steps, before anybody uses the plan",
    "chosen_folder.exchange_now": "each file of the folder is one merge, as in shared_folder.exchange",
    "shared_folder.exchange": "each file of the folder is one merge; what this one writes comes last",
}


class _Seen(NamedTuple):
    """What a function opens itself, and which others it calls."""

    opens: int
    edits: bool
    calls: tuple[str, ...]


def _is_workspace(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "workspace") or (
        isinstance(node, ast.Attribute) and node.attr in {"workspace", "_workspace"}
    )


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return what the names mean that a module imports from the services: where each stands."""
    return {
        each.asname or each.name: f"{(node.module or '').rpartition('.')[2]}.{each.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{PREFIX}.")
        for each in node.names
    }


def _seen(module: str, node: ast.stmt, imported: dict[str, str]) -> _Seen:
    opens, edits, calls = 0, False, []
    for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
        if isinstance(call.func, ast.Attribute) and _is_workspace(call.func.value):
            opens += call.func.attr in _OPENS
            edits |= call.func.attr == "edit"
        elif isinstance(call.func, ast.Name):
            calls.append(imported.get(call.func.id, f"{module}.{call.func.id}"))
        elif isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            module_called = imported.get(call.func.value.id, "").rpartition(".")[2]
            calls.append(f"{module_called}.{call.func.attr}")
    return _Seen(opens, edits, tuple(calls))


def functions(sources: dict[str, str]) -> dict[str, _Seen]:
    """Return what every function and class of some modules opens and calls, by module and name."""
    found = {}
    for module, text in sources.items():
        tree = ast.parse(text)
        imported = _imported(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[f"{module}.{node.name}"] = _seen(module, node, imported)
    return found


def _total(name: str, known: dict[str, _Seen], above: tuple[str, ...] = ()) -> tuple[int, bool]:
    """Return how many transactions a function opens in all, and whether it edits."""
    seen = known.get(name)
    if seen is None or name in above:
        return 0, False
    opens, edits = seen.opens, seen.edits
    for call in dict.fromkeys(seen.calls):
        more, is_edit = _total(call, known, (*above, name))
        opens, edits = opens + more, edits or is_edit
    return opens, edits


def with_more_than_one(sources: dict[str, str]) -> set[str]:
    """Return the public functions that edit and open more than one transaction."""
    known = functions(sources)
    public = (name for name in known if name.rpartition(".")[2][0].islower())
    totals = {name: _total(name, known) for name in public}
    return {name for name, (opens, edits) in totals.items() if edits and opens > 1}


def _sources() -> dict[str, str]:
    return {path.stem: path.read_text() for path in SERVICES.rglob("*.py")}


def test_every_service_that_edits_opens_one_transaction() -> None:
    assert with_more_than_one(_sources()) == set(MORE_THAN_ONE)


def test_most_functions_of_the_services_are_seen() -> None:
    known = functions(_sources())
    editing = [name for name in known if _total(name, known)[1]]
    assert len(editing) > 100
    assert "city_actions.set_start" in editing


_TWICE: Final = """
def rename(workspace):
    with workspace.read() as reader:
        name = reader.name
    with workspace.edit(1, name=name) as editor:
        editor.put(name)
"""
_IN_A_CALL: Final = """
def rename(workspace):
    with workspace.edit(1, **_named(workspace)) as editor:
        editor.put(1)

def _named(workspace):
    with workspace.read() as reader:
        return {}
"""
_IN_ANOTHER_MODULE: Final = """
from organizer_app.services.actions import leads

def rename(workspace):
    leads.set_lead(workspace)
    with workspace.edit(1) as editor:
        editor.put(1)
"""


@pytest.mark.parametrize("planted", [_TWICE, _IN_A_CALL, _IN_ANOTHER_MODULE])
def test_a_second_transaction_is_found_wherever_it_is_opened(planted: str) -> None:
    assert with_more_than_one({**_sources(), "planted": planted}) == {*MORE_THAN_ONE, "planted.rename"}
