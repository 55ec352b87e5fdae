"""The facilitator's right column: what the wall shows, what the group does not see yet, and the own notes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.voting import MINIMUM_BALLOTS, is_hidden
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import empty_layout, label
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.column import Column
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.key_button import KeyButton
from ledelsesplan.ui.workshop.stage import Stage
from ledelsesplan.ui.workshop.text_fields import LeavingKeys
from ledelsesplan.ui.workshop.thumbnail import Thumbnail

NOTE_LINES, MOST_NOTE_LINES = 3, 12


class WallPanel(Column):
    """`alone` tells that the group does not see this screen: only then do the notes stand here unasked."""

    notes_shown = Signal()

    def __init__(self, theme: Theme, conductor: Conductor, stage: Stage) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self._step = ""
        self.alone = False
        self._notes_wanted = False
        self.thumbnail = Thumbnail(theme, conductor, stage)
        self.screen_words = label("", "small", wrap=True)
        self.hidden = _Hidden(theme)
        self.reveal = KeyButton(theme, _("Vis resultat"))
        self.reveal.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reveal.clicked.connect(self._reveal)
        self.hide_hands = CheckBox(theme, _("Skjul hænder, mens vi tæller"))
        self.hide_hands.clicked.connect(conductor.hide_hands)
        self.only_disagreement = CheckBox(theme, _("Kun uenighed"))
        self.only_disagreement.clicked.connect(lambda on: conductor.choose(only_disagreement=on))
        self.with_strengths = CheckBox(theme, _("Vis også styrker"))
        self.with_strengths.clicked.connect(lambda on: conductor.choose(with_strengths=on))
        for box in (self.hide_hands, self.only_disagreement, self.with_strengths):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notes = NoteField(theme, _("Mine noter"), NOTE_LINES, MOST_NOTE_LINES)
        self.leaving = LeavingKeys(self)
        self.notes.installEventFilter(DocumentUndo(conductor.document, self))
        self.notes.installEventFilter(self.leaving)
        self.notes.edited.connect(self._write)
        self.notes.left.connect(conductor.document.seal)
        self.show_notes = KeyButton(theme, _("Vis mine noter"))
        self.show_notes.clicked.connect(self._toggle_notes)
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _arrange(self) -> None:
        self._groups: list[QVBoxLayout] = []
        switches = QWidget()
        self._switches = QVBoxLayout(switches)
        self._switches.setContentsMargins(0, 0, 0, 0)
        self._switches.setSpacing(0)
        for box in (self.hide_hands, self.only_disagreement, self.with_strengths):
            self._switches.addWidget(box)
        for name, parts in (
            (_("På lærredet"), (self.thumbnail, self.screen_words)),
            (_("Skjult for gruppen"), (self.hidden, self.reveal, switches)),
            (_("Mine noter"), (self.show_notes, self.notes)),
        ):
            group = QVBoxLayout()
            group.addWidget(label(name, "small-strong"))
            for part in parts:
                group.addWidget(part)
            self._groups.append(group)
            self.content.addLayout(group)
        self.content.addStretch(1)

    def _restyle(self) -> None:
        px = self._theme.px
        self.content.setContentsMargins(px(24), px(14), px(24), px(14))
        self.content.setSpacing(px(12))
        for group in self._groups:
            group.setSpacing(px(6))

    def show_screen(self, number: int, size: QSize) -> None:
        """Says which screen the wall covers, and its size in px."""
        shown = f"{size.width()} × {size.height()}"
        if self.alone:
            self.screen_words.setText(_("Skærm {number} · {size}").format(number=number, size=shown))
        else:
            self.screen_words.setText(_("Denne skærm · {size} · F6 skifter").format(size=shown))

    def hide_notes(self) -> None:
        """Puts the notes away again where the group sees this screen."""
        self._notes_wanted = False
        self.refresh()

    def refresh(self) -> None:
        """Shows what is hidden, what is chosen and the step's note as they are now."""
        conductor = self._conductor
        self.hidden.show_facts(self._facts(), self._ready())
        can_reveal = conductor.can_reveal or is_hidden(conductor.plan)
        self.reveal.setEnabled(can_reveal)
        self.reveal.words.setEnabled(can_reveal)
        self.hide_hands.setChecked(conductor.hands_hidden)
        self.only_disagreement.setChecked(conductor.choosing.only_disagreement)
        self.with_strengths.setChecked(conductor.choosing.with_strengths)
        if conductor.step.id != self._step:
            conductor.document.seal()
            self._step = conductor.step.id
        self.notes.show_text(conductor.step.note)
        self.notes.setVisible(self.alone or self._notes_wanted)
        self.show_notes.setVisible(not self.alone)
        self.show_notes.say(_("Skjul mine noter") if self._notes_wanted else _("Vis mine noter"))

    def _ready(self) -> tuple[int, int | None] | None:
        """How many have given their dots, of how many; None where nobody is asked to."""
        tally = self._conductor.plan.round.tally
        if tally.dots_revealed or not (tally.dots or tally.dots_ready):
            return None
        return tally.dots_ready, self._conductor.plan.round.present

    def _facts(self) -> list[tuple[str, str]]:
        tally = self._conductor.plan.round.tally
        facts = []
        if tally.hands and not tally.hands_revealed:
            counted = ngettext("{count} forventning", "{count} forventninger", len(tally.hands))
            facts.append((_("Skjulte hænder"), counted))
        if tally.ballots and not tally.ballots_revealed:
            few = tally.ballots < MINIMUM_BALLOTS
            words = _("{count}, for få til at vise") if few else _("{count}, anonymt")
            facts.append((_("Forberedte planer"), words.format(count=tally.ballots)))
        return facts

    def _reveal(self) -> None:
        """Shows what the page hides, or all hands and ballots where the page hides nothing of its own."""
        conductor = self._conductor
        if conductor.can_reveal:
            conductor.reveal()
        else:
            conductor.document.apply(_("Vis resultat"), workshop_edits.reveal_votes)

    def _write(self, text: str) -> None:
        step = self._conductor.step.id
        document = self._conductor.document
        document.type(_("Skriv note til trinet"), ("step-note", step), workshop_edits.write_step_note, step, text)

    def _toggle_notes(self) -> None:
        self._notes_wanted = not self._notes_wanted
        self.refresh()
        if self._notes_wanted:
            self.notes_shown.emit()


