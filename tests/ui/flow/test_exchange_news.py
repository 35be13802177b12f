"""Whoever only looks at the window hears once that others use a newer version."""

from typing import TYPE_CHECKING, cast

from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.services.together.shared_folder import Exchange, Refused
from organizer_app.ui.flow.exchange_news import ExchangeNews

if TYPE_CHECKING:
    from organizer_app.ui.flow.frame import Frame


class Window:
    """Notes what it is to say."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def complain(self, sentence: str) -> None:
        self.complaints.append(sentence)


def test_what_only_a_newer_version_can_read_is_said_once() -> None:
    window = Window()
    news = ExchangeNews(lambda: [cast("Frame", window)])
    found = Exchange(refused=(Refused("7", Refusal.NEWER),))
    for _ in range(2):
        news.tell(found)
    assert len(window.complaints) == 1
    assert "Update this one" in window.complaints[0]
    news.tell(Exchange(refused=(Refused("8", Refusal.DAMAGED),)))
    assert len(window.complaints) == 1
