"""An address says where a hub is, never a password, and never less than proof of who answers."""

import pytest

from organizer_app.domain.merging.hub_address import HubAddress, hub_address
from organizer_app.domain.merging.hub_problems import AddressFault, HubAddressRefused

ADDRESSES = (
    (
        "postgresql://anna@hub.example.org/team",
        HubAddress("hub.example.org", 5432, "team", "anna", {"sslmode": "verify-full"}),
    ),
    (
        "postgres://hub.example.org:6432/team?sslrootcert=/etc/root.crt",
        HubAddress(
            "hub.example.org", 6432, "team", "", {"sslmode": "verify-full", "sslrootcert": "/etc/root.crt"}
        ),
    ),
    ("postgresql://localhost/team", HubAddress("localhost", 5432, "team")),
    ("postgresql://[::1]:7000/team", HubAddress("::1", 7000, "team")),
    (
        "postgresql://anna%40desk@/team?host=/run/postgresql&port=7",
        HubAddress("/run/postgresql", 7, "team", "anna@desk"),
    ),
)


@pytest.mark.parametrize(("typed", "address"), ADDRESSES)
def test_an_address_is_read_and_written_the_same(typed: str, address: HubAddress) -> None:
    assert hub_address(typed) == address
    assert hub_address(str(address)) == address


def test_who_is_on_this_computer_needs_no_proof() -> None:
    assert hub_address("postgresql://localhost/team").is_local
    assert hub_address("postgresql:///team?host=/tmp").is_local
    assert not hub_address("postgresql://10.0.0.7/team").is_local


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("postgresql://anna:secret@hub.example.org/team", AddressFault.PASSWORD),
        ("postgresql://anna:@hub.example.org/team", AddressFault.PASSWORD),
        ("postgresql://hub.example.org/team?password=secret", AddressFault.PASSWORD),
        ("postgresql://hub.example.org/team?sslmode=require", AddressFault.OPEN),
        ("postgresql://hub.example.org/team?sslmode=disable", AddressFault.OPEN),
        ("postgresql://hub.example.org/", AddressFault.UNCLEAR),
        ("postgresql://hub.example.org/a/b", AddressFault.UNCLEAR),
        ("postgresql://hub.example.org:port/team", AddressFault.UNCLEAR),
        ("postgresql://hub.example.org/team?options=-csearch_path%3Dx", AddressFault.UNCLEAR),
        ("https://hub.example.org/team", AddressFault.UNCLEAR),
        ("team", AddressFault.UNCLEAR),
        ("", AddressFault.UNCLEAR),
    ],
)
def test_an_address_that_cannot_be_used_says_why(typed: str, fault: AddressFault) -> None:
    with pytest.raises(HubAddressRefused) as refused:
        hub_address(typed)
    assert refused.value.fault is fault
