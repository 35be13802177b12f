"""Packets are listed by city, shown one at a time, and saved as they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.share.lines import packet_lines
from organizer_app.ui.screens.share.packets_presenter import PacketsPresenter, PacketsShown
from organizer_app.ui.screens.share.page_images import PageImages
from organizer_app.ui.screens.share.savings import Savings
from organizer_app.ui.screens.share.share_pages import Choice
from tests.support.held_background import HeldBackground
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.typesets import counted_typesets

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class View:
    """Remembers what it was told."""

    shown: list[PacketsShown] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    pages: list[PageImages] = field(default_factory=list)
    is_saving: bool = False

    def show_packets(self, shown: PacketsShown) -> None:
        self.shown.append(shown)

    def show_packet_pages(self, pages: PageImages) -> None:
        self.pages.append(pages)

    def dots(self) -> float:
        return 72.0

    def show_saving(self, *, is_busy: bool) -> None:
        self.is_saving = is_busy

    def show_canceled(self, sentence: str) -> None:
        self.toasts.append(sentence)

    def show_saved(self, sentence: str, file: Path) -> None:
        assert file.exists()
        self.toasts.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        assert not can_undo
        self.toasts.append(sentence)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    @property
    def cities(self) -> list[str]:
        return [packet.entry.city for packet in self.shown[-1].packets]

    @property
    def city(self) -> str:
        chosen = self.shown[-1].chosen
        return chosen.entry.city if chosen else ""


@pytest.fixture
def view() -> View:
    return View()


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def presenter_of(plan: Workspace, view: View) -> PacketsPresenter:
    presenter = PacketsPresenter(view, ImmediateBackground(), Savings(view, ImmediateBackground()))
    presenter.attach(plan)
    presenter.look("partners", Choice())
    return presenter


def test_the_first_city_is_shown_and_another_can_be_chosen(plan: Workspace, view: View) -> None:
    presenter = presenter_of(plan, view)
    assert len(view.cities) == 7
    assert view.city == view.cities[0]
    assert view.pages[-1].images
    seattle = next(each for each in view.shown[-1].packets if each.entry.city == "Seattle")
    presenter.choose(seattle.entry.uid)
    assert view.city == "Seattle"
    line = next(line for line in packet_lines(view.shown[-1].packets) if line.key == seattle.entry.uid)
    assert (line.title, line.sub) == ("Seattle, WA", "12:00 PM PT \u00b7 Amazon Spheres")


def test_packets_are_shown_though_changes_have_come_since(plan: Workspace, view: View) -> None:
    background = HeldBackground()
    presenter = PacketsPresenter(view, background, Savings(view, ImmediateBackground()))
    presenter.attach(plan)
    for _each in range(3):
        presenter.look("partners", Choice())
    background.waiting.pop(0)()
    assert len(view.cities) == 7
    presenter.look("public", Choice())
    background.answer()
    assert len(view.shown) == 2, "the answer for the partners came too late, and the rest is one read"


def test_the_pages_of_a_packet_are_typeset_again_only_if_something_on_them_changed(
    plan: Workspace, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter = presenter_of(plan, view)
    typeset, first = counted_typesets(monkeypatch), view.pages[-1]
    presenter.look("partners", Choice())
    presenter.narrow("nowhere")
    presenter.narrow("")
    assert typeset == []
    assert view.pages[1:] == [first] * 2
    presenter.choose(view.shown[-1].packets[1].entry.uid)
    presenter.lay_out(Choice(paper="a4"))
    assert typeset == ["packet"] * 2


def test_a_search_narrows_the_cities_and_keeps_the_one_in_sight(plan: Workspace, view: View) -> None:
    presenter = presenter_of(plan, view)
    presenter.narrow("SEATT")
    assert (view.cities, view.city) == (["Seattle"], "Seattle")
    shown = len(view.pages)
    presenter.narrow("nowhere")
    assert (view.cities, view.city, len(view.pages)) == ([], "", shown)
    presenter.narrow("")
    assert len(view.cities) == 7


def test_one_or_all_are_saved_on_the_chosen_paper(plan: Workspace, view: View, tmp_path: Path) -> None:
    presenter = presenter_of(plan, view)
    assert presenter.proposed_name() == "packets-partners.pdf"
    presenter.lay_out(Choice(paper="a4", language="es"))
    page = view.pages[-1].images[0]
    assert page.height() / page.width() == pytest.approx(297 / 210, abs=0.01)
    presenter.save(tmp_path / "one.pdf", is_all=False)
    presenter.save(tmp_path / "all.pdf", is_all=True)
    one, everything = PdfReader(tmp_path / "one.pdf").pages, PdfReader(tmp_path / "all.pdf").pages
    assert "Página 1 de" in one[0].extract_text()
    assert sum("Página 1 de" in page.extract_text() for page in everything) == 7
    assert "Guion" in one[0].extract_text()
    assert view.toasts == [f"Saved {tmp_path / 'one.pdf'}", f"Saved {tmp_path / 'all.pdf'}"]
    presenter.save(tmp_path / "missing" / "a.pdf", is_all=True)
    assert len(view.problems) == 1


def test_a_plan_without_actions_has_no_packet(view: View, tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as plan:
        presenter_of(plan, view).save(tmp_path / "a.pdf", is_all=True)
    assert (view.cities, view.city) == ([], "")
    assert not (tmp_path / "a.pdf").exists()


def test_rows_name_the_day_only_where_there_are_several(plan: Workspace, view: View) -> None:
    presenter_of(plan, view)
    packets = list(view.shown[-1].packets)
    assert {line.detail for line in packet_lines(packets)} == {""}
    other = replace(packets[0], entry=replace(packets[0].entry, day=date(2019, 7, 16)))
    undated = replace(packets[1], entry=replace(packets[1].entry, day=None))
    told = [line.detail for line in packet_lines([other, undated, packets[2]])]
    assert told == ["Tue, Jul 16", "No date yet", "Mon, Jul 15"]


def test_the_press_list_of_the_listed_cities_is_saved(plan: Workspace, view: View, tmp_path: Path) -> None:
    presenter = presenter_of(plan, view)
    assert presenter.proposed_press_name() == "press-partners.pdf"
    presenter.narrow("seatt")
    presenter.save_press_list(tmp_path / "press.pdf")
    (page,) = PdfReader(tmp_path / "press.pdf").pages
    assert "press list" in page.extract_text()
    assert "Seattle" in page.extract_text()
    assert "Portland" not in page.extract_text()
    assert view.toasts == [f"Saved {tmp_path / 'press.pdf'}"]


def test_return_forms_are_made_for_the_shown_city_or_for_all_listed(
    plan: Workspace, view: View, tmp_path: Path
) -> None:
    presenter = presenter_of(plan, view)
    presenter.choose(next(each.entry.uid for each in view.shown[-1].packets if each.entry.city == "Seattle"))
    presenter.make_forms("html", tmp_path / "form.html", is_all=False, is_new_host=False)
    assert len(view.toasts) == 1
    assert str(tmp_path / "form.html") in view.toasts[0]
    assert "Seattle" in (tmp_path / "form.html").read_text("utf-8")
    presenter.make_forms("xlsx", tmp_path / "forms", is_all=True, is_new_host=False)
    assert len(list((tmp_path / "forms").iterdir())) == len(view.shown[-1].packets)
    presenter.make_forms("html", tmp_path / "new.html", is_all=False, is_new_host=True)
    assert "Seattle" not in (tmp_path / "new.html").read_text("utf-8")
