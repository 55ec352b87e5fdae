"""F1: the keys and the short help, from `resources/help/hjaelp.md`, set in the house's type and colours."""

from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QWidget

from ledelsesplan.locations import resource
from ledelsesplan.text import _
from ledelsesplan.ui.text_dialog import TextDialog
from ledelsesplan.ui.theme import Theme

WIDTH, HEIGHT = 700, 640
KEY_SHARE = 26

# Level of a heading: size, line above, line below; px at 100 %.
HEADINGS = {1: (24, 0, 10), 2: (20, 26, 8), 3: (17, 18, 6)}
TEXT, LINE, GAP, ITEM_GAP = 16, 23, 10, 5


class HelpDialog(TextDialog):
    """A text to read and scroll with the arrow keys; nothing in it leads out of the program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Hjælp"), WIDTH, HEIGHT, parent)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._source = resource("help", "hjaelp.md").read_text(encoding="utf-8")
        self.close_button = self.add_close(_("Luk"))
        self._begin()

    def _show_text(self) -> None:
        theme, px = self._theme, self._theme.px
        position = self.text.verticalScrollBar().value()
        document = self.text.document()
        document.setDefaultFont(theme.make_font(TEXT, QFont.Weight.Normal))
        document.setMarkdown(self._source)
        document.setDocumentMargin(px(26))
        cells: dict[int, tuple[int, int]] = {}
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)
                for row, column in product(range(frame.rows()), range(frame.columns())):
                    cells[frame.cellAt(row, column).firstCursorPosition().blockNumber()] = row, column
        block = document.begin()
        while block.isValid():
            self._set_block(block, cells.get(block.blockNumber()))
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(position)

    def _set_block(self, block: QTextBlock, cell: tuple[int, int] | None) -> None:
        theme, px = self._theme, self._theme.px
        shape = QTextBlockFormat(block.blockFormat())
        level = shape.headingLevel()
        size, above, below = HEADINGS.get(level, (TEXT, 0, GAP))
        if cell is not None:
            below = 0
        elif shape.objectIndex() >= 0 and shape.objectIndex() == block.next().blockFormat().objectIndex():
            below = ITEM_GAP
        bold = level > 0 or (cell is not None and 0 in cell)
        letters = QTextCharFormat()
        letters.setFont(theme.make_font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        letters.setForeground(theme.colour("ink"))
        shape.setTopMargin(px(above))
        shape.setBottomMargin(px(below))
        if not level:
            shape.setLineHeight(px(LINE), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)
        cursor.setCharFormat(letters)

    def _set_table(self, table: QTextTable) -> None:
        theme, px = self._theme, self._theme.px
        look = table.format()
        look.setBorderCollapse(True)
        look.setBorder(1)
        look.setBorderBrush(theme.colour("line"))
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setCellPadding(px(6))
        look.setCellSpacing(0)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setTopMargin(px(6))
        look.setBottomMargin(px(12))
        look.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, KEY_SHARE),
                QTextLength(QTextLength.Type.PercentageLength, 100 - KEY_SHARE),
            ]
        )
        table.setFormat(look)
