"""The presenter shows one audience and one release at a time, and every click is one step of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.formats import SCHEDULE_FORMATS
from organizer_app.services.sharing.releases import make_release
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.share.lines import (
    DRAFT,
    LineKind,
    change_lines,
    check_lines,
    field_lines,
    format_lines,
    key_date_lines,
    recipient_lines,
    release_lines,
)
from organizer_app.ui.screens.share.page_images import PageImages
from organizer_app.ui.screens.share.presenter import SharePresenter
from organizer_app.ui.screens.share.savings import Savings
from organizer_app.ui.screens.share.share_jobs import Desk
from organizer_app.ui.screens.share.share_pages import ending_of, featured_formats, more_formats
from tests.support.held_background import HeldBackground
from tests.support.open_plans import network_plan, opened, sample_plan
from tests.support.typesets import counted_typesets

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class View:
    """Remembers what it was told."""

    desk: Desk | None = None
    audience: str = ""
    toasts: list[tuple[str, bool]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    naming: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    pages: list[PageImages] = field(default_factory=list)
    density: float = 72.0
    is_saving: bool = False

    def show_desk(self, desk: Desk) -> None:
        self.desk = desk

    def show_pages(self, pages: PageImages) -> None:
        self.pages.append(pages)

    def show_audience(self, code: str) -> None:
        self.audience = code

    def dots(self) -> float:
        return self.density

    def show_saving(self, *, is_busy: bool) -> None:
        self.is_saving = is_busy

    def show_canceled(self, sentence: str) -> None:
        self.toasts.append((sentence, False))

    def show_saved(self, sentence: str, file: Path) -> None:
        assert file.exists()
        self.toasts.append((sentence, False))

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self.toasts.append((sentence, can_undo))

    def show_action(self, action_id: str) -> None:
        self.opened.append(action_id)

    def show_naming(self, sentence: str) -> None:
        self.naming.append(sentence)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    @property
    def seen(self) -> Desk:
        assert self.desk is not None
        return self.desk


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def presenter(plan: Workspace, view: View) -> SharePresenter:
    presenter = SharePresenter(view, ImmediateBackground(), Savings(view, ImmediateBackground()))
    presenter.start()
    presenter.attach(plan)
    plan.subscribe(lambda _: presenter.look())
    return presenter


def test_partners_are_shown_first_with_the_draft(presenter: SharePresenter, view: View) -> None:
    assert presenter.desk is view.desk
    assert (view.audience, view.seen.chosen, view.seen.draft.number) == ("partners", "", 1)
    assert len(view.pages[-1].images) == 1
    assert view.seen.readers


def test_the_desk_is_shown_though_changes_have_come_since_it_was_asked_for(
    view: View, plan: Workspace
) -> None:
    background = HeldBackground()
    presenter = SharePresenter(view, background, Savings(view, ImmediateBackground()))
    presenter.start()
    presenter.attach(plan)
    for _each in range(5):
        presenter.look()
    assert len(background.waiting) == 1, "they cause one more read"
    background.waiting.pop(0)()
    assert view.seen.draft.number == 1
    make_release(plan, audience=Audience.PARTNERS)
    background.answer()
    assert view.seen.releases, "what is read once more is not what was read before"
    assert view.pages
    presenter.look()
    presenter.choose_audience("internal")
    background.waiting.pop(0)()
    assert view.seen.audience == "partners"
    assert view.audience == "internal"
    background.answer()
    assert view.seen.audience == "internal"


def test_a_release_is_one_step_and_is_then_in_sight(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    presenter.release("to partners")
    assert history.entries(plan)[0].kind is EditKind.RELEASED
    assert view.toasts == [("Released v1 to partners", True)]
    ((release, _),) = view.seen.releases
    assert (release.id, release.note) == (view.seen.chosen, "to partners")
    assert not view.seen.draft.is_new
    presenter.release("")
    assert view.problems == ["Nothing has changed since version 1, so there is nothing to release."]


def test_a_second_click_on_release_asks_for_nothing_more(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    clicks = iter([True])

    def click_again(_step: object) -> None:
        # The answer to the first click is still on its way.
        if next(clicks, False):
            presenter.release("")

    plan.subscribe(click_again)
    presenter.release("")
    assert view.problems == []
    assert view.toasts == [("Released v1 to partners", True)]


def test_a_reader_is_ticked_and_unticked(presenter: SharePresenter, view: View) -> None:
    key = view.seen.readers[0].key
    presenter.tick(key)
    assert view.seen.readers[0].notified_at is None, "nobody can be told of a draft"
    presenter.release("")
    presenter.tick(key)
    assert view.seen.readers[0].notified_at is not None
    assert view.seen.releases[0][1].notified == 1
    presenter.tick(key)
    assert view.seen.readers[0].notified_at is None


def test_how_readers_were_told_is_kept_and_the_rest_ticked_at_once(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    presenter.tick_all("call")
    assert view.toasts == [], "nobody can be told of a draft"
    presenter.release("")
    presenter.tick(view.seen.readers[0].key, "signal")
    rest = len(view.seen.readers) - 1
    presenter.tick_all("call")
    assert view.toasts[-1] == (f"{rest} recipients notified", True)
    told = [
        line.right.partition(", ")[0] for line in recipient_lines(view.seen.readers, "UTC", is_draft=False)
    ]
    assert told == ["Signal", *["Call"] * rest]
    assert history.entries(plan)[0].kind is EditKind.NOTIFIED_RECIPIENT
    history.undo(plan)
    assert sum(each.notified_at is not None for each in view.seen.readers) == 1


def test_a_release_is_withdrawn_with_a_reason_and_then_given_to_nobody(
    presenter: SharePresenter, view: View, tmp_path: Path
) -> None:
    presenter.withdraw("no release is in sight")
    presenter.release("")
    presenter.withdraw(" ")
    assert len(view.problems) == 1
    presenter.withdraw("a host has left")
    assert view.toasts[-1] == ("Withdrew v1", True)
    assert view.seen.releases[0][0].withdrawn_reason == "a host has left"
    presenter.save("csv", tmp_path / "old.csv")
    assert view.problems[-1].startswith("Version 1 was withdrawn")
    assert list(tmp_path.glob("*.csv")) == []


def test_other_readers_and_releases_can_be_looked_at(presenter: SharePresenter, view: View) -> None:
    presenter.release("")
    released = view.seen.chosen
    presenter.choose_audience("internal")
    assert (view.audience, view.seen.chosen, view.seen.releases) == ("internal", "", [])
    assert view.seen.preview.held == ()
    presenter.choose_audience("partners")
    presenter.choose_release(released)
    assert view.seen.chosen == released
    presenter.choose_release(DRAFT)
    assert view.seen.chosen == ""


def test_what_is_in_sight_is_saved(presenter: SharePresenter, view: View, tmp_path: Path) -> None:
    for code in (*featured_formats(), *more_formats(Audience.PARTNERS)):
        out = tmp_path / presenter.proposed_name(code)
        assert out.name == f"schedule-v1-partners.{ending_of(code)}"
        presenter.save(code, out)
        assert out.stat().st_size > 50, code
        assert view.toasts[-1] == (f"Saved {out}", False)
        out.unlink()
    presenter.save("csv", tmp_path / "missing" / "a.csv")
    assert len(view.problems) == 1


def test_lines_say_what_is_shown(presenter: SharePresenter, view: View) -> None:
    assert [(line.key, line.sub) for line in format_lines(presenter.desk or view.seen)] == [
        ("pdf", "Letter"),
        ("html", "one offline file"),
        ("ics", "7 entries"),
        ("text", "for Signal or email"),
        ("more", ""),
    ]
    assert "turnout" in more_formats(Audience.INTERNAL)
    assert "turnout" not in more_formats(Audience.PARTNERS)
    assert {*more_formats(Audience.INTERNAL), *featured_formats()} == set(SCHEDULE_FORMATS)
    presenter.release("")
    desk = view.seen
    lines = release_lines(desk.draft, desk.releases)
    assert [(line.title, line.right) for line in lines] == [("v2", "Draft"), ("v1", "Released")]
    assert lines[0].sub == "Nothing new to release"
    told = recipient_lines(desk.readers, desk.zone, is_draft=False)
    assert {line.kind for line in told} == {LineKind.CHECK}
    assert told[0].spoken.endswith("not yet, not notified")
    assert change_lines(desk.schedule.changes) == []
    assert any("not included" in line.right for line in field_lines(desk.preview))


def test_on_a_fine_screen_the_first_page_comes_before_the_others(tmp_path: Path) -> None:
    view = View(density=100)
    with opened(network_plan(tmp_path)) as plan:
        presenter = SharePresenter(view, ImmediateBackground(), Savings(view, ImmediateBackground()))
        presenter.start()
        presenter.attach(plan)
        quick, whole = view.pages
        assert (len(quick.images), quick.is_part, whole.is_part) == (1, True, True)
        assert len(whole.images) > 1
        above_the_foot = (0, 0, 850, 1031)
        first, then = (pages.images[0].copy(*above_the_foot) for pages in (quick, whole))
        assert first == then, "the page that somebody already reads stays as it is"
        presenter.look()
        assert len(view.pages) == 3, "after an edit the pages stay until the new ones are there"
        presenter.choose("paper", "a4")
        assert [len(each.images) for each in view.pages[3:]] == [1, len(whole.images)]


def test_pages_are_typeset_again_only_if_something_on_them_changed(
    presenter: SharePresenter, view: View, plan: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset = counted_typesets(monkeypatch)
    shown = view.pages[-1]
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        action = next(each for each in editor.all(CityAction) if each.title == "Rally at the Spheres")
        noted = editor.put(replace(action, notes="for headquarters alone"))
    assert typeset == []
    assert view.pages[-1] is shown
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(noted, title="Rally at the lake"))
    assert typeset == ["schedule"]
    presenter.choose("language", "es")
    presenter.choose_audience("internal")
    assert typeset == ["schedule"] * 3


def test_another_minute_is_on_the_pages_of_a_draft_and_not_on_those_of_a_release(
    presenter: SharePresenter, plan: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset, now = counted_typesets(monkeypatch), plan.clock()
    plan.clock = lambda: now + timedelta(minutes=1)
    presenter.look()
    assert typeset == ["schedule"]
    presenter.release("")
    typeset.clear()
    plan.clock = lambda: now + timedelta(minutes=2)
    presenter.look()
    assert typeset == []


def test_paper_language_and_zone_change_the_pages_and_the_files(
    presenter: SharePresenter, view: View, tmp_path: Path
) -> None:
    letter = view.pages[-1].images[0]
    presenter.choose("paper", "a4")
    a4 = view.pages[-1].images[0]
    assert a4.height() / a4.width() == pytest.approx(297 / 210, abs=0.01)
    assert letter.height() / letter.width() == pytest.approx(11 / 8.5, abs=0.01)
    presenter.choose("language", "es")
    presenter.choose("zone", view.seen.zones[-1][0])
    assert view.seen.zones[-1][1] == "Pacific Time", "the menu speaks the language of the window"
    presenter.save("html", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "Hora del Pac\u00edfico" in page
    assert "Hora del Este" not in page
    presenter.save("pdf", tmp_path / "a.pdf")
    (sheet,) = PdfReader(tmp_path / "a.pdf").pages
    assert round(float(sheet.mediabox.width)) == 595
    assert "Hora local" in sheet.extract_text()
    assert view.seen.message.startswith("Prime Day 2019: programa v1")
    presenter.choose("zone", "Pacific/Guam")
    assert (view.seen.choice.zone, presenter.choice.zone) == ("", ""), "the schedule has no such zone"


def test_what_readers_will_miss_is_said_and_opened_before_the_release(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    lines = check_lines(view.seen.checks)
    assert [line.title for line in lines] == [
        "Everything has a time",
        "Everything has a place",
        "Every action has a host",
        "1 action without a lead",
        "No phone or email in it",
        "No withdrawn name in it",
        "No lead double-booked",
        "No field of it in conflict",
    ]
    assert [line.tone for line in lines] == [*["text2"] * 3, "danger", *["text2"] * 4]
    assert [line.right for line in lines] == ["", "", "", "Fix", "", "", "", ""]
    presenter.fix(lines[3].key)
    with plan.read() as reader:
        (opened_action,) = [each for each in reader.all(CityAction) if each.id in view.opened]
    assert opened_action.title == "Rally for workers and immigrants"


def test_each_text_with_a_number_is_named_by_its_place_and_opened(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    with plan.edit(EditKind.CHANGED_NOTES) as editor:
        action = next(each for each in editor.all(CityAction) if each.title == "Rally at the Spheres")
        editor.put(replace(action, title="Rally, call (202) 555-0147", public_url="mailto:a@example.org"))
    lines = check_lines(view.seen.checks)
    at = next(n for n, line in enumerate(lines) if line.title == "1 text with a phone or email")
    assert [line.title for line in lines[at + 1 : at + 3]] == ["Seattle, WA: title", "Seattle, WA: page"]
    assert len({line.key for line in lines if line.key}) == len([line for line in lines if line.key])
    assert "555-" not in repr(lines)
    presenter.fix(lines[at + 2].key)
    assert view.opened == [action.id]


def test_a_reader_is_added_and_taken_off_again(
    presenter: SharePresenter, view: View, plan: Workspace
) -> None:
    before = [each.recipient.name for each in view.seen.readers]
    presenter.add_reader(" Press list ")
    reader = next(each for each in view.seen.readers if each.recipient.name == "Press list")
    assert view.toasts[-1] == ("Press list gets every release", True)
    lead = next(each for each in view.seen.readers if each.recipient.person_id)
    presenter.remove_reader(lead.key)
    presenter.remove_reader(reader.key)
    assert history.entries(plan)[0].kind is EditKind.REMOVED_RECIPIENT
    assert [each.recipient.name for each in view.seen.readers] == before
    presenter.add_reader("  ")
    assert len(view.problems) == 1


def test_a_name_to_withdraw_is_found_in_standing_releases(presenter: SharePresenter, view: View) -> None:
    presenter.find_name("Mijente")
    assert view.naming == ["No release carries \u201cMijente\u201d."]
    presenter.release("")
    presenter.find_name("mijente")
    assert "is in v1 partners: 2 actions." in view.naming[-1]
    presenter.withdraw("a group has left")
    presenter.find_name("Mijente")
    assert view.naming[-1].startswith("No release carries")
    presenter.find_name(" ")
    assert len(view.naming) == 3


def test_who_reads_of_a_key_date_is_chosen_and_can_be_undone(
    plan: Workspace, presenter: SharePresenter, view: View
) -> None:
    presenter.choose_audience("public")
    (date,) = view.seen.key_dates
    assert [each.title for each in view.seen.schedule.key_dates] == [date.title]
    presenter.show_key_date(date.title, "internal")
    assert view.seen.schedule.key_dates == ()
    assert view.toasts[-1] == (f"Only the national team reads of “{date.title}”", True)
    assert [line.right for line in key_date_lines(view.seen.key_dates)] == ["Internal"]
    history.undo(plan)
    assert [each.title for each in view.seen.schedule.key_dates] == [date.title]
