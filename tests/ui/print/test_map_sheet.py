"""The map of a schedule is a picture of what its readers may see, and of nothing else."""

import pytest
from PySide6.QtGui import QImage

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.sharing.schedule_pictures import map_picture
from organizer_app.ui.print.map_sheet import PICTURE_SIZE, map_png, map_sheet
from organizer_app.ui.print.page_marks import Box, Shape, Words
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule

pytestmark = pytest.mark.usefixtures("qapp")
ACCENT = 0xFF5B46D9


def chunks(png: bytes) -> list[str]:
    names, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        names.append(png[at + 4 : at + 8].decode())
        at += 12 + length
    return names


def test_a_picture_file_holds_the_picture_alone_and_is_the_same_every_time() -> None:
    data = map_png(a_schedule(Audience.PUBLIC), schedule_words())
    assert set(chunks(data)) <= {"IHDR", "pHYs", "IDAT", "IEND"}
    assert data == map_png(a_schedule(Audience.PUBLIC), schedule_words())
    image = QImage.fromData(data)
    assert (image.width(), image.height()) == PICTURE_SIZE
    assert any(
        image.pixel(x, y) == ACCENT for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )


def test_it_says_what_is_on_it_and_for_whom() -> None:
    for audience, banner in ((Audience.PUBLIC, ""), (Audience.INTERNAL, "For the national team only")):
        picture = map_picture(a_schedule(audience, release=3), schedule_words())
        assert picture.banner.startswith(banner)
        texts = [mark.text for mark in map_sheet(picture, Typesetter()).marks if isinstance(mark, Words)]
        assert "Seattle" in texts
        assert "Prime Day 2019: where and when" in texts
        assert any(text.startswith("Version 3") for text in texts)
        assert len(picture.dots) == 1, "what is called off or has no point has no dot"


def test_an_empty_schedule_is_an_empty_map() -> None:
    picture = map_picture(a_schedule(Audience.PUBLIC, entries=()), schedule_words())
    assert (list(picture.dots), picture.keys) == ([], ("", ""))
    assert map_png(a_schedule(Audience.PUBLIC, entries=()), schedule_words())


def test_all_of_the_country_is_on_the_sheet() -> None:
    picture = map_picture(a_schedule(Audience.PUBLIC), schedule_words())
    sheet = map_sheet(picture, Typesetter())
    land = [mark.path.boundingRect() for mark in sheet.marks if isinstance(mark, Shape)]
    assert len(land) > 50
    panel = next(mark for mark in sheet.marks if isinstance(mark, Box))
    assert min(each.left() for each in land) > panel.x
    assert max(each.right() for each in land) < panel.x + panel.width
    assert max(each.bottom() for each in land) < panel.y + panel.height


def test_a_long_title_is_smaller_and_whole() -> None:
    title = "Northwestern Sierra Nevada Coalition of Warehouse Workers United for Clean Water and Safe Work"
    picture = map_picture(a_schedule(Audience.PUBLIC, title=title), schedule_words())
    texts = [mark.text for mark in map_sheet(picture, Typesetter()).marks if isinstance(mark, Words)]
    assert f"{title}: where and when" in " ".join(texts)
