"""A page of the help as a document: Qt reads the Markdown, the tokens give it its look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from tro_desk.ui.keys import PLACES, sequence
from tro_desk.ui.widgets.dots import space_dots
from tro_desk.ui.widgets.row_sheet import folded

if TYPE_CHECKING:
    from tro_desk.domain.help_page import HelpPage
    from tro_desk.l10n import Translator
    from tro_desk.ui.theme import Theme

_TYPES: Final = {1: "type.scale.stepTitle", 2: "type.scale.section", 3: "type.scale.bodyStrong"}
_BODY: Final = "type.scale.body"
_ABOVE: Final = {1: 0, 2: 18, 3: 12}
_BELOW: Final = {1: 8, 2: 4, 3: 2}
_PARAGRAPH: Final = 8
_ITEM: Final = 4
_INDENT: Final = 24
_CELL: Final = 5
_MOST: Final = 4
"""So many keys that do the same are named each; of more, the first and the last."""


def markdown_of(page: HelpPage, words: Translator, folder: str) -> str:
    """A page with its title, its places filled: the keys of the program, the folder of the desk."""
    text = page.text.replace("{desk}", folder)
    if "{keys}" in text:
        text = text.replace("{keys}", keys_as_markdown(words))
    if page.group == "screens":
        there = words.say("help", "Open this page")
        text = f"[{there}](screen:{page.id})\n\n{text}"
    return f"# {page.title}\n\n{text}"


def keys_as_markdown(words: Translator) -> str:
    """Every key of the program by place, as the program binds it, named as the system names it."""
    lines: list[str] = []
    heads = words.say("keys", "Key"), words.say("keys", "What it does")
    for place in PLACES:
        lines += ["", f"## {words.render(place.name)}", "", f"| {heads[0]} | {heads[1]} |"]
        lines.append("| --- | --- |")
        for row in place.rows:
            keys = [f"`{key}`" for key in dict.fromkeys(key_name(key, words) for key in row.keys)]
            among = " … " if len(keys) > _MOST else words.say("keys", " or ")
            named = among.join(keys if len(keys) <= _MOST else (keys[0], keys[-1]))
            lines.append(f"| {named} | {words.render(row.does)} |")
    return "\n".join(lines)


def key_name(key: str, words: Translator) -> str:
    """A key as it is written on the keyboard."""
    names = {
        "Return": "Enter",
        "Enter": "Enter",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Space": words.say("keys", "Space"),
        "Menu": words.say("keys", "Menu key"),
    }
    if key in names:
        return names[key]
    format_ = sequence(key).SequenceFormat.NativeText
    text = sequence(key).toString(format_)
    for arrow in ("Left", "Right"):
        text = text.replace(f"+{arrow}", f"+{names[arrow]}")
    return text


def put(document: QTextDocument, markdown: str, theme: Theme, zoom: int) -> None:
    """Fill a document with a page in the fonts and colours of the tokens; `zoom` in percent."""
    document.setIndentWidth(_scaled(_INDENT, zoom))
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress(cursor, block, theme, zoom)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, theme, zoom)
    space_dots(document)
    cursor.endEditBlock()
    document.setModified(False)


def _dress(cursor: QTextCursor, block: QTextBlock, theme: Theme, zoom: int) -> None:
    level = block.blockFormat().headingLevel()
    size, line, weight = theme.sizes(_TYPES.get(level, _BODY))
    lines = QTextBlockFormat()
    in_table = QTextCursor(block).currentTable() is not None
    below = 0 if in_table else _BELOW.get(level, _ITEM if block.textList() else _PARAGRAPH)
    lines.setTopMargin(_scaled(_ABOVE.get(level, 0), zoom))
    lines.setBottomMargin(_scaled(below, zoom))
    kind = QTextBlockFormat.LineHeightTypes.MinimumHeight
    lines.setLineHeight(_scaled(line, zoom), kind.value)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(lines)
    parts, found = block.begin(), []
    while not parts.atEnd():
        part = parts.fragment()
        found.append((part.position(), part.length(), part.charFormat()))
        parts += 1
    for start, length, format_ in found:  # a change of one may join it with the next
        chars = _look(format_, theme, _scaled(size, zoom), weight)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(chars)


def _look(format_: QTextCharFormat, theme: Theme, px: int, weight: int) -> QTextCharFormat:
    made = QTextCharFormat(format_)
    kinds = QTextFormat.Property
    made.clearProperty(kinds.FontSizeAdjustment.value)
    made.setProperty(kinds.FontPixelSize.value, px)
    if weight >= QFont.Weight.Bold.value:
        made.setFontWeight(QFont.Weight.Bold)
    if format_.fontFixedPitch():
        for kind in (kinds.FontFixedPitch, kinds.FontFamilies):
            made.clearProperty(kind.value)
        made.setBackground(theme.colour("sunken"))
    made.setForeground(theme.colour("primary" if format_.isAnchor() else "text"))
    return made


def _rule(table: QTextTable, theme: Theme, zoom: int) -> None:
    """Lines below the rows alone, the first column a third of the width."""
    format_ = table.format()
    format_.setBorder(1)
    format_.setBorderCollapse(True)
    format_.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    format_.setBorderBrush(theme.colour("border"))
    format_.setCellPadding(_scaled(_CELL, zoom))
    format_.setCellSpacing(0)
    percent = QTextLength.Type.PercentageLength
    format_.setWidth(QTextLength(percent, 100))
    format_.setColumnWidthConstraints([QTextLength(percent, 34), QTextLength(percent, 66)])
    table.setFormat(format_)


def places_of(document: QTextDocument, typed: str) -> list[QTextCursor]:
    """Where the words stand that were typed, in the order of the page."""
    found: list[QTextCursor] = []
    for word in folded(typed).split():
        at = document.find(word, 0)
        while not at.isNull():
            found.append(at)
            at = document.find(word, at)
    return sorted(found, key=lambda one: one.selectionStart())


def _scaled(length: int, zoom: int) -> int:
    return round(length * zoom / 100)
