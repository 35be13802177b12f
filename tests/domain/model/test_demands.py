"""A campaign demands what its own sentence says, or else all its demands in their order."""

from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.demands import Demand, told_demand

CAMPAIGN = Campaign(id="c", title="Clean water")
DEMANDS = [
    Demand(id="2", campaign_id="c", text="No home is cut off.", position=2),
    Demand(id="1", campaign_id="c", text="Replace every pipe.", position=1),
    Demand(id="3", campaign_id="other", text="Free buses."),
]


def test_demands_are_told_in_their_order() -> None:
    assert told_demand(CAMPAIGN, DEMANDS) == "Replace every pipe. No home is cut off."
    assert told_demand(CAMPAIGN, []) == ""


def test_the_sentence_of_the_campaign_comes_first() -> None:
    own = Campaign(id="c", title="Clean water", demand="Clean water for all.")
    assert told_demand(own, DEMANDS) == "Clean water for all."
