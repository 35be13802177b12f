"""The last seal of a history is signed by a laptop, and members see whose laptop it was."""

import pytest

from organizer_app.domain.basics.problems import HistorySignatureWrong
from organizer_app.domain.merging.history_signers import HistorySigner
from organizer_app.services.together.history_signatures import signature_of, signer_of
from organizer_app.services.together.members import own_keys
from tests.services.together.test_exchanging import introduce
from tests.support.fleet import Fleet

SEAL = "5ea1" * 16


def test_a_laptop_knows_its_own_signature_that_of_a_member_and_no_other(fleet: Fleet) -> None:
    one = fleet.add()
    member, stranger = fleet.add(one), fleet.add(one)
    introduce(one, member)
    key = own_keys(one.workspace).sign_key
    signature = signature_of(one.workspace, seal=SEAL)
    assert signature == signature_of(one.workspace, seal=SEAL)
    assert signer_of(one.workspace, seal=SEAL, signature=signature) == HistorySigner(key, is_own=True)
    known = signer_of(member.workspace, seal=SEAL, signature=signature)
    assert (known.sign_key, known.is_own) == (key, False)
    assert known.name
    assert signer_of(stranger.workspace, seal=SEAL, signature=signature) == HistorySigner(key)


def test_a_signature_that_does_not_fit_is_refused(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    signature = signature_of(one.workspace, seal=SEAL)
    begins, key, signed = signature.split()
    for seal, wrong in (
        (SEAL.replace("5", "6"), signature),
        (SEAL, f"{begins} {own_keys(other.workspace).sign_key} {signed}"),
        (SEAL, f"{begins} {key} {'00' * 64}"),
        (SEAL, f"{begins} {key} signed"),
        (SEAL, f"{begins} {key}"),
        (SEAL, ""),
    ):
        with pytest.raises(HistorySignatureWrong):
            signer_of(one.workspace, seal=seal, signature=wrong)
