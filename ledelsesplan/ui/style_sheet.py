"""The one style sheet, made from the theme's tokens; widgets choose a rule by object name or by a `kind` property."""

from ledelsesplan.drawing.fonts import FAMILY
from ledelsesplan.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole application in the theme's colours and text size."""
    return "\n".join(part(theme) for part in _PARTS)


def _grounds(theme: Theme) -> str:
    """What things stand on."""
    t, px = theme.tokens, theme.px
    body = theme.font("body").pixelSize()
    return f"""
* {{ font-family: "{FAMILY}"; font-size: {body}px; color: {t.ink}; outline: none; }}
QMainWindow, QDialog, QWidget[kind="ground"], QStackedWidget {{ background: {t.bg}; }}
QWidget[kind="surface"] {{ background: {t.surface}; }}
QWidget[kind="panel"] {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line}; }}
QWidget[kind="strip"] {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
QWidget[kind="hints"] {{ background: {t.surface}; border: 0; border-top: 1px solid {t.line}; }}
QWidget[kind="panel-start"] {{ background: {t.surface}; border: 0; border-right: 1px solid {t.line}; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(6)}px; }}
QFrame[kind="rule-down"] {{ background: {t.line}; border: 0; max-width: 1px; min-width: 1px;
  min-height: {px(20)}px; max-height: {px(20)}px; }}
QLabel[kind="body-quiet"] {{ color: {t.ink2}; }}
QFrame[kind="rule"] {{ background: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: {px(4)}px {px(8)}px; }}
"""


def _labels(theme: Theme) -> str:
    """Words."""
    t, px = theme.tokens, theme.px
    meta = theme.font("meta").pixelSize()
    return f"""
QLabel {{ background: transparent; }}
QLabel[kind="display"] {{ font-size: {theme.font("display").pixelSize()}px; font-weight: 600; }}
QLabel[kind="page"] {{ font-size: {theme.font("page").pixelSize()}px; font-weight: 600; }}
QLabel[kind="section"] {{ font-size: {theme.font("section").pixelSize()}px; font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {theme.font("title").pixelSize()}px; font-weight: 600; }}
QLabel[kind="panel-title"] {{ font-size: {theme.font("panel").pixelSize()}px; font-weight: 600; }}
QLabel[kind="reading"] {{ font-size: {theme.font("reading").pixelSize()}px; }}
QLabel[kind="subtitle"] {{ font-size: {theme.font("reading").pixelSize()}px; color: {t.ink2}; }}
QLabel[kind="definition"] {{ font-size: {theme.font("reading" if theme.large else "body").pixelSize()}px;
  color: {t.ink2}; }}
QLabel[kind="lead"] {{ font-size: {px(17)}px; color: {t.ink2}; }}
QLabel[kind="note"] {{ font-size: {px(14)}px; color: {t.ink2}; }}
QLabel[kind="note-strong"] {{ font-size: {px(14)}px; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="meta"] {{ font-size: {meta}px; color: {t.ink2}; }}
QLabel[kind="label"] {{ font-size: {meta}px; font-weight: 600; }}
QLabel[kind="error"] {{ font-size: {meta}px; font-weight: 600; color: {t.danger}; }}
QLabel[kind="key"] {{ font-size: {meta}px; background: {t.surface}; border: 1px solid {t.line};
  border-radius: {px(4)}px; padding: 0 {px(5)}px; }}
QLabel[kind="key-strong"] {{ font-size: {meta}px; font-weight: 600; background: {t.surface}; border: 1px solid {t.line};
  border-radius: {px(4)}px; padding: 0 {px(5)}px; }}
"""


def _menus(theme: Theme) -> str:
    """Menus."""
    t, px = theme.tokens, theme.px
    return f"""
QMenuBar {{ background: transparent; spacing: 0; padding: 0; }}
QMenuBar::item {{ background: transparent; padding: {px(6)}px {px(10)}px; border-radius: {px(4)}px; }}
QMenuBar[tight="true"]::item {{ padding: {px(6)}px {px(5)}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {t.hover}; border: {_hc(theme)}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.edge}; padding: {px(6)}px 0; }}
QMenu::item {{ padding: {px(7)}px {px(28)}px {px(7)}px {px(14)}px; background: transparent; }}
QMenu::item:selected {{ background: {t.primary}; color: {t.on_primary}; }}
QMenu::item:disabled {{ color: {t.edge}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(6)}px 0; }}
QMenu::indicator {{ width: {px(14)}px; height: {px(14)}px; left: {px(8)}px; }}
QMenu::item:checked {{ font-weight: 600; }}
"""


