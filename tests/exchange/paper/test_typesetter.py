"""Sheets are typeset in a child process: the same bytes everywhere, no way out of it, and an end."""

import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from organizer_app.domain.basics.problems import CannotTypeset, TypesettingStopped
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.paper import packet_sheet
from organizer_app.exchange.paper.paper_run import PaperRun, stoppable
from organizer_app.exchange.paper.paper_text import Code, PaperLetters
from organizer_app.exchange.paper.typesetter import (
    PaperParts,
    PaperSheet,
    Typesetter,
    typesetter,
)
from organizer_app.services.sharing import paper
from organizer_app.services.sharing.paper import packets_pdf, schedule_pdf
from organizer_app.wording.sharing.packets import packet_words
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.pdf_ua import faults
from tests.support.printed_pages import entry, packet, pages_of, plain, schedule
from tests.support.waiting import LIMIT

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES, FONTS = ROOT / "resources/paper", ROOT / "resources/fonts"
PARTS = PaperParts(TEMPLATES, FONTS)
NOON = datetime(2019, 7, 15, 19, tzinfo=UTC)
# What a Typst source would run, read or show as markup.
INJECTIONS = (
    '#eval("1+1")', '#import "kit.typ": *', "$x^2$", "\\u{41}", "*bold*", "_it_", "`raw`", "<label>", "@ref",
    "// gone", "/* gone */", '#read("/etc/passwd")', '"; #panic(1)', "#{ while true {} }", "= Heading",
    "- item", "~", "--- ...", "#sys.inputs.data", '#image("https://example.org/a.png")',
    "{name} {count} {heading}",
)  # fmt: skip


def parts(folder: Path, source: str) -> PaperParts:
    """Return a folder with one template beside the fonts that ship."""
    folder.mkdir(exist_ok=True)
    (folder / "sheet.typ").write_text(f'#set document(title: "Test")\n{source}', "utf-8")
    return PaperParts(folder, FONTS)


@pytest.fixture(scope="module", autouse=True)
def kept_children() -> None:
    """Keep no child here: when they start and end is the point."""


def sheet(**data: object) -> PaperSheet:
    return PaperSheet(template="sheet", data=data, language="en", stamp=NOON)


def test_a_text_is_never_markup() -> None:
    pdf = schedule_pdf(
        schedule(*(entry(at, title=text) for at, text in enumerate(INJECTIONS))), schedule_words()
    )
    told = "".join("".join(pages_of(pdf)).split())
    assert [text for text in INJECTIONS if "".join(text.split()) not in told] == []
    assert faults(pdf) == []


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../../../../../../etc/passwd")',
        '#import "@preview/example:0.1.0": *',
        '#image("https://example.org/a.png")',
        "#let f(x) = f(x + 1)\n#f(1)",
    ],
)
def test_a_template_reaches_no_file_and_no_network(tmp_path: Path, source: str) -> None:
    with Typesetter(parts(tmp_path / "own", source)) as made, pytest.raises(CannotTypeset):
        made.pdf(sheet())


def test_a_link_out_of_the_templates_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    own = parts(tmp_path / "own", '= Test\n#read("way")')
    (own.templates / "way").symlink_to(tmp_path / "secret")
    with Typesetter(own) as made, pytest.raises(CannotTypeset):
        made.pdf(sheet())


def test_the_templates_that_ship_import_each_other_alone_and_read_nothing() -> None:
    for template in TEMPLATES.iterdir():
        source = template.read_text("utf-8")
        assert set(re.findall(r'#?(?:import|include)\s+"([^"]*)"', source)) <= {"kit.typ"}, template.name
        calls = set(re.findall(r"\b(read|csv|yaml|toml|xml|cbor|plugin|eval|bibliography)\(", source))
        assert calls == set(), template.name
        assert not template.is_symlink()


def test_letters_in_the_list_can_all_be_set(tmp_path: Path) -> None:
    letters = PaperLetters(FONTS / "paper/covered.txt")
    kinds = sorted(chr(point) for point in letters._covered if point > 0x20)  # noqa: SLF001  # what the list says
    fonts = '("Inter", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC", "Noto Emoji")'
    lone = f"= Test\n#set text(font: {fonts})\n"
    own = parts(tmp_path / "own", lone + "#for x in json(bytes(sys.inputs.data)).texts [#x \n]")
    texts = [Code(letter) for letter in kinds if letters.fit(letter).strip("\u2068\u2069") == letter]
    assert len(texts) > 15_000
    with Typesetter(own) as made:
        pdf = made.pdf(sheet(texts=texts))
    assert PdfReader(BytesIO(pdf)).pages


