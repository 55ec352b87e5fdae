"""What can be seen of a window: widgets by their words, marks, what is drawn, and whether it is drawn whole."""

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from ledelsesplan.core.matrix import Cell
from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.marks import paint_mark
from ledelsesplan.ui.cell_painter import CellState
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.matrix_view import MatrixView
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import Desk


def marked(plan: Plan) -> dict[str, str]:
    """What is marked, as letters by id."""
    letters = {
        mark.id: "".join(
            letter for letter, is_set in (("S", mark.strength), ("U", mark.priority), ("F", mark.focus)) if is_set
        )
        for mark in plan.marks
    }
    return {identifier: text for identifier, text in letters.items() if text}


def hands(plan: Plan) -> tuple[int | None, int | None] | None:
    """The only show of hands of a plan, for strength and for development area."""
    if not plan.round.tally.hands:
        return None
    (counted,) = plan.round.tally.hands
    return counted.strength, counted.priority


def widget(parent: QWidget, kind: type[QWidget], name: str) -> Any:
    """The visible widget of a kind whose text or accessible name begins so."""
    for found in parent.findChildren(kind):
        words = (found.accessibleName(), found.text() if hasattr(found, "text") else "")
        if found.isVisible() and any(text.startswith(name) for text in words):
            return found
    raise AssertionError(f"no {kind.__name__} called {name}")


def words_in(widget: QWidget) -> str:
    """All words of a window: labels, names, what stands in fields."""
    found = [widget.windowTitle()]
    for child in widget.findChildren(QWidget):
        found += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
        if isinstance(child, QLabel):
            found.append(child.text())
        if isinstance(child, QPlainTextEdit):
            found.append(child.toPlainText())
    return "\n".join(found)


def choose(drop_down: DropDown, name: str) -> None:
    """Chooses from a drop-down as its menu does."""
    menu = drop_down.menu()
    action = next(action for action in menu.actions() if action.text() == name)
    action.trigger()


def hover(desk: Desk, point: QPointF) -> None:
    """Moves the pointer over the matrix."""
    viewport = desk.view.viewport()
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        viewport.mapToGlobal(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, moved)


def picture(desk: Desk, behaviour: str) -> QImage:
    """A cell as it is drawn."""
    rect = desk.cell(behaviour).toRect()
    return desk.view.viewport().grab(rect).toImage()


def cell_names(view: MatrixView) -> list[str]:
    """The accessible names of the cells, as a screen reader is given them."""
    table = QAccessible.queryAccessibleInterface(view)
    children = [table.child(number) for number in range(table.childCount())]
    return [child.text(QAccessible.Text.Name) for child in children if child.role() == QAccessible.Role.Cell]


def check_whole(desk: Desk, query: str = "") -> set[str]:
    """Paints every cell with room around it: nothing may reach out of the cell, and no mark may cover a word."""
    view = desk.view
    painter = view.itemDelegate().cells  # type: ignore[attr-defined]
    ids = set()
    for row in range(view.matrix.rowCount()):
        for column in range(view.matrix.columnCount()):
            index = view.matrix.index(row, column)
            cell = view.matrix.cell(index)
            if cell is None:
                continue
            ids.add(cell.id)
            size = view.cell_rect(index).size()
            check_cell(desk.theme, painter, cell, QRectF(0, 0, size.width(), size.height()), query)
    return ids


ROOM = 60
WHITE = 0xFFFFFFFF


def painted(rect: QRectF, paint: Any) -> QImage:
    """What `paint` draws for a rectangle, on white with some room around it."""
    image = QImage(_grown(rect), QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.translate(ROOM, ROOM)
    paint(painter)
    painter.end()
    return image


def _grown(rect: QRectF) -> QSize:
    return rect.toRect().adjusted(0, 0, 2 * ROOM, 2 * ROOM).size()


def blank(image: QImage, area: QRect) -> bool:
    part = image.copy(area)
    empty = QImage(part.size(), part.format())
    empty.fill(WHITE)
    return part == empty


def check_cell(theme: Theme, painter: Any, cell: Cell, rect: QRectF, query: str) -> None:
    plain = painted(rect, lambda p: painter.paint(p, rect, cell, CellState(query=query)))
    inner = rect.toRect().translated(ROOM, ROOM)
    whole = plain.rect()
    for outside in (
        QRect(0, 0, whole.width(), ROOM),
        QRect(0, inner.bottom() + 1, whole.width(), ROOM),
        QRect(0, 0, ROOM, whole.height()),
        QRect(inner.right() + 1, 0, ROOM, whole.height()),
    ):
        assert blank(plain, outside), f"{cell.id} reaches out of its cell"
    for kind, place in painter.mark_places(rect, cell):
        alone = painted(rect, lambda p, place=place, kind=kind: paint_mark(p, place, kind, theme.tokens))
        area = place.toAlignedRect().adjusted(-1, 0, 0, 1).translated(ROOM, ROOM)
        others = [other for _kind, other in painter.mark_places(rect, cell) if other != place]
        if not any(other.toAlignedRect().translated(ROOM, ROOM).intersects(area) for other in others):
            assert plain.copy(area) == alone.copy(area), f"{kind} covers words of {cell.id}"
    for _kind, place in painter.ghost_places(rect, cell):
        area = place.toAlignedRect().translated(ROOM, ROOM)
        assert blank(plain, area), f"a ghost covers words of {cell.id}"
    focused = painted(rect, lambda p: painter.paint(p, rect, cell, CellState(True, True, query)))
    for _kind, place in painter.ghost_places(rect, cell):
        area = place.toAlignedRect().adjusted(-1, -1, 1, 1).translated(ROOM, ROOM)
        for image in (plain, focused):
            cover = QPainter(image)
            cover.fillRect(area, Qt.GlobalColor.white)
            cover.end()
    assert plain == focused, f"the focus moves words in {cell.id}"