def _buttons(theme: Theme) -> str:
    """Buttons with words or icons."""
    t, px = theme.tokens, theme.px
    return f"""
QPushButton, QToolButton {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: {px(6)}px;
  min-height: {px(32)}px; padding: 0 {px(12)}px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; border: {_hc(theme, f"1px solid {t.edge}")}; }}
QPushButton:focus, QToolButton:focus {{ border: {t.ring_width}px solid {t.ring};
  padding: 0 {px(12) - t.ring_width + 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.edge}; border-color: {t.line};
  border-style: {"dashed" if t.ghost_dashed else "solid"}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="primary"] {{ background: {t.primary}; color: {t.on_primary}; border: 1px solid {t.primary}; }}
QPushButton[kind="primary"]:focus {{ border: {t.ring_width}px solid {t.ring}; background: {t.primary}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.sunken}; color: {t.edge}; border-color: {t.line}; }}
QPushButton[kind="flat"], QToolButton[kind="flat"] {{ background: transparent; border: 1px solid transparent;
  padding: 0 {px(8)}px; }}
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover {{ background: {t.hover};
  border: {_hc(theme, "1px solid transparent")}; }}
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus {{ border: {t.ring_width}px solid {t.ring};
  padding: 0 {px(8) - t.ring_width + 1}px; }}
QToolButton[kind="icon"] {{ background: transparent; border: 1px solid transparent; padding: 0; min-height: 0; }}
QToolButton[kind="icon"]:hover {{ background: {t.hover}; border: {_hc(theme, "1px solid transparent")}; }}
QToolButton[kind="icon"]:focus, QToolButton[kind="icon-box"]:focus {{
  border: {t.ring_width}px solid {t.ring}; padding: 0; }}
QToolButton[kind="icon-box"] {{ padding: 0; min-height: 0; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; text-decoration: underline;
  padding: 0 {px(6)}px; min-height: {px(24)}px; }}
QPushButton[kind="link"]:focus {{ border: {t.ring_width}px solid {t.ring}; padding: 0 {px(6) - t.ring_width + 1}px; }}
QPushButton[kind="fold"] {{ background: transparent; border: 1px solid transparent; text-align: left; font-weight: 600;
  font-size: {theme.font("body").pixelSize()}px; padding: 0; min-height: {px(26)}px; }}
QPushButton[kind="fold"]:focus {{ border: {t.ring_width}px solid {t.ring}; }}
QPushButton[kind="toggle"] {{ font-size: {px(14)}px; min-height: {px(34)}px;
  padding: 0 {px(7)}px 0 {px(5)}px; text-align: left; }}
QPushButton[kind="toggle"]:checked {{ background: {t.hover}; border: {t.toggle_width}px solid {t.ink};
  padding: 0 {px(7) - t.toggle_width + 1}px 0 {px(5) - t.toggle_width + 1}px; }}
QPushButton[kind="toggle"]:focus {{ border: {t.ring_width + 1}px solid {t.ring};
  padding: 0 {px(7) - t.ring_width}px 0 {px(5) - t.ring_width}px; }}
"""


def _choices(theme: Theme) -> str:
    """Segments, and the tiles of the start page."""
    t, px = theme.tokens, theme.px
    return f"""
QPushButton[kind="segment"] {{ border-radius: 0; border-right: 0; padding: 0 {px(12)}px; }}
QPushButton[kind="segment"][place="first"] {{ border-top-left-radius: {px(6)}px;
  border-bottom-left-radius: {px(6)}px; }}
QPushButton[kind="segment"][place="last"] {{ border-right: 1px solid {t.edge};
  border-top-right-radius: {px(6)}px; border-bottom-right-radius: {px(6)}px; }}
QPushButton[kind="segment"][place="only"] {{ border: 1px solid {t.edge}; border-radius: {px(6)}px; }}
QPushButton[kind="segment"][quiet="true"] {{ color: {t.ink2}; background: {t.bg}; }}
QPushButton[kind="segment"]:checked {{ background: {t.primary}; color: {t.on_primary}; font-weight: 600; }}
QPushButton[kind="segment"]:focus {{ border: {t.ring_width}px solid {t.ring};
  padding: 0 {px(12) - t.ring_width + 1}px; }}
QPushButton[kind="segment"]:checked:focus {{ border: {t.ring_width}px solid {t.ring}; }}

QPushButton[kind="tile"] {{ text-align: left; background: {t.surface}; border: 1px solid {t.edge}; }}
QPushButton[kind="tile-primary"] {{ text-align: left; background: {t.primary}; border: 1px solid {t.primary}; }}
QPushButton[kind="tile"]:focus, QPushButton[kind="tile-primary"]:focus {{ border: {t.ring_width}px solid {t.ring}; }}
QPushButton[kind="tile"]:hover {{ background: {t.hover}; }}
"""


