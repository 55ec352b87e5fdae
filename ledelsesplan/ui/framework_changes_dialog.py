"""The dialog that shows what another version of the framework has changed, and from which a plan may be moved to it."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import Difference, Frameworks, changes_for
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.controls import TextButton
from ledelsesplan.ui.framework_words import changes_in_words, version_line
from ledelsesplan.ui.mark_words import mark_in_words
from ledelsesplan.ui.text_dialog import TextDialog
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import whereabouts

WIDTH, HEIGHT = 760, 560

# What a line is: size, bold, colour, space above and below; px at 100 %.
LOOKS = {
    "title": (20, True, "ink", 0, 4),
    "lead": (15, False, "ink2", 0, 6),
    "heading": (17, True, "ink", 20, 6),
    "place": (14, True, "ink2", 10, 0),
    "text": (16, False, "ink", 2, 0),
    "mark": (14, True, "ink", 2, 0),
}


class FrameworkChangesDialog(TextDialog):
    """What was reworded (before and after), added and removed, with the plan's marks. Accepted, the plan moves."""

    def __init__(self, theme: Theme, frameworks: Frameworks, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Ændringer i ledelsesgrundlaget"), WIDTH, HEIGHT, parent)
        self._frameworks = frameworks
        self._plan = plan
        self.take = TextButton(_("Flyt planen"))
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.accept)
        self.add_button(self.take)
        self.close_button = self.add_close(_("Lad den være"))
        self._begin()

    def _show_text(self) -> None:
        document = self.text.document()
        document.clear()
        document.setDocumentMargin(self._theme.px(24))
        cursor = QTextCursor(document)
        for number, (look, text) in enumerate(lines(self._frameworks, self._plan)):
            self._write(cursor, look, text, first=not number)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, look: str, text: str, *, first: bool) -> None:
        size, bold, colour, above, below = LOOKS[look]
        shape = QTextBlockFormat()
        shape.setTopMargin(self._theme.px(above))
        shape.setBottomMargin(self._theme.px(below))
        letters = QTextCharFormat()
        letters.setFont(self._theme.make_font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        letters.setForeground(self._theme.colour(colour))
        if first:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        cursor.setCharFormat(letters)
        cursor.insertText(text)


def lines(frameworks: Frameworks, plan: Plan) -> list[tuple[str, str]]:
    """What the dialog says, line by line, each with how it looks."""
    changes = changes_for(plan, frameworks)
    own = frameworks.known.get(plan.round.framework.digest)
    new = frameworks.in_use
    named = plan.round.framework
    was = version_line(own) if own is not None else _("Udgave {version}").format(version=named.version)
    said = [
        ("title", (changes_in_words(changes) or _("Ingen forventninger er ændret"))),
        ("lead", _("Planens udgave: {version}.").format(version=was)),
        ("lead", _("Udgaven i brug: {version}.").format(version=version_line(new))),
    ]
    follow = _("Flyttes planen, følger alle markeringer med. Det omformulerede er mærket, til det markeres igen.")
    said.append(("lead", follow))
    if not changes.complete:
        words = _("Planens egen udgave er ikke på denne pc. Kun det, som planen siger noget om, kan sammenlignes.")
        said.append(("lead", words))
    for heading, listed, framework in (
        (_("Omformuleret"), changes.reworded, new),
        (_("Nyt"), changes.added, new),
        (_("Udgået"), changes.removed, own or new),
    ):
        if listed:
            said.append(("heading", f"{heading} ({len(listed)})"))
            for difference in listed:
                said.extend(_said_of(difference, framework, plan))
    return said


def _said_of(difference: Difference, framework: Framework, plan: Plan) -> list[tuple[str, str]]:
    where = whereabouts(framework, plan, difference.id)
    said = [("place", where.line if where.flag is not None else where.place)]
    if difference.before is not None and difference.after is not None:
        said.append(("text", _("Før: {text}").format(text=difference.before)))
        said.append(("text", _("Nu: {text}").format(text=difference.after)))
    else:
        said.append(("text", difference.after or difference.before or ""))
    mark = plan.mark(difference.id)
    if mark is not None and mark.is_marked:
        words = _("Planen: {mark}.").format(mark=mark_in_words(mark))
        said.append(
            ("mark", words if difference.after is not None else f"{words} {_('Markeringen bevares i planen.')}")
        )
    actions = len(plan.actions_for(difference.id))
    if actions:
        said.append(("mark", ngettext("{count} handling hører til.", "{count} handlinger hører til.", actions)))
    return said
