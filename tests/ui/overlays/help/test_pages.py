"""Every page of the guide is there, every picture it shows can be drawn, and every screen has its page."""

import pytest

from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.overlays.help.pages import PAGES, Block, BlockKind, page, page_of, picture_in, title_of
from organizer_app.ui.screen_list import SCREENS
from organizer_app.ui.theme.tokens import SCHEMES


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_one_title_and_pictures_that_are_there(code: str) -> None:
    blocks = page(code)
    assert [block.kind for block in blocks].count(BlockKind.TITLE) == 1
    assert title_of(code) == blocks[0].text
    for block in blocks:
        assert block.text
        if block.kind is BlockKind.PICTURE:
            for scheme in SCHEMES:
                file = picture_in(block, scheme)
                assert file.endswith(f"-{scheme}.png")
                assert resource_path("help", *file.split("/")).stat().st_size > 1000


@pytest.mark.parametrize("code", PAGES)
def test_no_page_shows_marks_of_the_text_it_is_written_in(code: str) -> None:
    assert [block.text for block in page(code) if "**" in block.text or "`" in block.text] == []


def test_a_picture_that_was_drawn_in_one_look_alone_is_shown_in_both() -> None:
    block = Block(BlockKind.PICTURE, "The sheet", "pictures/nowhere-light.png")
    assert picture_in(block, "dark") == block.file


def test_no_file_of_the_guide_is_left_out_of_its_list() -> None:
    assert {path.stem for path in resource_path("help").glob("*.md")} == set(PAGES)


def test_a_view_without_a_page_of_its_own_is_told_on_that_of_its_screen() -> None:
    assert (page_of("plan", "month"), page_of("plan", "week")) == ("plan", "timeline")
    assert page_of("checklists", "templates") == "permits"
    assert page_of("", "") == "start"
    assert {page_of(entry.code, "") for entry in SCREENS} <= set(PAGES) - {"start"}
