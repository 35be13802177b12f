"""The signatures of a host are said with the warning that some people may be counted twice."""

from organizer_app.domain.model.petitions import PetitionPart
from organizer_app.wording.commands import numbers_command as words


def test_a_host_has_its_number() -> None:
    part = PetitionPart(id="p", mobilization_id="m", title="Petition", host="Mijente", signatures=1)
    assert words.part_sentence(part) == "Mijente: 1 signature"
    alone = PetitionPart(id="p", mobilization_id="m", title="Petition", signatures=2000, shares_people=False)
    assert words.part_sentence(alone) == "Petition: 2,000 signatures, of nobody else"
    assert "Mijente=250000" in words.petition_form("x")
    assert words.locked("7 cities") == "Locked: 7 cities"
