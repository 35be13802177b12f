"""Points of maps in XML become rows, and what would fill the memory is refused."""

import io
import zipfile

import pytest

from organizer_app.domain.importing.import_problems import FileKind, NotText
from organizer_app.exchange.foreign.placemarks import read_archive, read_placemarks
from organizer_app.exchange.reading.incoming_actions import read_actions

KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<name>West</name><Placemark><name>Rally</name><description><![CDATA[At noon<br>Bring water]]></description>
<address>150 N Capitol Blvd, Boise, ID 83702</address><TimeStamp><when>2026-04-18</when></TimeStamp>
<ExtendedData><Data name="expected"><value>40</value></Data><Data name="gx_media_links"><value>https://example.org/1
</value></Data></ExtendedData><Point><coordinates>-116.2,43.6,0</coordinates></Point></Placemark>
<Placemark><name>Route</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></Folder>
</Document></kml>"""


def test_a_point_is_an_action_with_its_folder_and_its_data() -> None:
    (action,) = read_actions(read_placemarks(KML).tables[0]).rows
    assert (action.title, action.city, action.state, str(action.day)) == (
        "Rally",
        "Boise",
        "ID",
        "2026-04-18",
    )
    assert (action.latitude, action.longitude, action.expected) == (43.6, -116.2, 40)
    assert action.notes == "At noon\nBring water\nphotos: https://example.org/1\nlayer: West"


def test_an_archive_is_read_by_its_main_file() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("files/a.png", b"x")
        archive.writestr("doc.kml", KML)
    assert len(read_archive(data.getvalue()).tables[0].rows) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<!DOCTYPE k [<!ENTITY a "x">]><kml>&a;</kml>', FileKind.XML),
        ('<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>', FileKind.XML),
        ("<kml><Placemark>", FileKind.XML),
        ("<kml></kml>", FileKind.NO_POINTS),
        ("<kml>" * 200 + "</kml>" * 200, FileKind.NO_POINTS),
    ],
)
def test_a_hostile_or_empty_map_is_refused(text: str, kind: FileKind) -> None:
    with pytest.raises(NotText) as raised:
        read_placemarks(text)
    assert raised.value.kind is kind
