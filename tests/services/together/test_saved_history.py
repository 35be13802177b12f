"""The history is written for its owner alone, and signed unless nothing can be written into the plan."""

import stat
from pathlib import Path

import pytest

from organizer_app.domain.basics.problems import PlanBusy, PlanReadOnly
from organizer_app.services.plan.history_log import first_difference, last_seal
from organizer_app.services.together import saved_history
from organizer_app.services.together.history_signatures import signer_of
from organizer_app.services.together.saved_history import save_history
from tests.support.open_plans import add_action, empty_plan, opened


def test_a_saved_history_is_the_plans_and_signed_by_this_laptop(tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    with opened(empty_plan(tmp_path)) as plan:
        add_action(plan)
        saved = save_history(plan, path=file)
        content = file.read_bytes()
        assert (saved.lines, saved.seal) == (len(content.splitlines()) - 1, last_seal(content))
        assert first_difference(plan, content) == (saved.lines, 0)
        assert saved.signature == tmp_path / "history.csv.signature"
        assert signer_of(plan, seal=saved.seal, signature=saved.signature.read_text()).is_own
    assert [stat.S_IMODE(each.stat().st_mode) for each in (file, saved.signature)] == [0o600, 0o600]


def test_where_nothing_can_be_signed_no_older_signature_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "history.csv"
    with opened(empty_plan(tmp_path)) as plan:
        assert save_history(plan, path=file).signature is not None

        def refused(*_given: object, **_named: object) -> str:
            raise PlanReadOnly(str(tmp_path))

        monkeypatch.setattr(saved_history, "signature_of", refused)
        assert save_history(plan, path=file).signature is None
    assert file.is_file()
    assert not (tmp_path / "history.csv.signature").exists()


def test_while_another_program_writes_the_plan_no_file_is_left_without_its_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "history.csv"
    with opened(empty_plan(tmp_path)) as plan:

        def refused(*_given: object, **_named: object) -> str:
            raise PlanBusy(str(tmp_path))

        monkeypatch.setattr(saved_history, "signature_of", refused)
        with pytest.raises(PlanBusy):
            save_history(plan, path=file)
    assert not file.exists()
