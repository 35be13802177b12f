"""The map of a schedule is a picture of what its readers may see, and of nothing else."""

from PySide6.QtGui import QImage

from organizer_app.domain.basics.audiences import Audience
from organizer_app.environment.resource_files import resource_path
from organizer_app.exchange.paper.map_sheet import map_sheet
from organizer_app.exchange.paper.state_shapes import state_shapes
from organizer_app.services.plan.typesetting import sheet_pdf
from organizer_app.services.sharing.schedule_pictures import map_picture, map_png
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.printed_pages import pages_of
from tests.support.shared_schedules import a_schedule

ACCENT = 0xFF5B46D9
SHAPES = state_shapes(resource_path("geo", "outlines.dat"))


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
    assert (image.width(), image.height()) == (1600, 1200)
    assert any(
        image.pixel(x, y) == ACCENT for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )


def test_it_says_what_is_on_it_and_for_whom() -> None:
    for audience, banner in ((Audience.PUBLIC, ""), (Audience.INTERNAL, "For the national team only")):
        picture = map_picture(a_schedule(audience, release=3), schedule_words())
        assert picture.banner.startswith(banner)
        (text,) = pages_of(sheet_pdf(map_sheet(picture, SHAPES)))
        assert "Seattle" in text
        assert "Prime Day 2019: where and when" in text
        assert "Version 3" in text
        assert len(picture.dots) == 1, "what is called off or has no point has no dot"


def test_an_empty_schedule_is_an_empty_map() -> None:
    picture = map_picture(a_schedule(Audience.PUBLIC, entries=()), schedule_words())
    assert (list(picture.dots), picture.keys) == ([], ("", ""))
    assert map_png(a_schedule(Audience.PUBLIC, entries=()), schedule_words())


def test_all_of_the_country_is_on_the_sheet() -> None:
    land = str(map_sheet(map_picture(a_schedule(Audience.PUBLIC), schedule_words()), SHAPES).data["land"])
    left, top, width, height = (
        float(each) for each in land.partition('viewBox="')[2].partition('"')[0].split()
    )
    states = [shape for code, shape in SHAPES.items() if code not in {"PR", "VI", "GU", "MP", "AS"}]
    assert land.count("<path") == len(states) > 50
    assert min(shape.left for shape in states) > left
    assert min(shape.top for shape in states) > top
    assert max(shape.left + shape.width for shape in states) < left + width
    assert max(shape.top + shape.height for shape in states) < top + height


def test_a_long_title_is_smaller_and_whole() -> None:
    title = "Northwestern Sierra Nevada Coalition of Warehouse Workers United for Clean Water and Safe Work"
    picture = map_picture(a_schedule(Audience.PUBLIC, title=title), schedule_words())
    assert f"{title}: where and when" in pages_of(sheet_pdf(map_sheet(picture, SHAPES)))[0]
