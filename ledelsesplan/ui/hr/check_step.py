"""The second step: what was read, which files were not counted and why, and what will be left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.core.published import Published
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.hr.check_words import check_lines, headline
from ledelsesplan.ui.hr.file_words import FileLine, Filter, file_lines, filters, shown_lines
from ledelsesplan.ui.hr.lines import LineList
from ledelsesplan.ui.hr.panes import TwoPanes, card
from ledelsesplan.ui.theme import Theme


class CheckStep(QWidget):
    """The sentence above, what was read to the left, the files to the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: tuple[FileLine, ...] = ()
        self._filters: tuple[Filter, ...] = ()
        self.title = label("", "section", wrap=True)
        self.detail = label("", "body-quiet", wrap=True)
        self.lines = LineList(theme, _("Hvad der er læst"))
        self.files = LineList(theme, _("Filer"))
        self.filter = DropDown(theme, _("Vis filer"), [_("alle")], _("Vis: "))
        self.filter.chosen.connect(self._show_files)
        self.files_title = label("", "panel-title", wrap=True)
        self._all_counted = label(_("Alle filer er talt med."), "note", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.files_title, 1)
        self._head.addWidget(self.filter)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addLayout(self._head)
        self._right.addWidget(self._all_counted)
        self._files_card, _layout = card(self.files)
        self._right.addWidget(self._files_card, 1)
        self._rest = QWidget()
        self._right.addWidget(self._rest, 1)
        left, _layout = card(self.lines)
        self.panes = TwoPanes(theme, (_("Planer"), _("Filer")), (left, right), (6, 5))
        self.panes.arranged.connect(self._arrange_head)
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.panes.choice, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.detail)
        self._column.addWidget(self.panes, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px, large = self._theme.px, self._theme.large
        side = px(40 if large else 20)
        self._column.setContentsMargins(side, px(14), side, px(14))
        self._column.setSpacing(px(6))
        self._right.setSpacing(px(8))
        self._head.setSpacing(px(12))
        self._top.setSpacing(px(12))

    def show_read(self, gathered: Gathered, published: Published) -> None:
        """Shows what was read, and what may be said of it."""
        title, detail = headline(gathered, published)
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        lines = check_lines(gathered, published)
        self.lines.show_rows(lines)
        self.lines.scrollToTop()
        self._files = file_lines(gathered)
        self._filters = filters(self._files)
        self.filter.set_names([item.name for item in self._filters])
        self.filter.set_notes([str(item.files) for item in self._filters])
        self.filter.choose(0)
        remarks = sum(1 for file in self._files if file.is_remark)
        self._show_title(len(self._files) - remarks, remarks)
        self._show_files(0)
        for widget, shown in ((self.filter, len(self._filters) > 2), (self._files_card, bool(self._files))):
            widget.setVisible(shown)
        self._all_counted.setHidden(bool(self._files) or not gathered.has_files)
        self._rest.setHidden(bool(self._files))
        self.panes.choice.choose(0)
        self.panes.show_only(None if lines else 1)

    def _arrange_head(self) -> None:
        """Where one pane is shown at a time, the choice says already that these are the files."""
        self.files_title.setVisible(self.panes.is_beside)
        side = Qt.AlignmentFlag.AlignRight if self.panes.is_beside else Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self.filter, side)

    def _show_title(self, skipped: int, remarks: int) -> None:
        words = []
        if skipped:
            words.append(ngettext("{count} fil ikke talt med", "{count} filer ikke talt med", skipped))
        if remarks:
            words.append(ngettext("{count} bemærkning", "{count} bemærkninger", remarks))
        self.files_title.setText(", ".join(words) or _("Filer"))
        self.panes.choice.set_names((_("Planer"), _("Filer ({count})").format(count=skipped + remarks)))

    def _show_files(self, number: int) -> None:
        self.files.show_rows(shown_lines(self._files, self._filters[number]) if self._filters else ())
        self.files.scrollToTop()

    def focus_main(self) -> None:
        """Gives the focus to the first list that has something."""
        target = self.lines if self.lines.model_of_rows.rowCount() else self.files
        target.setFocus(Qt.FocusReason.OtherFocusReason)
