"""Where there is nothing, the checklists say what to do first."""

from organizer_app.wording.checklists import empty_checklists as words


def test_without_a_city_everything_leads_to_the_plan() -> None:
    title, hint, button = words.no_cities()
    assert title
    for told in (hint, button, words.applies_nowhere(), words.needs_nothing()):
        assert "plan" in told
    assert all(words.no_template_kept())
