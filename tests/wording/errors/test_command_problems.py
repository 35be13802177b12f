"""The command line names what to type, and the window what to click, for one and the same problem."""

import pytest

from organizer_app.domain.basics import problems
from organizer_app.domain.merging import hub_problems, merge_problems
from organizer_app.domain.merging.hub_problems import AddressFault, HubRefusal
from organizer_app.domain.merging.merge_problems import Refusal
from organizer_app.wording.errors.command_problems import command_sentence
from organizer_app.wording.errors.problems import sentence

TOLD = [
    (merge_problems.ChangesRefused(Refusal.UNKNOWN_SENDER), "organizer members", "Together, Exchange"),
    (merge_problems.UnknownMember("Ana"), "organizer members", "Together, Exchange"),
    (merge_problems.NobodyToSendTo(), "organizer members", "Together, Exchange"),
    (hub_problems.HubRefused(HubRefusal.NOT_MADE, "db"), "organizer hub create", "Together, Hub"),
    (hub_problems.HubRefused(HubRefusal.NOT_A_MEMBER, "db"), "organizer hub invite", "Ask its owner"),
    (hub_problems.HubRefused(HubRefusal.OLDER, "db"), "organizer hub create", "Together, Hub"),
    (hub_problems.HubRefused(HubRefusal.FULL, "db"), "organizer hub prune", "Together, Hub"),
    (hub_problems.HubAddressRefused(AddressFault.PASSWORD), "--password-file", "its own field"),
    (hub_problems.NoHub(), "organizer hub create", "Together, Hub"),
    (hub_problems.HubJoined(), "organizer hub leave", "Together, Hub"),
    (problems.PlanMissing("may.organizer"), "organizer new", "make a new plan"),
    (problems.PlanIsFolder("plans"), "organizer new", "make a new one"),
    (problems.FolderHoldsOther("out", "public"), "organizer publish", "Choose another folder."),
]


@pytest.mark.parametrize(("problem", "typed", "clicked"), TOLD, ids=lambda each: type(each).__name__)
def test_each_place_names_its_own_remedy(problem: problems.Problem, typed: str, clicked: str) -> None:
    assert typed in command_sentence(problem)
    assert clicked in sentence(problem)
    assert "organizer " not in sentence(problem).replace("may.organizer", "").replace("PLAN.organizer", "")
    assert "--" not in sentence(problem)


def test_any_other_problem_has_one_sentence() -> None:
    for problem in (
        problems.PlanExists("may.organizer"),
        merge_problems.ChangesRefused(Refusal.OWN),
        hub_problems.HubRefused(HubRefusal.BUSY, "db"),
    ):
        assert command_sentence(problem) == sentence(problem)


def test_no_number_is_repeated() -> None:
    assert "0151" not in command_sentence(problems.PlanMissing("206-555-0151"))
