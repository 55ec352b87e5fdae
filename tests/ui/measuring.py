"""What is wrong with how a window is laid out: words that are cut, and widgets that overlap or reach out."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from ledelsesplan.ui.search_field import SearchField
from ledelsesplan.ui.side_panel import WithSidePanel


def defects(root: QWidget) -> list[str]:
    """What a user would see cut, overlapping or sticking out of its parent within a shown widget; in words."""
    found = [*_cut(root)]
    for parent in [root, *(item for item in root.findChildren(QWidget) if item.isVisibleTo(root))]:
        if not isinstance(parent, QAbstractScrollArea | QAbstractButton | QLineEdit) or isinstance(parent, SearchField):
            found.extend(_misplaced(parent))
    return found


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", str)() or widget.accessibleName()
    return f"{type(widget).__name__} »{words[:30]}« in {type(widget.parentWidget()).__name__}"


def _cut(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not _has_words(widget):
            continue
        needed, given = _needed(widget)
        if given < needed:
            yield f"{_name(widget)} has {given} px of {needed}"
        if isinstance(widget, QLabel) and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            yield f"{_name(widget)} is {widget.height()} px high, not {widget.heightForWidth(widget.width())}"
        elif widget.height() < QFontMetrics(widget.font()).height() - 2:
            yield f"{_name(widget)} is only {widget.height()} px high"


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return bool(widget.placeholderText()) and not widget.text()
    return isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())


def _needed(widget: QWidget) -> tuple[int, int]:
    """The width in px that a widget's words need, and what they have."""
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        return metrics.horizontalAdvance(widget.placeholderText()), widget.width() - margins.left() - margins.right()
    if isinstance(widget, QLabel):
        words = metrics.horizontalAdvance(
            max(widget.text().replace("\u200b", " ").split(), key=metrics.horizontalAdvance, default="")
        )
        if not widget.wordWrap():
            words = max(metrics.horizontalAdvance(line) for line in widget.text().splitlines() or [""])
        return words, widget.contentsRect().width()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return 0, widget.width()
    return widget.minimumSizeHint().width(), widget.width()


def _misplaced(parent: QWidget) -> Iterator[str]:
    children = [
        child
        for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible() and not child.isWindow() and not child.geometry().isEmpty()
    ]
    scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
    if not scrolls:
        for child in children:
            if not parent.rect().contains(child.geometry()):
                yield f"{_name(child)} at {_span(child.geometry())} reaches out of {_span(parent.rect())}"
    if isinstance(parent, WithSidePanel) and parent.is_over:
        return
    for first, second in combinations(children, 2):
        both = first.geometry().intersected(second.geometry())
        if both.width() > 1 and both.height() > 1:
            yield f"{_name(first)} {_span(first.geometry())} overlaps {_name(second)} {_span(second.geometry())}"


def _span(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}, {rect.width()} x {rect.height()})"