def _fields(theme: Theme) -> str:
    """Fields to write in."""
    t, px = theme.tokens, theme.px
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ background: {t.field};
  border: 1px solid {t.edge};
  border-radius: {px(4)}px; padding: 0 {px(8)}px; min-height: {px(30)}px;
  selection-background-color: {t.primary}; selection-color: {t.on_primary}; placeholder-text-color: {t.ink2}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(2)}px {px(5)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: {t.ring_width}px solid {t.ring};
  padding: 0 {px(8) - t.ring_width + 1}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(2) - t.ring_width + 1}px {px(5) - t.ring_width + 1}px; }}
QLineEdit[invalid="true"] {{ border: 2px solid {t.danger}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {t.edge}; border-color: {t.line}; }}
QComboBox::drop-down {{ border: 0; width: {px(28)}px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
QComboBox QAbstractItemView, QListView[kind="completions"] {{ background: {t.surface};
  border: 1px solid {t.edge}; padding: {px(4)}px 0;
  selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QComboBox QAbstractItemView::item, QListView[kind="completions"]::item {{ min-height: {px(30)}px;
  padding: 0 {px(8)}px; }}
"""


def _checks(theme: Theme) -> str:
    """Boxes and dots to choose with."""
    t, px = theme.tokens, theme.px
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(28)}px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(18)}px; height: {px(18)}px; border: 1px solid {t.edge};
  border-radius: {px(3)}px; background: {t.field}; }}
QCheckBox::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; }}
QRadioButton::indicator {{ border-radius: {px(18) // 2 + 1}px; }}
QRadioButton::indicator:checked {{ border: {px(6)}px solid {t.primary}; width: {px(18) + 2 - 2 * px(6)}px;
  height: {px(18) + 2 - 2 * px(6)}px; }}
QCheckBox, QRadioButton {{ border: {t.ring_width}px solid transparent; border-radius: {px(4)}px;
  padding: 0 {px(4)}px 0 {px(1)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.ring}; }}
"""


def _views(theme: Theme) -> str:
    """Lists, tables and what scrolls."""
    t, px = theme.tokens, theme.px
    return f"""
QTableView, QListView {{ background: {t.bg}; border: 0; gridline-color: {t.line}; }}
QTextBrowser[kind="document"] {{ background: {t.surface}; border: {t.ring_width}px solid {t.surface}; border-radius: 0;
  padding: 0; }}
QTextBrowser[kind="document"]:focus {{ border-color: {t.ring}; padding: 0; }}
QListView[kind="in-card"] {{ background: transparent; }}
QTableView[kind="rows"], QListView[kind="rows"] {{ background: transparent; selection-background-color: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QHeaderView {{ background: {t.bg}; border: 0; }}
QTableCornerButton::section {{ background: {t.bg}; border: 0; }}

QScrollBar:vertical {{ background: transparent; width: {px(14)}px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{ background: {t.edge}; border-radius: {px(4)}px; min-height: {px(32)}px;
  margin: 0 {px(3)}px; }}
QScrollBar:horizontal {{ background: transparent; height: {px(14)}px; margin: 0; border: 0; }}
QScrollBar::handle:horizontal {{ background: {t.edge}; border-radius: {px(4)}px; min-width: {px(32)}px;
  margin: {px(3)}px 0; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _calendar(theme: Theme) -> str:
    """The calendar of a date field."""
    t = theme.tokens
    return f"""
QCalendarWidget QWidget {{ background: {t.surface}; alternate-background-color: {t.sunken}; }}
QCalendarWidget QToolButton {{ border: 1px solid transparent; font-weight: 600; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.edge}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
"""


def _hc(theme: Theme, otherwise: str = "0") -> str:
    """In the high-contrast theme a 2 px line stands for the hover ground."""
    return f"2px solid {theme.tokens.ink}" if theme.tokens.name == "high-contrast" else otherwise


_PARTS = (_grounds, _labels, _menus, _buttons, _choices, _fields, _checks, _views, _calendar)
