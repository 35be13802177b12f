"""Partner groups as a file describes them, before it is known whether the plan has them already."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingGroup:
    """One group of a file.

    Attributes:
        spot: number of the row in the file, from 1.
        name: as it is to be shown.
        other_names: what else it is called, such as the slug its name was made of.
        network: name of the group it stands below.
        kind: code of `OrganizationKind`, or empty.
        city: where it takes part, such as "Portland, OR; Seattle, WA".
        role: as what, by the code or name of a `PartnershipRole`.
        stage: how far it has agreed, by the code or name of a `PartnershipStatus`.
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
