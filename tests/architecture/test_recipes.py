"""Whoever follows a recipe of CONTRIBUTING finds every file it names, and has to change no other."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# One line each: the heading of a recipe, then a file that it should name and does not. No line is added.
BEYOND = Path(__file__).with_name("beyond_recipes.txt").read_text(encoding="utf-8").splitlines()
NAMED = re.compile(r"`([\w.<>-]+/[\w./<>-]*)`")


class Example(NamedTuple):
    """Something that was added as a recipe says.

    Attributes:
        trace: what a file that knows of it holds, as a regular expression.
        made: the files and folders that were new with it, as the recipe tells to make some.
    """

    trace: str
    made: tuple[str, ...]


EXAMPLES = {
    "Add a field": Example(r"\binterpreter\b", ("organizer_app/storage/migrations/versions/",)),
    "Add a screen": Example(r"screens\.moment\b|\"moment\"", ("organizer_app/ui/screens/moment/",)),
    "Add an overlay": Example(
        r"overlays\.unknown_places\b|\"unknown_places\"", ("organizer_app/ui/overlays/unknown_places/",)
    ),
    "Add a format": Example(
        "geojson",
        (
            "organizer_app/exchange/schedule/json_schedule.py",
            "organizer_app/exchange/foreign/",
            "organizer_app/domain/importing/foreign_files.py",
            "organizer_app/domain/importing/file_endings.py",
        ),
    ),
}


def recipes(text: str) -> dict[str, str]:
    """Return the sections that begin with "Add", by their headings up to a bracket or an "or"."""
    sections = re.findall(r"^## (Add .+)\n((?:(?!## ).*\n?)*)", text, re.MULTILINE)
    return {re.split(r" \(| or ", heading)[0]: body for heading, body in sections}


def named_paths(recipe: str) -> list[str]:
    """Return files and folders that a recipe names, from the root; a name in <> stands for any."""
    found = []
    for name in NAMED.findall(recipe):
        known = name.split("<")[0]
        inside = not (ROOT / known).exists() and (ROOT / "organizer_app" / known).exists()
        found.append(f"organizer_app/{known}" if inside else known)
    return found


def missing(recipe: str) -> list[str]:
    return [path for path in named_paths(recipe) if not (ROOT / path).exists()]


def files_with(trace: str, package: Path) -> list[str]:
    return [
        path.relative_to(package.parent).as_posix()
        for path in sorted(package.rglob("*.py"))
        if re.search(trace, path.read_text(encoding="utf-8"))
    ]


def beyond(recipe: str, example: Example, package: Path = ROOT / "organizer_app") -> list[str]:
    """Return the files that know of an example and that its recipe does not name; a folder names no file."""
    named = set(named_paths(recipe))
    return [
        path
        for path in files_with(example.trace, package)
        if path not in named and not path.startswith(example.made)
    ]


def test_every_recipe_has_an_example() -> None:
    assert set(recipes(CONTRIBUTING)) == set(EXAMPLES)


@pytest.mark.parametrize("heading", sorted(EXAMPLES))
def test_every_named_file_exists(heading: str) -> None:
    recipe = recipes(CONTRIBUTING)[heading]
    assert named_paths(recipe)
    assert missing(recipe) == []


@pytest.mark.parametrize("heading", sorted(EXAMPLES))
def test_no_other_file_has_to_change(heading: str) -> None:
    found = beyond(recipes(CONTRIBUTING)[heading], EXAMPLES[heading])
    known = [line.removeprefix(f"{heading}: ") for line in BEYOND if line.startswith(heading)]
    assert sorted(found) == sorted(known), (
        "name the file in the recipe, or take it out of the list when the recipe names it"
    )


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    package = tmp_path / "planted_app"
    (package / "forms").mkdir(parents=True)
    (package / "fields.py").write_text("planted = 1\n", encoding="utf-8")
    (package / "forms" / "form.py").write_text("show(planted)\n", encoding="utf-8")
    (package / "forms" / "new.py").write_text("planted\n", encoding="utf-8")
    steps = "1. `planted_app/fields.py`, in `planted_app/forms/`."
    text = f"# Title\n\n## Add a thing (a small one)\n\n{steps}\n\n## Else\n`a/b.py`\n"
    (recipe,) = recipes(text).values()
    assert list(recipes(text)) == ["Add a thing"]
    assert missing(recipe) == ["planted_app/fields.py", "planted_app/forms/"]
    assert named_paths("`resources/help/<code>.md`, `ui/screen_list.py`, `make_it`") == [
        "resources/help/",
        "organizer_app/ui/screen_list.py",
    ]
    example = Example(r"\bplanted\b", ("planted_app/forms/new.py",))
    assert beyond(recipe, example, package) == ["planted_app/forms/form.py"]
