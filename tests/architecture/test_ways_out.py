"""Nothing leaves the plan but through the reader that blanks every field its audience may not see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.sharing.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SHARING = ROOT / "organizer_app" / "services" / "sharing"
RECORDS = frozenset(record.__name__ for record in RECORD_TYPES.values())
READS = frozenset({"all", "among", "find", "get", "rows_by_id", "columns"})
# Modules whose values become files for others. What they read is an `AudienceReader`'s.
WAYS_OUT = ("shared_entries.py", "exporting.py", "contact_files.py", "packets.py", "return_forms.py")
# Modules that read the plan as it is, each with the reason why nothing of that leaves it.
FOR_THE_TEAM = {
    "share_previews.py": "counts what is held back, for the Share screen",
    "recipients.py": "who has to be told of a release, for the Share screen",
    "release_questions.py": "what is worth a look before a release, for the Share screen",
    "release_names.py": "reads the names of releases, for the team",
    "releases.py": "reads releases, frozen for their audience, and the names that a search is for",
    "publishing.py": "reads the plan's own key, which tells one plan from another",
}
# What makes the reader for an audience out of one of the plan; functions of ways out are read here too.
MAKERS = frozenset({"AudienceReader", "schedule_from", "packets_from"})


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def plan_readers(function: ast.FunctionDef) -> set[str]:
    """Return the names in a function that read the plan as it is."""
    arguments = [*function.args.args, *function.args.kwonlyargs, *function.args.posonlyargs]
    names = {each.arg for each in arguments if each.annotation and ast.unparse(each.annotation) == "Reader"}
    for node in ast.walk(function):
        for item in node.items if isinstance(node, ast.With) else ():
            opened = item.context_expr
            is_open = isinstance(opened, ast.Call) and isinstance(opened.func, ast.Attribute)
            if is_open and opened.func.attr in {"read", "edit"} and isinstance(item.optional_vars, ast.Name):  # type: ignore[attr-defined]  # an attribute, as just asked
                names.add(item.optional_vars.id)
    return names


def around_the_choke_point(source: str) -> list[str]:
    """Return each place where a way out reads the plan as it is, or hands it to something that may."""
    found = []
    for function in functions(ast.parse(source)):
        names = plan_readers(function)
        for node in ast.walk(function):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if isinstance(called, ast.Attribute) and ast.unparse(called.value) in names:
                found.append(f"{function.name}: {ast.unparse(node)}")
            given = [each for each in node.args if isinstance(each, ast.Name) and each.id in names]
            if given and ast.unparse(called) not in MAKERS:
                found.append(f"{function.name}: {ast.unparse(node)}")
    return found


def reads_records(source: str) -> bool:
    """Return whether a module reads records of the plan."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READS
        and bool(node.args)
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in RECORDS
        for node in ast.walk(ast.parse(source))
    )


@pytest.mark.parametrize("name", WAYS_OUT)
def test_a_way_out_reads_only_what_its_audience_may_see(name: str) -> None:
    assert around_the_choke_point((SHARING / name).read_text("utf-8")) == []


def test_every_module_of_sharing_that_reads_records_is_a_way_out_or_says_why_not() -> None:
    reading = {path.name for path in SHARING.glob("*.py") if reads_records(path.read_text("utf-8"))}
    assert reading - set(FOR_THE_TEAM) - set(WAYS_OUT) == set()
    assert all((SHARING / name).exists() for name in (*WAYS_OUT, *FOR_THE_TEAM))


def test_every_writer_of_a_format_is_behind_a_way_out() -> None:
    """A writer in `exchange` cannot reach the plan: an import contract holds that."""
    modules = {each.writer.partition(":")[0] for each in FORMATS.values() if each.writer}
    homes = {name for name in modules if not name.startswith("exchange.")}
    makers = {"paper", "paper_parts", "schedule_formats", "schedule_pictures"}
    assert homes == {f"services.sharing.{name}" for name in ("contact_files", *makers)}
    assert not [name for name in makers if reads_records((SHARING / f"{name}.py").read_text("utf-8"))]


def test_planted_faults_are_seen() -> None:
    direct = "def told(workspace):\n    with workspace.read() as reader:\n        return reader.all(Person)\n"
    given = "def told(reader: Reader):\n    return names_of(reader)\n"
    fine = (
        "def told(workspace, audience):\n    with workspace.read() as reader:\n"
        "        return rows(AudienceReader(reader, audience))\n"
        "def rows(reader: AudienceReader):\n    return reader.all(Person)\n"
    )
    assert len(around_the_choke_point(direct)) == 1
    assert len(around_the_choke_point(given)) == 1
    assert around_the_choke_point(fine) == []
    assert reads_records(direct)
    assert not reads_records("def a(known):\n    return known.get(Kind)\n")
