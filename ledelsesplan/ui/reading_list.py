"""Læs dig ind: what there is to read, with a tick where it was read, and the progress in words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.reading import FOR_ALL_LEADERS, parts_read, reading_parts
from ledelsesplan.text import _
from ledelsesplan.ui.competency_list import CompetencyList, ListRow
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.theme import Theme

FOR_ALL_NAME = _("For alle ledere")


def progress_in_words(framework: Framework, plan: Plan) -> str:
    """`3 af 9 læst`."""
    read, parts = len(parts_read(framework, plan)), len(reading_parts(framework))
    return _("{read} af {parts} læst").format(read=read, parts=parts)


class ReadingList(CompetencyList):
    """The competencies below what holds for all leaders; what was read has a tick, what was not has nothing."""

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__(theme, document)
        self.setAccessibleName(_("Læs dig ind"))

    def _in_words(self, row: ListRow) -> str:
        plan, framework = self._document.plan, self._document.framework
        state = _("læst") if row.id in plan.read else _("ikke læst endnu")
        return f"{row.name}, {state}. {progress_in_words(framework, plan)}"

    def _first_rows(self) -> list[tuple[str, str]]:
        has_general = FOR_ALL_LEADERS in reading_parts(self._document.framework)
        return [(FOR_ALL_LEADERS, FOR_ALL_NAME)] if has_general else []

    def _heading_height(self) -> float:
        px = self._theme.px
        return float(self._theme.line("panel") + self._theme.line("meta") + px(24))

    def _paint_heading(self, painter: QPainter) -> None:
        theme = self._theme
        px = theme.px
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        width = self.width() - px(32)
        painter.setFont(theme.font("panel"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(px(16), px(12), width, theme.line("panel")), left, _("Læs dig ind"))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        below = QRectF(px(16), px(12) + theme.line("panel"), width, theme.line("meta"))
        painter.drawText(below, left, progress_in_words(self._document.framework, self._document.plan))

    def _paint_state(self, painter: QPainter, row: ListRow, *, current: bool) -> None:
        if row.id in self._document.plan.read:
            size = self._theme.px(20)
            place = QRectF(row.rect.right() - self._theme.px(16) - size, row.rect.center().y() - size / 2, size, size)
            draw_icon(painter, "check", place, self._theme.colour("ink"))
