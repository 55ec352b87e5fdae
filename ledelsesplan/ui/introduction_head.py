"""What stands above the texts of Introduktion: the part's name and definition, read or not, and one's level."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.reading import reading_parts
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.competency_page import Definition
from ledelsesplan.ui.controls import IconButton, TextButton, label, unmarked
from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.plan_pages import NAMES, PlanPage
from ledelsesplan.ui.reading_list import FOR_ALL_NAME, progress_in_words
from ledelsesplan.ui.theme import Theme

FOR_ALL_WORDS = _("Det, der gælder for alle ledere, uanset niveau: generelle forventninger, værdier og intentioner.")
NOT_CHOSEN = _("ikke valgt")


class ReadButton(QPushButton):
    """Says whether a part was read, and changes it; as wide as the longer of its words, so that nothing moves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = (_("Markér som læst"), _("Læst"))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "toggle")
        self.setToolTip(_("Markér som læst (mellemrum)"))
        self.setAccessibleName(self._words[0])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._restyle)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Room for either word."""
        hint = super().sizeHint()
        widths = [self.fontMetrics().horizontalAdvance(words) for words in self._words]
        shown = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(widths) - shown, hint.height())

    def _restyle(self) -> None:
        read = self.isChecked()
        size = self._theme.px(20)
        self.setText(self._words[read])
        self.setIcon(icon("status-done" if read else "status-not-started", self._theme.colour("ink"), size))
        self.setIconSize(QSize(size, size))
        self.updateGeometry()


class IntroductionHead(QWidget):
    """Name, definition and choices; in a narrow window the name is a drop-down of all parts."""

    part_chosen = Signal(str)
    turned = Signal(int)
    level_chosen = Signal(str)

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__()
        self._theme = theme
        self._framework = framework
        self._parts = reading_parts(framework)
        competencies = {item.id: item for item in framework.competencies()}
        self._names = {part: competencies[part].name if part in competencies else FOR_ALL_NAME for part in self._parts}
        self._definitions = {
            part: competencies[part].definition if part in competencies else FOR_ALL_WORDS for part in self._parts
        }
        self.name = label("", "page", wrap=True)
        self.parts = DropDown(theme, _("Læs dig ind"), list(self._names.values()))
        self.previous = IconButton(theme, "chevron-left", _("Forrige"), "PgUp", kind="icon-box")
        self.next = IconButton(theme, "chevron-right", _("Næste"), "PgDown", kind="icon-box")
        self.levels = DropDown(theme, _("Ledelsesniveau"), [level.name for level in framework.levels], _("Niveau: "))
        self.definition = Definition(list(self._definitions.values()))
        self.progress = label("", "meta")
        self.read = ReadButton(theme)
        self._has_level = True
        self._make_layout()
        self.parts.chosen.connect(lambda number: self.part_chosen.emit(self._parts[number]))
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.levels.chosen.connect(self._on_level)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _make_layout(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._top = QHBoxLayout()
        self._top.addWidget(self.name, 1)
        self._top.addWidget(self.parts)
        self._top.addStretch()
        for button in (self.previous, self.next, self.levels):
            self._top.addWidget(button)
        self._below = QHBoxLayout()
        self._below.addWidget(self.definition, 1)
        self._below.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)
        self._narrow = QHBoxLayout()
        self._narrow.addWidget(self.progress)
        self._narrow.addStretch(1)
        self._layout.addLayout(self._top)
        self._layout.addLayout(self._below)
        self._layout.addLayout(self._narrow)

    def show_part(self, plan: Plan, part: str) -> None:
        """Shows what is read, whether it was, and the level of whoever reads."""
        number = self._parts.index(part)
        self.name.setText(self._names[part])
        self.definition.setText(self._definitions[part])
        self.parts.set_notes([_("læst") if item in plan.read else "" for item in self._parts])
        self.parts.choose(number)
        self.previous.setEnabled(number > 0)
        self.next.setEnabled(number < len(self._parts) - 1)
        self.read.setChecked(part in plan.read)
        self.progress.setText(progress_in_words(self._framework, plan))
        self._show_level(plan.own_level)

    def _show_level(self, own: str | None) -> None:
        ids = [level.id for level in self._framework.levels]
        names = [level.name for level in self._framework.levels]
        has_level = own in ids
        if has_level is not self._has_level:
            self._has_level = has_level
            self.levels.set_names(names if has_level else [NOT_CHOSEN, *names])
        self.levels.choose(ids.index(own) if own in ids else 0)

    def _on_level(self, number: int) -> None:
        if self._has_level or number:
            self.level_chosen.emit(self._framework.levels[number - (not self._has_level)].id)

    def set_folded(self, folded: bool, *, bare: bool) -> None:
        """The parts as a drop-down, with the progress beside the buttons; bare leaves the definition to the page."""
        self.name.setVisible(not folded)
        self.parts.setVisible(folded)
        self.progress.setVisible(folded)
        self.definition.setVisible(not bare)
        row = self._narrow if folded else self._below
        if row.indexOf(self.read) < 0:
            (self._below if folded else self._narrow).removeWidget(self.read)
            row.addWidget(self.read, 0, Qt.AlignmentFlag.AlignTop)

    def take_button(self, button: QPushButton) -> None:
        """Takes in the button that stands below the list where there is room for one."""
        if self._narrow.indexOf(button) < 0:
            self._narrow.addWidget(button)

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setSpacing(px(4))
        for row in (self._top, self._below, self._narrow):
            row.setSpacing(px(8))


class AllRead(QFrame):
    """That everything was read, and what comes next where the plan has a page for it."""

    page_requested = Signal(PlanPage)

    def __init__(self, next_page: PlanPage | None) -> None:
        super().__init__()
        name = NAMES[next_page] if next_page is not None else ""
        said = _("Du har læst det hele.")
        self.words = label(_("{said} Næste skridt: {page}").format(said=said, page=name) if name else said, "strong")
        self.words.setWordWrap(True)
        self.button = TextButton(_("Gå til {page}").format(page=unmarked(name)))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        # Shown before it has a parent, it would be a window of its own for a moment.
        self.button.hide()
        if next_page is not None:
            row.addWidget(self.button)
            self.button.show()
            self.button.clicked.connect(lambda: self.page_requested.emit(next_page))


class LevelChoice(QWidget):
    """Asks for one's level: a button for each, under a sentence that says what for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__()
        self._theme = theme
        words = _("Vælg dit ledelsesniveau. Så står det midt imellem niveauet over og niveauet under.")
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(label(words, "subtitle", wrap=True))
        self.buttons: list[TextButton] = []
        for level in framework.levels:
            button = TextButton(unmarked(level.name))
            button.clicked.connect(lambda _checked=False, level=level: self.chosen.emit(level.id))
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def focus_first(self) -> None:
        """Gives the first level the focus."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        self._layout.setContentsMargins(0, self._theme.px(12), 0, 0)
        self._layout.setSpacing(self._theme.px(8))