class _Hidden(QFrame):
    """What is hidden, in words; who has given dots as seats."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        shown, self._shown = self._shown, None
        if isinstance(shown, tuple):
            self.show_facts(*shown)

    def show_facts(self, facts: list[tuple[str, str]], ready: tuple[int, int | None] | None) -> None:
        """Shows names with their words, and how many are ready."""
        if self._shown == (facts, ready):
            return
        self._shown = (facts, ready)
        empty_layout(self._grid)
        px = self._theme.px
        self._grid.setContentsMargins(px(12), px(8), px(12), px(8))
        self._grid.setSpacing(px(4))
        row = 0
        if ready is not None:
            self._grid.addWidget(label(_("Har sat prikker"), wrap=True), row, 0)
            self._grid.addWidget(_Seats(self._theme, *ready), row, 1, Qt.AlignmentFlag.AlignRight)
            row += 1
        for name, words in facts:
            self._grid.addWidget(label(name, wrap=True), row, 0)
            value = label(words, "strong")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(value, row, 1)
            row += 1
        if row == 0:
            self._grid.addWidget(label(_("Intet er skjult lige nu."), wrap=True), 0, 0, 1, 2)


class _Seats(QWidget):
    """A seat for each who is present, filled for those who are ready; a number where there are more than have room."""

    MOST = 10

    def __init__(self, theme: Theme, ready: int, present: int | None) -> None:
        super().__init__()
        self._theme, self._ready, self._present = theme, ready, present
        words = str(ready) if present is None else _("{ready} af {present}").format(ready=ready, present=present)
        self.setAccessibleName(words)
        self._has_seats = present is not None and 0 < present <= self.MOST
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        if self._has_seats:
            assert present is not None
            self.setFixedSize(theme.px(17) * present, theme.px(20))
        else:
            row.addWidget(label(words, "strong"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_seats or self._present is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, theme = self._theme.px, self._theme
        for number in range(self._present):
            taken = number < self._ready
            painter.setPen(QPen(theme.colour("ink" if taken else "edge"), 2))
            painter.setBrush(theme.colour("ink") if taken else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(px(17) * number + px(3), px(1), px(13), px(18)), 2, 2)
        painter.end()
