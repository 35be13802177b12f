"""`organizer protect` sets, changes and removes a passphrase, and the sheet opens what it was made for."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.environment import key_store
from organizer_app.environment.preferences import Preferences, preferences_file, write_preferences
from organizer_app.services.plan import protection
from tests.support.command_line import Organizer
from tests.support.keyrings import Keyring, use
from tests.support.open_plans import opened, sample_plan

pytestmark = pytest.mark.usefixtures("quick_keys")

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    made = (tmp_path / "first.txt", tmp_path / "second.txt")
    for file, text in zip(made, (FIRST, SECOND), strict=True):
        file.write_text(f"{text}\n", encoding="utf-8")
    return made


def test_a_passphrase_is_set_changed_and_removed(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Backups that other tests made of the same sample plan would be copies of this one too.
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    plan, (first, second) = sample_plan(tmp_path), files
    (tmp_path / "copy.organizer").write_bytes(plan.read_bytes())
    done = organizer("protect", plan, "--new-passphrase-file", first)
    assert (done.status, done.err) == (0, "")
    assert "There is no recovery sheet" in done.out
    assert "This copy still opens as before: copy.organizer." in done.out
    assert "is protected" in organizer("check", plan).problem
    refused = organizer("protect", plan, "--passphrase-file", second, "--new-passphrase-file", second)
    assert "the passphrase is wrong" in refused.problem
    assert organizer("protect", plan, "--passphrase-file", first, "--new-passphrase-file", second).status == 0
    assert organizer("protect", plan, "--passphrase-file", second, "--remove").status == 0
    assert organizer("list", plan, "actions", "--json").data
    assert "none to remove" in organizer("protect", plan, "--remove").problem


@pytest.mark.parametrize("guessed", ["prime day 2019", "harborwide 2031 campaign"])
def test_what_the_plan_and_its_mobilization_are_called_is_no_passphrase(
    organizer: Organizer, tmp_path: Path, guessed: str
) -> None:
    plan, new = sample_plan(tmp_path, "p.organizer"), tmp_path / "new.txt"
    with opened(plan) as workspace, workspace.edit(EditKind.CHANGED_TITLE) as editor:
        campaign = editor.put(replace(editor.all(Campaign)[0], title="Harborwide 2031 campaign"))
        assert campaign.title != editor.all(Mobilization)[0].title
    new.write_text(guessed, "utf-8")
    refused = organizer("protect", plan, "--new-passphrase-file", new)
    assert "too easy to guess" in refused.problem
    assert not wiring.is_plan_protected(plan)


def test_a_key_that_the_keyring_kept_goes_with_the_passphrase_it_was_made_of(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, (first, second), ring = sample_plan(tmp_path), files, Keyring()
    use(monkeypatch, ring)
    organizer("protect", plan, "--new-passphrase-file", first)
    file = preferences_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_preferences(file, Preferences(remembered=(str(plan.absolute()),)))
    assert key_store.keep_key(wiring.plan_mark(plan), protection.key_now(plan, FIRST))
    assert organizer("protect", plan, "--passphrase-file", first, "--new-passphrase-file", second).status == 0
    assert ring.kept == {}


def test_the_sheet_replaces_a_forgotten_passphrase_and_is_worthless_afterwards(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    plan, sheet, (first, second) = sample_plan(tmp_path), tmp_path / "sheet.txt", files
    made = organizer("protect", plan, "--new-passphrase-file", first, "--sheet", sheet)
    assert made.status == 0
    assert sheet.stat().st_mode & 0o777 == 0o600
    text = sheet.read_text("utf-8")
    assert plan.name in text
    letters = [
        line.split("   ", 1)[1] for line in text.splitlines() if line[:4] in {f"{n}   " for n in range(1, 5)}
    ]
    typed = tmp_path / "typed.txt"
    typed.write_text("\n".join(letters).lower(), encoding="utf-8")
    use = ("protect", plan, "--recovery-sheet-file", typed, "--new-passphrase-file", second)
    assert organizer(*use).status == 0
    assert organizer("list", plan, "actions", "--json", "--passphrase-file", second).data
    assert "cannot be opened" in organizer(*use).problem
    typed.write_text("\n".join(letters)[:-1], encoding="utf-8")
    assert "recovery sheet" in organizer(*use).problem


def test_a_key_file_is_asked_for_by_every_command(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    plan, first = sample_plan(tmp_path), files[0]
    key_file = tmp_path / "photo.jpg"
    key_file.write_bytes(os.urandom(64))
    assert organizer("protect", plan, "--new-passphrase-file", first, "--new-key-file", key_file).status == 0
    listing = ("list", plan, "actions", "--json", "--passphrase-file", first)
    assert "--key-file" in organizer(*listing).problem
    assert organizer(*listing, "--key-file", key_file).data
    new = tmp_path / "new.organizer"
    assert organizer("new", new, "--passphrase-file", first, "--key-file", key_file).status == 0
    assert "--key-file" in organizer("check", new, "--passphrase-file", first).problem


def test_without_a_terminal_nothing_is_asked(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    plan, first = sample_plan(tmp_path), files[0]
    assert organizer("protect", plan).status == 2
    assert organizer("protect", plan, "--remove", "--sheet", tmp_path / "s").status == 2
    assert organizer("protect", plan, "--new-passphrase-file", first).status == 0
    assert "is protected" in organizer("protect", plan, "--new-passphrase-file", first).problem


def test_in_a_terminal_it_asks_for_what_is_missing(
    organizer: Organizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, typed = sample_plan(tmp_path), [FIRST, FIRST, SECOND]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_words, **_ways: typed.pop(0))
    assert organizer("protect", plan).status == 0
    assert organizer("protect", plan).status == 0
    assert typed == []
    monkeypatch.setenv("ORGANIZER_PASSPHRASE", SECOND)
    assert organizer("list", plan, "actions", "--json").data


def test_no_room_for_the_sheet_leaves_the_plan_open(
    organizer: Organizer, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    plan = sample_plan(tmp_path)
    nowhere = tmp_path / "no" / "sheet.txt"
    refused = organizer("protect", plan, "--new-passphrase-file", files[0], "--sheet", nowhere)
    assert refused.status == 1
    assert organizer("list", plan, "actions", "--json").data
