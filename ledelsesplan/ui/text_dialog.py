"""The frame of dialogs that are one text to read and scroll, with buttons below it."""

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme


class TextDialog(FormDialog):
    """A text over the whole dialog, `height` px high at 100 %, in the theme's type and colours; it has the focus.

    `_show_text` writes it, at the beginning and for each change of the theme.
    """

    def __init__(self, theme: Theme, title: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, width, parent)
        self._height = height
        self.text = QTextBrowser()
        self.text.setProperty("kind", "document")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(title)
        self.body.addWidget(self.text)
        self.text.setFocus()

    def _restyle(self) -> None:
        super()._restyle()
        self.body.setContentsMargins(0, 0, 0, 0)

    def _body_height(self, width: int) -> int:
        return self._theme.px(self._height)

    def _begin(self) -> None:
        """Shows the text once what it is made of is there."""
        self._theme.changed.connect(self._show_text)
        self._show_text()

    def _show_text(self) -> None:
        """Writes the text anew."""
