"""Cards of every program that people use come out of a plan, and into another one, with nothing lost."""

from dataclasses import replace
from pathlib import Path

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactPoint, Person
from organizer_app.domain.sharing.sharing_rules import is_share_key
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from tests.support.imported_people import import_vcards
from tests.support.open_plans import empty_plan, opened

# One of each kind that programs write; all that they name is invented.
CARDS = {
    "outlook 2.1": (
        "VERSION:2.1\r\nN;LANGUAGE=en-us:Moss;Quill;P.;Mr.;Jr.\r\nFN:Mr. Quill P. Moss Jr.\r\n"
        "ORG:Harbor Choir;Altos\r\nTITLE:Cantor\r\nTEL;WORK;VOICE:(202) 555-0142\r\n"
        "TEL;WORK;FAX:202 555 0199\r\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nREV:20190715T120000Z\r\n"
        "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:1 Pier=0D=0ASalem, OR\r\n"
        "FBURL;ENCODING=QUOTED-PRINTABLE:https://example.org/=0Cbusy=0B=01=7F\r\n"
        "EMAIL;PREF;INTERNET:quill@example.org\r\n"
    ),
    "address book 3.0": (
        "VERSION:3.0\r\nN:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\nNICKNAME:Anita,A.\r\nORG:The Road\\; New York;\r\n"
        "item1.EMAIL;type=INTERNET;type=pref:ana@example.org\r\nitem1.X-ABLabel:_$!<Assistant>!$_\r\n"
        "TEL;type=CELL;type=pref:+1 202 555 0143\r\nitem2.URL:https://example.org\r\n"
        "item2.X-ABLabel:_$!<HomePage>!$_\r\nX-AIM;type=HOME:anita5\r\nBDAY;value=date:1980-03-22\r\n"
        f"PHOTO;ENCODING=b;TYPE=JPEG:{'QUFB' * 40}\r\nTZ:-05:00\r\n"
    ),
    "standard 4.0": (
        "VERSION:4.0\r\nUID:urn:uuid:4fbe8971\r\nFN:Bo Li\r\nN:Li;Bo;;;ing. jr,M.Sc.\r\n"
        'TEL;VALUE=uri;TYPE="voice,home";PREF=1:tel:+1-503-555-0144\r\nIMPP:signal:+15035550145\r\n'
        "PRONOUNS:they/them\r\nLANG;PREF=1:es\r\nLANG:en\r\nTZ:America/Los_Angeles\r\nGEO:geo:46.77,-71.28\r\n"
        'ADR;LABEL="1 Pier":;;1 Pier;Salem;OR;97301;USA\r\nKEY;VALUE=uri:https://example.org/bo.asc\r\n'
    ),
    "telephone": (
        "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;Caf=C3=A9 Desk;;;\nTEL;CELL:5035550146\n"
        "TEL;X-Night:503-555-0147\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Night;1;;;;\n"
    ),
    "lines that are none": (
        "VERSION:3.0\r\nFN:Di Fox\r\njust words, and more\r\nX-TAB:one\ttwo\r\nX-PAGE:one\ftwo\r\n"
    ),
}  # fmt: skip


def _is_own_key(person: Person) -> bool:
    return person.source_system == "row" or is_share_key(person.external_id)


def known(workspace: Workspace) -> list[tuple[object, ...]]:
    """Return all that a plan knows of its people, without ids and stamps.

    A person without a key of another program gets ours on the way; one without a number is known by the row.
    """
    with workspace.read() as reader:
        points, groups = reader.all(ContactPoint), {each.id: each.name for each in reader.all(Organization)}
        people = reader.all(Person)
    bare = {"id": "", "version": 0, "created_at": None, "updated_at": None}
    return sorted(
        (
            person.vcard_rest,
            replace(
                person,
                organization_id="",
                source_system="",
                external_id="" if _is_own_key(person) else person.external_id,
                **bare,  # type: ignore[arg-type]  # by name
            ),
            groups.get(person.organization_id, ""),
            sorted(
                (each.kind.value, each.value, each.label) for each in points if each.person_id == person.id
            ),
        )
        for person in people
    )


def test_fields_and_raw_rest_are_the_same_in_the_next_plan(tmp_path: Path) -> None:
    written = "".join(f"BEGIN:VCARD\r\n{card}END:VCARD\r\n" for card in CARDS.values()).encode()
    formats = ("people-vcard-3", "people-vcard")
    with opened(empty_plan(tmp_path, "first.organizer")) as first:
        import_vcards(first, name="in.vcf", data=written)
        for code in formats:
            export_contacts(first, contact_format=code, audience=Audience.INTERNAL, out=tmp_path / code)
        before = known(first)
    assert len(before) == len(CARDS)
    assert all(rest for rest, *_ in before), "a card with nothing beside the fields shows nothing"
    for code in formats:
        with opened(empty_plan(tmp_path, f"{code}.organizer")) as second:
            import_vcards(second, name="out.vcf", data=(tmp_path / code).read_bytes())
            assert known(second) == before, code


def test_form_feeds_are_kept_and_other_controls_are_not(tmp_path: Path) -> None:
    with opened(empty_plan(tmp_path)) as workspace:
        import_vcards(
            workspace, name="in.vcf", data=f"BEGIN:VCARD\r\n{CARDS['outlook 2.1']}END:VCARD\r\n".encode()
        )
        ((rest, *_),) = known(workspace)
    assert "FBURL:https://example.org/\fbusy\v" in str(rest).split("\n")
