"""A name typed by a stranger can never become markup on the screen."""

import ast
from pathlib import Path

from tests.support.parsed_modules import parsed_modules

UI = Path(__file__).resolve().parents[2] / "organizer_app" / "ui"
# The label that takes every text as it is, the module that tells tips to, the table that escapes cells, and
# what reads the cells of a pasted table as plain text and shows nothing itself.
PLACES = {
    "widgets/plain_label.py", "widgets/tooltips.py", "widgets/lists/copied_rows.py",
    "overlays/importing/pasted.py",
}  # fmt: skip

# These guess whether their text is HTML; a city named "<img src=...>" would be drawn as a picture.
GUESSING = {
    "QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QSplashScreen",
    "QStaticText", "QTextEdit", "QTextBrowser", "QGraphicsTextItem", "QToolTip", "QWhatsThis",
}  # fmt: skip
MARKUP = {"RichText", "AutoText", "MarkdownText", "setHtml", "setMarkdown"}
# Tips and the like guess as well. Accessible names and descriptions are rich text nowhere.
TIPS = {
    "setToolTip", "setTabToolTip", "setStatusTip", "setWhatsThis", "setToolTipsVisible",
    "ToolTipRole", "StatusTipRole", "WhatsThisRole",
}  # fmt: skip
# What the clipboard is given by `setText` is plain; all else could be markup where it is pasted.
CLIPBOARD = {"setMimeData", "hasHtml"}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def guessing_uses(node: ast.AST) -> set[str]:
    """Return the names by which this node lets text be taken for markup: made, subclassed, switched on."""
    if isinstance(node, ast.Call):
        owner = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        return {name_of(node.func), name_of(owner)} & GUESSING
    if isinstance(node, ast.ClassDef):
        return {name_of(parent) for parent in node.bases} & GUESSING
    if isinstance(node, ast.Attribute):
        return {node.attr} & (MARKUP | TIPS | CLIPBOARD)
    return set()


def texts_that_may_be_markup(ui: Path) -> list[str]:
    found = []
    for name, tree in parsed_modules(ui, "|".join(GUESSING | MARKUP | TIPS | CLIPBOARD)):
        if name not in PLACES:
            found += [f"{name}: {use}" for node in ast.walk(tree) for use in sorted(guessing_uses(node))]
    return found


def test_only_plain_labels_and_plain_tips_show_text() -> None:
    assert texts_that_may_be_markup(UI) == []


def test_planted_labels_are_seen(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(
        "label = QLabel(city.name)\nQtWidgets.QMessageBox.information(None, '', city.name)\n"
        "class Title(QLabel): pass\nlabel.setTextFormat(Qt.TextFormat.RichText)\n"
        "browser.setHtml(city.notes)\nbutton.setToolTip(city.name)\n"
        "for tell in (button.setWhatsThis, button.setStatusTip): tell(city.name)\n"
        "QToolTip.showText(place, city.name)\nitem.setData(Qt.ItemDataRole.ToolTipRole, city.name)\n"
        "QInputDialog.getText(None, '', city.name)\nclipboard.setMimeData(data)\n",
        encoding="utf-8",
    )
    assert sorted(texts_that_may_be_markup(tmp_path)) == [
        "screen.py: QInputDialog",
        "screen.py: QLabel",
        "screen.py: QLabel",
        "screen.py: QMessageBox",
        "screen.py: QToolTip",
        "screen.py: RichText",
        "screen.py: ToolTipRole",
        "screen.py: setHtml",
        "screen.py: setMimeData",
        "screen.py: setStatusTip",
        "screen.py: setToolTip",
        "screen.py: setWhatsThis",
    ]
