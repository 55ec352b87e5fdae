"""The strip at the top of the facilitator's view: whose workshop it is, the time of day, and what is true of saving."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ledelsesplan.text import _, format_time
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.key_button import KeyButton


class FacilitatorBar(QWidget):
    """In a narrow window the buttons keep only their words, and the number present goes."""

    def __init__(self, theme: Theme, conductor: Conductor) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self._saving = ("", "check", False)
        self.setProperty("kind", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("", "strong", wrap=True)
        self.present = label("")
        self.time = label("")
        self._sign = QLabel()
        self.saved = label("")
        self.black = KeyButton(theme, _("Sort skærm"), ".")
        self.black.clicked.connect(lambda: conductor.blank(not conductor.is_blank))
        self.close_view = KeyButton(theme, _("Luk visning"), "Esc")
        self.close_view.clicked.connect(conductor.leave_requested)
        self._row = QHBoxLayout(self)
        for part in (self.title, self.present, self.time, self._sign, self.saved, self.black, self.close_view):
            self._row.addWidget(part, 1 if part is self.title else 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.setMinimumHeight(px(56))
        self._row.setContentsMargins(px(24), px(4), px(24), px(4))
        self._row.setSpacing(px(16))
        self.show_saving(*self._saving)

    def set_narrow(self, narrow: bool) -> None:
        """Only the most needed, or all."""
        self.present.setVisible(not narrow)
        self.saved.setVisible(not narrow or self._saving[2])
        for button in (self.black, self.close_view):
            button.key.setVisible(not narrow)

    def refresh(self) -> None:
        """Shows title, number present and time as they are now."""
        plan = self._conductor.plan
        self.title.setText(plan.title)
        count = plan.round.present
        self.present.setText("" if count is None else _("{count} til stede").format(count=count))
        self.time.setText(_("Kl. {time}").format(time=format_time(self._conductor.now)))
        self.black.say(_("Vis igen") if self._conductor.is_blank else _("Sort skærm"))

    def show_saving(self, words: str, sign: str, failed: bool) -> None:
        """Says what is true of saving."""
        self._saving = (words, sign, failed)
        self.saved.setText(words)
        self.saved.setProperty("kind", "error" if failed else "")
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)
        colour = self._theme.colour("danger" if failed else "ink")
        self._sign.setPixmap(icon_pixmap(sign, colour, self._theme.px(18), self.devicePixelRatioF()))
