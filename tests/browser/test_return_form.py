"""A return form in a real browser: filled in on a phone, pasted back, silent, and readable for everybody."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.sharing.reply_problems import ReplyFault
from organizer_app.domain.sharing.return_forms import FormSection, ReturnForm
from organizer_app.domain.sharing.return_replies import Reply, is_same_text
from organizer_app.domain.sharing.returned_answers import AnswerDoubt
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.returned_forms import read_reply_bytes, read_reply_text, receivable
from organizer_app.wording.sharing.returns_inbox import answer_note
from tests.support import browser as browsers
from tests.support.browser import Browser, Page
from tests.support.open_plans import opened, sample_plan
from tests.support.return_forms import came, made, written
from tests.support.waiting import wait_until

AXE = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
PHONE = (390, 844)
FAULTS = """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})
    .then((found) => found.violations.map((each) => each.id + ': ' + each.nodes.map((node) => node.html)))"""
SET = """(() => { for (const [id, value] of Object.entries(%s)) {
    const each = document.getElementById(id); each.focus(); each.value = value;
    each.dispatchEvent(new Event('input', {bubbles: true})); } })()"""
OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
PARTS = "[...document.querySelectorAll('#parts textarea')].map((each) => each.value)"
ANSWERS = {
    "v1.3": "12:15",
    "v1.5": 'The "north" steps - [left] of it',
    "v2.3": "Jos\u00e9 \U0001f469\u200d\U0001f692",
    "v3.2": "granted",
    "v5.1": "Booked until 11:30\u2026\n\n> then we\u2019ll march\u2014slowly",
    "v5.2": "June Okafor",
}


# Every mark of the most used blocks, and some letters of each of their scripts.
LETTERS = "".join(
    letter
    for letter in (
        *map(chr, range(0x21, 0x2500)),
        *"\u3000\u300c\u300d\u3008\uff08\uff02\ufb01\U0001f44d\U0001f3fd",
    )
    if (unicodedata.category(letter)[0] in "PSMN" or ord(letter) % 13 == 0)
    and unicodedata.category(letter) not in {"Cc", "Cn", "Cf", "Zs", "Zl", "Zp"}
)


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Browser]:
    with browsers.chromium(tmp_path_factory.mktemp("profile"), downloads) as started:
        yield started


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


@pytest.fixture
def form(sample: Workspace) -> ReturnForm:
    return made(sample)


def saved(form: ReturnForm, folder: Path) -> Path:
    path = folder / "form.html"
    path.write_bytes(written(form, "html"))
    return path


@pytest.fixture
def page(browser: Browser, form: ReturnForm, tmp_path: Path) -> Iterator[Page]:
    with browsers.opened(browser, saved(form, tmp_path), size=PHONE) as opened_page:
        yield opened_page
        # Nothing may ask whether to leave when the test is over.
        opened_page.value("window.onbeforeunload = null")


def fill(page: Page, answers: dict[str, str]) -> None:
    page.value(SET % json.dumps(answers))


def load_again(page: Page) -> None:
    page.browser.events.clear()
    page.send("Page.reload")
    page.browser.wait_for("Page.loadEventFired")


def text_of(page: Page, selector: str) -> str:
    told: str = page.value(f"document.querySelector({json.dumps(selector)}).textContent")
    return told


def test_a_form_filled_in_on_a_phone_is_pasted_back_into_the_plan(
    page: Page, sample: Workspace, form: ReturnForm
) -> None:
    fill(page, ANSWERS)
    assert text_of(page, "#changed") == "6 changed"
    assert text_of(page, "#w1\\.3") == "was 12:00 PM"
    (read,) = read_reply_text("\n\n".join(page.value(PARTS)))
    assert isinstance(read.found, Reply), vars(read.found)
    assert read.found.mark == form.mark
    assert read.found.answers == {
        "1.3": "12:15",
        "1.5": ANSWERS["v1.5"],
        "2.3": ANSWERS["v2.3"].replace("\u200d", ""),
        "3.2": "granted",
        "5.1": "Booked until 11:30\u2026\n\nthen we\u2019ll march\u2014slowly".replace("\n\n", "\n\n> "),
        "5.2": "June Okafor",
    }
    returned = came(sample, read.found)
    assert returned.filled_by == "June Okafor"
    assert [answer.number for answer in returned.answers] == ["1.3", "1.5", "2.3", "3.2", "5.1"]


def test_a_long_reply_has_parts_and_every_one_of_them_is_whole(page: Page) -> None:
    long = "The square is \u201cbooked\u201d [really] until 11:30. " * 44
    fill(page, {"v5.1": long, "v1.6": "x" * 190})
    parts: list[str] = page.value(PARTS)
    assert len(parts) == 2
    (read,) = read_reply_text("\n".join(reversed(parts)))
    assert isinstance(read.found, Reply), vars(read.found)
    assert read.found.answers["5.1"] == long.strip()[:2000].strip()
    assert "2 parts" in text_of(page, "#hint")


def test_page_and_program_count_the_same_letters(page: Page) -> None:
    """Whatever is typed: quotes of all languages, brackets, marks that combine, and emoji."""
    for at in range(8):
        typed = " ".join(LETTERS[at::8])
        fill(page, {"v5.1": typed})
        (read,) = read_reply_text("\n".join(page.value(PARTS)))
        assert isinstance(read.found, Reply), vars(read.found)
        assert is_same_text(read.found.answers["5.1"], typed)


def test_the_saved_file_holds_the_same(page: Page, browser: Browser, downloads: Path) -> None:
    fill(page, ANSWERS)
    page.value("document.getElementById('save').click()")
    done = browser.wait_for("Browser.downloadProgress", lambda told: told["state"] == "completed")
    assert done
    (file,) = downloads.glob("*.organizer-reply.json")
    assert file.name == "seattle-wa.organizer-reply.json"
    (read,) = read_reply_bytes(file.read_bytes(), name=file.name)
    assert isinstance(read.found, Reply), vars(read.found)
    assert read.found.answers["1.3"] == "12:15"
    assert read.found.filled_at.endswith("Z")
    assert text_of(page, "#told") == "Saved. Now send the file to HQ."


def test_answers_are_kept_in_the_page_and_can_be_forgotten(page: Page) -> None:
    fill(page, {"v1.3": "12:15"})
    # Saved, so that the browser does not ask before it loads the page again.
    page.value("document.getElementById('save').click()")

    def told_after_loading() -> str:
        load_again(page)
        return text_of(page, "#told")

    # Chromium is at times late to show what a page kept to the one that is loaded milliseconds after.
    assert "back" in wait_until(told_after_loading, "the answers in the page")
    assert page.value("document.getElementById('v1.3').value") == "12:15"
    page.value("document.getElementById('over').click()")
    assert page.value("document.getElementById('v1.3').value") == "12:00"
    assert page.value("localStorage.length") == 0


def test_a_page_that_does_not_see_the_answers_yet_does_not_forget_them(page: Page) -> None:
    blind = "forgot = []; Storage.prototype.getItem = () => null;"
    blind += " Storage.prototype.removeItem = (name) => forgot.push(name)"
    page.send("Page.addScriptToEvaluateOnNewDocument", source=blind)
    load_again(page)
    assert page.value("forgot") == []
    page.value("document.getElementById('over').click()")
    assert len(page.value("forgot")) == 1


def test_it_warns_before_answers_are_lost(page: Page) -> None:
    asks = (
        "(() => { const leave = new Event('beforeunload', {cancelable: true}); dispatchEvent(leave);"
        " return leave.defaultPrevented; })()"
    )
    assert page.value(asks) is False
    fill(page, {"v1.3": "12:15"})
    assert page.value(asks) is True
    page.value("document.getElementById('save').click()")
    assert page.value(asks) is False
    fill(page, {"v1.3": "12:20"})
    assert page.value(asks) is True


def test_another_language_keeps_the_answers(page: Page) -> None:
    fill(page, {"v1.3": "12:15", "v3.2": "filed"})
    page.value("document.querySelector('[data-l=es]').click()")
    assert page.value("document.documentElement.lang") == "es"
    assert text_of(page, "label[for='v1.3'] span") == "Inicio"
    assert text_of(page, "#w1\\.3") == "antes: 12:00 PM"
    assert page.value("document.getElementById('v3.2').value") == "filed"
    assert text_of(page, "#copy-name") == "Copiar respuesta"


@pytest.mark.parametrize(
    ("typed", "field", "doubt"),
    [
        ({"v1.4": "11:00"}, "1.4", "before the start"),
        ({"v1.3": "14:00"}, "1.4", "before the start"),
        ({"v1.4": "01:00"}, "1.4", "before the start"),
        ({"v1.3": "22:00", "v1.4": "02:30"}, "1.4", ""),
        ({"v1.3": "02:00"}, "1.3", "between midnight and 6 AM"),
        ({"v4.1": "9000"}, "4.1", "far from what we have"),
        ({"v4.1": "160"}, "4.1", ""),
    ],
)
def test_what_hq_would_doubt_is_said_at_once_and_can_still_be_sent(
    page: Page, typed: dict[str, str], field: str, doubt: str
) -> None:
    fill(page, typed)
    told = text_of(page, f"#w{field}".replace(".", "\\."))
    assert doubt in told
    assert ("Please check." in told) == bool(doubt)
    assert all(f"[{number[1:]}] {value}" in page.value(PARTS)[0] for number, value in typed.items())


HELD: tuple[tuple[str, dict[str, str], dict[str, AnswerDoubt | None]], ...] = (
    ("Seattle, WA", {"v1.4": "11:30"}, {"1.4": AnswerDoubt.ENDS_FIRST}),
    ("Portland, OR", {"v1.3": "02:00"}, {"1.3": AnswerDoubt.AT_NIGHT}),
    ("San Francisco, CA", {"v4.1": "ten times"}, {"4.1": AnswerDoubt.ODD_NUMBER}),
    ("Minneapolis, MN", {"v2.1": "Hodan Farah-Ali"}, {"2.1": None}),
    (
        "Elizabeth, NJ",
        {"v2.1": "Paloma Reyes Luna", "v2.2": "908 555 0199"},
        {"2.1": AnswerDoubt.SAME_PERSON, "2.2": AnswerDoubt.SAME_PERSON},
    ),
    (
        "Arlington, VA",
        {"v1.5": "", "v1.3": "23:00"},
        {"1.3": AnswerDoubt.ENDS_FIRST, "1.5": AnswerDoubt.CLEARED},
    ),
)


def test_six_forms_filled_in_on_phones_are_held_back_with_their_reasons(
    browser: Browser, sample: Workspace, tmp_path: Path
) -> None:
    texts = []
    for number, (city, typed, _doubts) in enumerate(HELD):
        form = made(sample, city=city)
        tenfold = str(10 * int(form.values["expected"] or 0))
        folder = tmp_path / str(number)
        folder.mkdir()
        with browsers.opened(browser, saved(form, folder), size=PHONE) as page:
            fill(page, {field: tenfold if value == "ten times" else value for field, value in typed.items()})
            texts.append("\n".join(page.value(PARTS)))
            page.value("window.onbeforeunload = null")
    reads = read_reply_text("\n\n".join([*texts, texts[0][: texts[0].index("[1.4]") - 20]]))
    good, bad = receivable(sample, replies=reads)
    assert [(each.city, each.problem.fault) for each in bad] == [("Seattle, WA", ReplyFault.CUT_OFF)]
    found = {each.city: each for each in (came(sample, read.found) for read in good)}  # type: ignore[arg-type]  # good ones are replies
    for city, _typed, doubts in HELD:
        answers = {answer.number: answer for answer in found[city].answers}
        assert {number: answer.doubt for number, answer in answers.items()} == doubts, city
        assert found[city].ticked == {number for number, doubt in doubts.items() if doubt is None}
        assert all(answer_note(answer, is_ticked=False) for answer in answers.values())
    assert found["Minneapolis, MN"].same_people == {"2.1"}


def test_no_field_has_the_focus_under_the_bar_at_the_bottom(page: Page) -> None:
    hidden = """(() => { const bar = document.querySelector('.send'), each = document.activeElement;
        const top = bar.getBoundingClientRect().top, box = each.getBoundingClientRect();
        return [each.id, bar.contains(each) || (box.top >= 0 && box.bottom <= top)]; })()"""
    seen: dict[str, bool] = {}
    page.value("document.querySelector('[data-l=es]').focus()")
    # Hours, minutes and AM of a time are three stops.
    for _stop in range(60):
        for kind in ("rawKeyDown", "keyUp"):
            page.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        name, is_seen = page.value(hidden)
        seen[name] = is_seen
        if name == "copy":
            break
    assert {field for field in seen if field[:1] in {"v", ""}} >= {"v1.3", "v2.4", "v3.2", "v5.2"}
    assert list(seen)[-1] == "copy"
    assert [name for name, is_seen in seen.items() if not is_seen] == []


def test_it_fits_fingers_and_a_phone_says_nothing_and_asks_for_nothing(page: Page, tmp_path: Path) -> None:
    sizes: list[Any] = page.value(
        "[...document.querySelectorAll('.fields input:not([type=radio]),select,#copy,#save,.seg label')]"
        ".map((each) => [each.id, each.offsetHeight, parseFloat(getComputedStyle(each).fontSize)])"
    )
    assert [each for each in sizes if each[1] < 44 or each[2] < 16] == []
    assert page.value("document.documentElement.scrollWidth") == PHONE[0]
    fill(page, ANSWERS)
    assert page.said() == []
    # The browser draws the clock of a time field from itself.
    assert {each for each in page.requests() if not each.startswith("data:")} == {
        (tmp_path / "form.html").as_uri()
    }


def test_fields_beside_each_other_are_level_on_a_phone_also_where_one_label_wraps(
    browser: Browser, form: ReturnForm, tmp_path: Path
) -> None:
    tops = "[%s].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    with browsers.opened(browser, saved(form, tmp_path), size=PHONE) as page:
        for language in ("en", "es"):
            page.value(f"document.querySelector('[data-l={language}]').click()")
            for pair in ("'v2.1', 'v2.2'", "'v2.3', 'v2.4'", "'v4.1', 'v4.2'"):
                left, right = page.value(tops % pair)
                assert left == right, (language, pair)


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (PHONE, "dark"), ((1280, 1000), "light")])
def test_nobody_is_shut_out(
    browser: Browser, form: ReturnForm, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    assert {field.section for field in form.fields} == set(FormSection)
    with browsers.opened(browser, saved(form, tmp_path), size=size, scheme=scheme) as page:
        fill(page, ANSWERS)
        page.value(OPEN)
        page.value(AXE)
        for language in ("en", "es"):
            page.value(f"document.querySelector('[data-l={language}]').click()")
            assert page.value("document.documentElement.lang") == language
            assert page.value(FAULTS) == []


def test_a_new_host_fills_in_a_form_of_no_city_and_becomes_one(
    browser: Browser, sample: Workspace, tmp_path: Path
) -> None:
    form = made(sample, city="", is_new_host=True)
    with browsers.opened(browser, saved(form, tmp_path), size=PHONE) as page:
        page.value("document.querySelector('[data-l=es]').click()")
        fill(page, {"v1.1": "Missoula, MT", "v1.3": "12:00", "v2.1": "Rosa Ib\u00e1\u00f1ez", "v5.2": "Rosa"})
        page.value(OPEN)
        page.value(AXE)
        assert page.value(FAULTS) == []
        told = "\n".join(page.value(PARTS))
        page.value("window.onbeforeunload = null")
    assert "Seattle" not in told
    (read,) = read_reply_text(told)
    assert isinstance(read.found, Reply), vars(read.found)
    returned = came(sample, read.found)
    assert returned.is_of_new_host
    assert {answer.number: answer.theirs for answer in returned.answers}["1.1"] == "Missoula, MT"


def test_a_form_of_version_1_still_works_where_somebody_kept_it(browser: Browser) -> None:
    kept = Path(__file__).parents[1] / "services" / "together" / "forms-of-version-1" / "form.html"
    with browsers.opened(browser, kept, size=PHONE) as page:
        fill(page, {"v1.3": "12:20"})
        (read,) = read_reply_text("\n".join(page.value(PARTS)))
        page.value("window.onbeforeunload = null")
    assert isinstance(read.found, Reply), vars(read.found)
    assert (read.found.version, read.found.answers) == (1, {"1.3": "12:20"})


def test_hostile_values_run_nothing(browser: Browser, form: ReturnForm, tmp_path: Path) -> None:
    bad = "</script><script>console.log(1)</script>\"'><img src=x onerror=console.log(1)>"
    hostile = replace(form, city=bad, headline=bad, title=bad, values={"venue": bad, "lead": bad})
    with browsers.opened(browser, saved(hostile, tmp_path), size=PHONE) as page:
        fill(page, {"v1.5": "x"})
        assert page.said() == []
        assert page.value("document.getElementById('v2.1').value") == bad[:200]
