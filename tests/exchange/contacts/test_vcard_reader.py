"""Cards of every version give the person they mean, keep the rest, and are refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.placeholders import known_text
from organizer_app.domain.importing.import_problems import NotText
from organizer_app.domain.importing.incoming_people import IncomingPerson, IncomingPoint, RefusedCard
from organizer_app.domain.model.people import ContactKind
from organizer_app.exchange.contacts.vcard_reader import read_vcards
from organizer_app.exchange.contacts.vcard_writer import VERSIONS, write_vcards

PHONE, EMAIL, SIGNAL, OTHER = ContactKind.PHONE, ContactKind.EMAIL, ContactKind.SIGNAL, ContactKind.OTHER


def card(*lines: str, ending: str = "\r\n") -> bytes:
    return ending.join(("BEGIN:VCARD", *lines, "END:VCARD", "")).encode()


def only(data: bytes) -> IncomingPerson:
    (person,) = read_vcards(data)
    assert isinstance(person, IncomingPerson)
    return person


def test_version_2_1_with_bare_parameters_and_quoted_printable() -> None:
    person = only(
        card(
            "VERSION:2.1",
            "N:Ruiz;Ana;;Dr.",
            "TEL;WORK;VOICE:202-555-0142",
            "TEL;CELL;PREF:202-555-0143",
            "TEL;WORK;FAX:202-555-0199",
            "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9=0D=0Asecond =",
            "line",
            "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:12 Elm=0D=0ASalem",
        )
    )
    assert person.name == "Dr. Ana Ruiz"
    assert person.points == (
        IncomingPoint(PHONE, "202-555-0143", "cell"),
        IncomingPoint(PHONE, "202-555-0142", "work"),
    )
    assert person.notes == "Café\nsecond line"
    assert person.rest.splitlines() == [
        "N:Ruiz;Ana;;Dr.",
        "TEL;WORK;FAX:202-555-0199",
        r"LABEL;TYPE=work:12 Elm\nSalem",
    ]


def test_version_3_0_with_folding_groups_and_escapes() -> None:
    person = only(
        card(
            "VERSION:3.0",
            "FN:Ana Ruiz\\, MD",
            "NICKNAME:Anita,A.",
            "ORG:Tech Workers Coalition",
            "item1.EMAIL;TYPE=INTERNET:ana.ruiz@",
            " example.org",
            "item1.X-ABLabel:_$!<Assistant>!$_",
            "item2.URL:https://example.org",
            "item2.X-ABLabel:page",
            "X-AIM;TYPE=HOME:anita5",
            "UID:card-1",
            ending="\n",
        )
    )
    assert (person.name, person.other_names, person.organization) == (
        "Ana Ruiz, MD",
        ("Anita", "A."),
        "Tech Workers Coalition",
    )
    assert person.points == (
        IncomingPoint(EMAIL, "ana.ruiz@example.org", "Assistant"),
        IncomingPoint(OTHER, "anita5", "home"),
    )
    assert person.external_id == "card-1"
    assert person.rest.splitlines() == ["item2.URL:https://example.org", "item2.X-ABLabel:page"]


def test_version_4_0_with_uris_languages_and_zone() -> None:
    person = only(
        card(
            "VERSION:4.0",
            "FN:Ana Ruiz",
            "TEL;VALUE=uri;TYPE=cell:tel:+1-202-555-0142",
            "IMPP:signal:+12025550142",
            "EMAIL;PREF=1:mailto:ana@example.org",
            "LANG;TYPE=work;PREF=1:es",
            "LANG:en",
            "TZ:America/New_York",
            "PRONOUNS:she/her",
            "ORG:Mijente;New York",
        )
    )
    assert person.points == (
        IncomingPoint(EMAIL, "ana@example.org"),
        IncomingPoint(PHONE, "+1-202-555-0142", "cell"),
        IncomingPoint(SIGNAL, "+12025550142"),
    )
    assert (person.languages, person.zone, person.pronouns) == (("es", "en"), "America/New_York", "she/her")
    assert person.organization == "Mijente"
    assert person.rest == "ORG:Mijente;New York"


def test_an_offset_is_no_zone_and_stays_as_it_came() -> None:
    person = only(card("VERSION:3.0", "FN:Ana", "TZ:-05:00"))
    assert (person.zone, person.rest) == ("", "TZ:-05:00")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (card("VERSION:3.0", "EMAIL:a@example.org"), "no_name"),
        (card("BEGIN:VCARD", "FN:Inner", "END:VCARD", "FN:Outer"), "nested"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n", "not_closed"),
    ],
)
def test_a_card_that_cannot_be_read_is_refused_and_the_next_one_is_read(data: bytes, reason: str) -> None:
    assert read_vcards(data)[0] == RefusedCard(1, reason)
    if reason != "not_closed":
        assert read_vcards(data + card("FN:Next"))[1] == IncomingPerson(2, "Next")


def test_lines_that_are_none_are_kept_and_other_files_are_refused() -> None:
    assert only(card("FN:Ana", "just words")).rest == "just words"
    assert read_vcards(b"name,phone\nAna,202-555-0142\n") == []
    with pytest.raises(NotText):
        read_vcards(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_is_read_back_whole(version: str) -> None:
    person = IncomingPerson(
        1,
        "Ana; Ruiz, \\MD",
        points=(
            IncomingPoint(PHONE, "+12025550142", "work"),
            IncomingPoint(PHONE, "+12025550143"),
            IncomingPoint(EMAIL, "ana@example.org", "the desk, nights"),
            IncomingPoint(SIGNAL, "+12025550142"),
            IncomingPoint(OTHER, "mastodon:@ana@example.org"),
        ),
        other_names=("Anita", "A, B"),
        organization="Make the Road; New York",
        pronouns="she/her",
        languages=("es", "en"),
        zone="America/New_York",
        notes="Line one\nline; two, \\ three " + "long " * 40 + "end",
        external_id="uid-1",
        rest="N:Ruiz;Ana;;;MD\nTEL;WORK;FAX:202-555-0199\nitem2.URL:https://example.org",
    )
    written = write_vcards([person], version=version)
    assert only(written) == person
    assert f"VERSION:{version}".encode() in written
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40)


@given(name=TEXT, note=TEXT, nickname=TEXT)
def test_any_words_survive_the_way_there_and_back(name: str, note: str, nickname: str) -> None:
    person = IncomingPerson(1, name, notes=note, other_names=(nickname,))
    read = read_vcards(write_vcards([person]))
    if not known_text(name):
        assert read == [RefusedCard(1, "no_name")]
        return
    (back,) = read
    assert isinstance(back, IncomingPerson)
    assert back.name.split() == name.replace("\ufeff", "").split()


@given(st.binary(max_size=400) | TEXT.map(lambda text: card("FN:Ana", text)))
def test_no_bytes_at_all_break_the_reader(data: bytes) -> None:
    try:
        people = read_vcards(data)
    except NotText:
        return
    assert all(isinstance(each, IncomingPerson | RefusedCard) for each in people)
