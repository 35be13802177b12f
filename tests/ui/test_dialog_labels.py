"""What asks for more before it does anything ends in three dots, and the dialog's title does not."""

import ast
from collections.abc import Callable
from pathlib import Path

import organizer_app
from organizer_app.ui.flow.save_dialog import dialog_title
from organizer_app.wording.day import after_action, day_papers, handovers, paper
from organizer_app.wording.plan import backups, plan_bar
from organizer_app.wording.sharing import feeds, returns_inbox, share_choices
from organizer_app.wording.together import hub_page, laptops

LABELS: list[Callable[[], str]] = [
    after_action.print_report, backups.choose_second, backups.copy_to_stick, backups.restore_new,
    day_papers.print_board, day_papers.print_log, feeds.publish_folder, handovers.make_page, hub_page.invite,
    hub_page.join, laptops.choose_folder, laptops.choose_place, laptops.open_file, laptops.save_card,
    laptops.save_file, laptops.take_card, paper.print_board, plan_bar.import_files,
    returns_inbox.open_replies, share_choices.return_forms, share_choices.save_packet,
    share_choices.save_packets, share_choices.save_press_list,
]  # fmt: skip


def test_a_label_that_leads_to_a_dialog_of_files_says_so() -> None:
    said = [label() for label in LABELS]
    assert [each for each in said if dialog_title(each) + "…" != each] == []


def test_whoever_saves_a_file_asks_through_the_dialog_that_adds_its_ending() -> None:
    # Parts that any screen may use know nothing of that dialog; one of them adds the ending itself.
    allowed = {"flow/save_dialog.py", "widgets/controls/export_button.py"}
    ui = Path(organizer_app.__file__).parent / "ui"
    asking = {
        file.relative_to(ui).as_posix()
        for file in ui.rglob("*.py")
        if "getSaveFileName" in (source := file.read_text("utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "getSaveFileName"
    }
    assert asking == allowed
