"""How far the reading is: a bar, how many files of how many, how fast, and how long yet."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.compiling.progress import Progress, Stage
from ledelsesplan.text import _, format_count, ngettext
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.hr.panes import card
from ledelsesplan.ui.theme import Theme

WIDTH = 560
_MINUTE = 60


class _Bar(QProgressBar):
    """The bar, in the house's colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(_("Hvor langt læsningen er"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline, and the part that is done."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("edge"))
        painter.setBrush(theme.colour("field"))
        painter.drawRoundedRect(area, theme.px(4), theme.px(4))
        if self.maximum() > 0 and self.value() > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            done = area.adjusted(2, 2, -2, -2)
            done.setWidth(done.width() * min(self.value() / self.maximum(), 1))
            painter.drawRoundedRect(done, theme.px(2), theme.px(2))
        painter.end()


class ReadingView(QWidget):
    """What is shown while plans are read. `cancel_requested` is the button's."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = label(_("Læser planerne …"), "section", wrap=True)
        self.bar = _Bar(theme)
        self.words = label("", "body-quiet", wrap=True)
        self.cancel = TextButton(_("Afbryd"))
        self.cancel.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(self.cancel_requested)
        self._card, self._inner = card()
        for part in (self.title, self.bar, self.words, self.cancel):
            self._inner.addWidget(part)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._outer.setContentsMargins(px(20), px(16), px(20), px(16))
        self._card.setMaximumWidth(px(WIDTH))
        self._inner.setContentsMargins(px(20), px(18), px(20), px(18))
        self._inner.setSpacing(px(12))
        self.bar.setFixedHeight(px(16))

    def begin(self) -> None:
        """Before anything is known."""
        self.title.setText(_("Læser planerne …"))
        self.words.setText(_("Finder filerne …"))
        self.bar.setRange(0, 1)
        self.bar.setValue(0)

    def show_progress(self, progress: Progress, previous: bool) -> None:
        """How far it is."""
        self.title.setText(_("Læser perioden før …") if previous else _("Læser planerne …"))
        self.bar.setRange(0, max(progress.total, 1))
        self.bar.setValue(progress.done)
        self.words.setText(progress_words(progress))


def progress_words(progress: Progress) -> str:
    """How far it is: `Tæller planerne: 312 af 500 filer. 410 filer i sekundet. Omkring 2 sekunder tilbage`."""
    what = _("Tæller planerne") if progress.stage is Stage.COUNTING else _("Trækker ældre udgaver fra")
    parts = [
        _("{what}: {done} af {files}.").format(
            what=what, done=format_count(progress.done), files=ngettext("{count} fil", "{count} filer", progress.total)
        )
    ]
    if progress.rate >= 1 and progress.done:
        parts.append(ngettext("{count} fil i sekundet.", "{count} filer i sekundet.", round(progress.rate)))
        rest = progress.remaining
        if rest is not None and progress.done < progress.total:
            parts.append(_remaining_words(rest))
    return " ".join(parts)


def _remaining_words(seconds: float) -> str:
    if seconds < _MINUTE:
        return ngettext("Under {count} sekund tilbage.", "Omkring {count} sekunder tilbage.", max(round(seconds), 1))
    minutes = round(seconds / _MINUTE)
    return ngettext("Omkring {count} minut tilbage.", "Omkring {count} minutter tilbage.", minutes)
