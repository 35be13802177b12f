"""Two to six laptops edit and exchange in every order that Hypothesis finds; an oracle knows what must come.

The full run is `make drills size=full`: 10,000 schedules of the same acts.
"""

import random
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from organizer_app.wiring import open_gazetteer
from tests.support.fleet import Fleet, Laptop

_ACTS = ("create", "write", "write", "remove", "undo", "settle", "settle", "forget", "copy", "restore")


class Laptops(RuleBasedStateMachine):
    """A fleet whose every act Hypothesis chooses."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.fleet: Fleet | None = None

    @initialize(seed=st.integers(0, 1 << 32), laptops=st.integers(1, 4), records=st.integers(1, 4))
    def begin(self, seed: int, laptops: int, records: int) -> None:
        self.fleet = Fleet(Path(self._folder.name), open_gazetteer(), random.Random(seed))
        first = self.fleet.add()
        for _ in range(records):
            self.fleet.create(first)
        for _ in range(laptops):
            self.fleet.add(first)

    def _laptop(self, number: int) -> Laptop:
        assert self.fleet is not None
        return self.fleet.laptops[number % len(self.fleet.laptops)]

    @rule(act=st.sampled_from(_ACTS), number=st.integers(0, 5))
    def change(self, act: str, number: int) -> None:
        getattr(self.fleet, act)(self._laptop(number))

    @rule(sender=st.integers(0, 5), receiver=st.integers(0, 5))
    def exchange(self, sender: int, receiver: int) -> None:
        assert self.fleet is not None
        self.fleet.send(self._laptop(sender))
        self.fleet.receive(self._laptop(receiver))

    @rule(number=st.integers(0, 5))
    def look(self, number: int) -> None:
        assert self.fleet is not None
        self.fleet.check(self._laptop(number))

    @invariant()
    def some_are_left(self) -> None:
        assert self.fleet is None or self.fleet.laptops

    def teardown(self) -> None:
        try:
            if self.fleet is not None:
                self._meet(self.fleet)
        finally:
            if self.fleet is not None:
                self.fleet.close()
            self._folder.cleanup()

    @staticmethod
    def _meet(fleet: Any) -> None:
        fleet.exchange_everything()
        for laptop in fleet.laptops:
            fleet.check(laptop)
        fleet.check_all_equal()


TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