def test_a_letter_that_fails_in_its_place_is_replaced_and_the_rest_is_there(tmp_path: Path) -> None:
    own = parts(tmp_path / "own", '= Test\n#set text(font: "Inter")\n#json(bytes(sys.inputs.data)).text')
    with Typesetter(own) as made:
        told = plain(PdfReader(BytesIO(made.pdf(sheet(text=Code("to ส and on"))))).pages[0].extract_text())
    assert "to □ and on" in told


def test_two_runs_write_the_same_bytes_with_no_fact_of_the_run() -> None:
    """On another computer, as it were, and there the compiler is loaded in the child alone."""
    here = schedule_pdf(schedule(*(entry(number) for number in range(40))), schedule_words())
    there = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], capture_output=True, check=True, cwd=ROOT,
        env={
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT),
            "TZ": "Asia/Kolkata", "HOME": "/nowhere", "LC_ALL": "C",
        },
    )  # fmt: skip
    assert there.stdout == here
    loaded = there.stderr.decode().split()
    assert {"typst", "pikepdf", "PySide6"}.isdisjoint(loaded)
    assert "organizer_app.exchange.paper.typesetter" in loaded
    facts = PdfReader(BytesIO(here)).metadata
    assert facts is not None
    assert facts["/Title"] == "Prime Day: schedule"
    assert "20190705190000" in str(facts["/CreationDate"])
    assert {"/Author", "/Producer"}.isdisjoint(key for key, value in facts.items() if value)
    assert str(Path.home()).encode() not in here


_ELSEWHERE = """
import sys
from tests.support.printed_pages import entry, schedule
from organizer_app.services.sharing.paper import schedule_pdf
from organizer_app.wording.sharing.shared_schedules import schedule_words
sys.stdout.buffer.write(schedule_pdf(schedule(*(entry(number) for number in range(40))), schedule_words()))
sys.stderr.write(' '.join(sys.modules))
"""


def test_typesetting_can_be_stopped_and_the_next_sheet_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = parts(
        tmp_path / "own", "= Test\n#if json(bytes(sys.inputs.data)).slow { for i in range(40000) [#i ] }"
    )
    problems: list[Exception] = []
    run, is_sent, send = PaperRun(), threading.Event(), ChildProcess._send  # noqa: SLF001  # heard from here

    def sent(child: ChildProcess, line: bytes, files: Sequence[bytes]) -> None:
        send(child, line, files)
        is_sent.set()

    monkeypatch.setattr(ChildProcess, "_send", sent)
    with Typesetter(own) as made:

        def slow() -> None:
            try:
                with stoppable(run):
                    made.pdf(sheet(slow=True))
            except TypesettingStopped as problem:
                problems.append(problem)

        thread = threading.Thread(target=slow)
        thread.start()
        assert is_sent.wait(LIMIT)
        run.stop()
        thread.join()
        assert len(problems) == 1
        assert made.pdf(sheet(slow=False)).startswith(b"%PDF")


def test_a_child_that_dies_is_one_clear_problem(tmp_path: Path) -> None:
    with Typesetter(PaperParts(TEMPLATES, tmp_path)) as made, pytest.raises(CannotTypeset):
        made.pdf(PaperSheet(template="nothing", data={}, language="en", stamp=NOON))


def test_one_child_serves_a_whole_block_and_ends_with_it() -> None:
    with typesetter(PARTS) as outer, typesetter(PARTS) as inner:
        assert outer is inner
        schedule_pdf(schedule(entry()), schedule_words())
        child = outer._child  # noqa: SLF001  # the process must be gone afterwards
        assert child is not None
        assert child.jobs == 1
    assert child.process.has_ended


def test_a_large_file_is_squeezed_and_keeps_its_tags() -> None:
    pdf = schedule_pdf(schedule(*(entry(number) for number in range(120))), schedule_words())
    assert b"/ObjStm" in pdf
    assert faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as file:
        plainly = BytesIO()
        file.save(plainly, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True)
    assert len(pdf) * 3 < len(plainly.getvalue())


def test_many_packets_are_one_file_with_all_tags_and_bookmarks_and_each_counts_its_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As many documents are joined as otherwise of a hundred packets and more.
    for module in (paper, packet_sheet):
        monkeypatch.setattr(module, "ONE_DOCUMENT", 2)
    packets = [packet(30 if number in {1, 4} else 2, title=f"Day {number}") for number in range(5)]
    pdf = packets_pdf(packets, schedule_words(), packet_words())
    assert pdf == packets_pdf(packets, schedule_words(), packet_words())
    assert faults(pdf, many=True) == []
    texts = pages_of(pdf)
    counts = Counter(re.search(r"Page (\d) of (\d)", text)[0] for text in texts)  # type: ignore[index]  # all have one
    assert counts == {"Page 1 of 1": 3, **{f"Page {page} of 3": 2 for page in (1, 2, 3)}}
    with pikepdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        assert len(outline.root) == 5
        assert json.dumps(str(file.docinfo["/Title"])) == '"Day 0: city packet"'
