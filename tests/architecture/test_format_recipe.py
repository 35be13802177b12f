"""The recipe for a format names every file that one format touches."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What the recipe tells of, under the names that files give it.
_KML = re.compile(r"\bkml\b|kml_schedule|write_kml", re.IGNORECASE)


def recipe() -> set[str]:
    """Return the files that the steps of the recipe name."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.partition("## Add a format\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\d\. `([^`]+)`", section, re.MULTILINE))


def test_every_file_of_the_recipe_exists() -> None:
    assert len(recipe()) == 6
    assert {path for path in recipe() if not (ROOT / path).is_file()} == set()


def test_no_other_file_of_the_program_knows_the_format() -> None:
    naming = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "organizer_app").rglob("*.py")
        # What reads foreign files knows all formats, and the recipe is about one that is written.
        if path.parent.name not in {"foreign", "importing"} and _KML.search(path.read_text("utf-8"))
    }
    assert naming == {path for path in recipe() if path.startswith("organizer_app/")}
