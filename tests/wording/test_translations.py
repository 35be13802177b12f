"""Whoever reads a shared document in another language reads all of it there, with the same facts in it."""

import io
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.services.sharing.exporting import ScheduleRequest, shared_schedule
from organizer_app.services.sharing.schedule_formats import schedule_bytes
from organizer_app.wording.language.field_names import field_name
from organizer_app.wording.language.texts import _, ngettext, speaking
from organizer_app.wording.sharing import packets
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support import open_plans

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources/locale/es/LC_MESSAGES/documents.po"
MODULES = (
    "shared_schedules", "paper_calendars", "dates", "zones", "releases", "tactics", "statuses", "readiness",
    "packets", "return_forms", "conflicts",
)  # fmt: skip
# Records whose fields a schedule for HQ names while they are in conflict, and what nobody writes.
BEHIND_ENTRIES = (
    Noun.CITY_ACTION, Noun.SITE, Noun.PARTNERSHIP, Noun.ASSIGNMENT, Noun.COUNT_REPORT, Noun.PLACE,
    Noun.ORGANIZATION, Noun.PERSON, Noun.CONTACT_POINT,
)  # fmt: skip
KEPT_BY_THE_PROGRAM = {
    "id", "version", "created_at", "updated_at", "starts_utc", "ends_utc", "tzdata_version"
}  # fmt: skip
FIELD = re.compile(r"\{\w+(?::[^}]*)?\}")

Message = str | tuple[str, str]


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    with SOURCE.open("rb") as text:
        return read_po(text, locale="es")


def said() -> Iterator[Message]:
    """Return every sentence that the modules of shared documents hold."""
    for name in MODULES:
        (path,) = (ROOT / "organizer_app/wording").rglob(f"{name}.py")
        for _line, message, _comments, _context in extract_from_file(
            "python",
            str(path),
            keywords={"_": None, "said": None, "said_with": None, "ngettext": (1, 2), "said_count": (1, 2)},
        ):
            yield message
    for noun in BEHIND_ENTRIES:
        for field, audience in audiences_of(RECORD_TYPES[noun]).items():  # type: ignore[arg-type]  # types can be hashed
            if audience <= Audience.INTERNAL and field not in KEPT_BY_THE_PROGRAM:
                yield field_name(field)


def test_a_field_in_conflict_is_named_in_the_language_of_the_document() -> None:
    with speaking("es"):
        told = schedule_words().field
        assert [told(each) for each in ("title", "status", "hidden")] == ["Título", "Situación", "En el plan"]


def test_every_sentence_of_a_document_has_its_translation(spanish: Catalog) -> None:
    known = {message.id: message.string for message in spanish if message.id}
    assert [each for each in said() if not known.get(each)] == []
    assert set(known) - set(said()) == set(), "nobody says these any more"


def test_a_translation_holds_the_same_fields(spanish: Catalog) -> None:
    for message in spanish:
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translated = message.string if isinstance(message.string, tuple) else (message.string,)
        for one in translated:
            assert set(FIELD.findall(one)) == set(FIELD.findall(originals[-1])), message.id


def test_lists_of_names_keep_their_length(spanish: Catalog) -> None:
    lists = [
        message
        for message in spanish
        if isinstance(message.id, str) and message.id.startswith(("Mon", "Jan"))
    ]
    assert len(lists) == 4
    assert [each.id for each in lists if len(each.id.split()) != len(str(each.string).split())] == []


def test_the_compiled_catalogue_is_made_from_its_source(spanish: Catalog) -> None:
    made = io.BytesIO()
    write_mo(made, spanish)
    assert SOURCE.with_suffix(".mo").read_bytes() == made.getvalue()


def test_a_document_speaks_its_language_and_nothing_around_it_does() -> None:
    heard: list[str] = []
    with speaking("es"):
        assert _("Hosted by") == "Organiza"
        assert ngettext("{count} city", "{count} cities", 2) == "{count} ciudades"
        thread = threading.Thread(target=lambda: heard.append(_("Hosted by")))
        thread.start()
        thread.join()
        with speaking("en"):
            assert _("Hosted by") == "Hosted by"
        assert packets.heading("run") == "Guion"
    assert [*heard, _("Hosted by")] == ["Hosted by", "Hosted by"]


def test_days_hours_and_counts_are_written_as_in_spanish(tmp_path: Path) -> None:
    with open_plans.opened(open_plans.sample_plan(tmp_path)) as workspace:
        request = ScheduleRequest(audience=Audience.PUBLIC)
        schedule = shared_schedule(workspace, request, now=datetime(2019, 7, 5, 19, tzinfo=UTC))
    with speaking("es"):
        page = schedule_bytes(schedule, schedule_format="html", words=schedule_words()).decode()
    for told in (
        '<html lang="es">', "Lunes 15 de julio de 2019", "12:00\xa0\u2013 1:30\xa0p.m.", "Hora del Pacífico",
        "9 acciones en 8 ciudades", "5 de julio de 2019, 3:00 p.m. ET", "Encuentra tu ciudad",
    ):  # fmt: skip
        assert told in page
    assert not re.search(r">(Local time|City|Action|Place|Hosted by|Search|State|Date|All)<", page)
