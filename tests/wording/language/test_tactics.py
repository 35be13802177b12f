"""Every kind of action has a name."""

from organizer_app.domain.model.city_actions import Tactic
from organizer_app.wording.language import tactics


def test_every_kind_has_a_name_of_its_own() -> None:
    assert [code for code, _name in tactics.names()] == [tactic.value for tactic in Tactic]
    assert len({name for _code, name in tactics.names()}) == len(Tactic)
    assert tactics.tactic_name("teach_in") == "Teach-in"


def test_a_foreign_code_stands_for_itself() -> None:
    assert tactics.name_of("puppet_show") == "puppet_show"
