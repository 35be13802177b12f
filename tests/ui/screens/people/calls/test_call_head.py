"""The head of a call tells every word, however long, and is as high as that takes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from organizer_app.domain.people.call_queue import QueueEntry, all_facts, make_queue
from organizer_app.ui.screens.people.calls.call_head import CallHead
from organizer_app.ui.theme.theme import Theme
from tests.support.people_books import MINNEAPOLIS, NOW, a_book, person, role

LONG = "Amina Yusuf and Neighbouring Townships of the Upper Susquehanna"


def entry_of(name: str) -> QueueEntry:
    book = a_book(people=[person(name)], roles=[role(name, MINNEAPOLIS)])
    return make_queue(all_facts(book).values(), NOW).calls[0]


def test_a_long_name_goes_on_below_and_a_narrow_head_stacks_the_clock(theme: Theme) -> None:
    head, short, long = CallHead(theme), entry_of("Amina Yusuf"), entry_of(LONG)
    usual = head.height(short, MINNEAPOLIS, 500)
    assert head.height(short, MINNEAPOLIS, 900) == usual
    assert head.height(long, MINNEAPOLIS, 500) > usual
    assert head.height(short, MINNEAPOLIS, 300) > usual
    venue = MINNEAPOLIS._replace(
        groups="Twin Cities Warehouse Workers", venue="Fulfillment center gate, Shakopee"
    )
    assert head.height(short, venue, 500) > usual


def test_nothing_is_drawn_below_its_own_height(theme: Theme) -> None:
    head, long = CallHead(theme), entry_of(LONG)
    for width in (300, 500):
        high = head.height(long, MINNEAPOLIS, width)
        picture = QPixmap(width, high + 40)
        picture.fill(theme.color("raised"))
        painter = QPainter(picture)
        head.draw(painter, long, MINNEAPOLIS, QRectF(0, 0, width, 0))
        painter.end()
        image = picture.toImage()
        below = {image.pixelColor(x, y).name() for x in range(0, width, 3) for y in range(high, high + 40)}
        assert below == {theme.color("raised").name()}
