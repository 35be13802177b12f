"""Hold partner groups as a file describes them, before they are compared with the plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingGroup:
    """One group of a file.

    Attributes:
        spot: number of the row in the file, from 1.
        name: display name.
        other_names: other names, such as the slug from which its name was made.
        network: name of its parent group.
        kind: code of `OrganizationKind`, or empty.
        city: its cities, such as "Portland, OR; Seattle, WA".
        role: its role, by the code or name of a `PartnershipRole`.
        stage: its progress, by the code or name of a `PartnershipStatus`.
    """

    spot: int
    name: str
    credit_name: str = ""
    short_name: str = ""
    other_names: tuple[str, ...] = ()
    network: str = ""
    kind: str = ""
    website: str = ""
    city: str = ""
    notes: str = ""
    role: str = ""
    stage: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The names of the group and of its network."""
        return (self.name, self.credit_name, self.short_name, *self.other_names, self.network)
