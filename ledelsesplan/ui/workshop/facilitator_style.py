"""The type of the facilitator's screen, larger than the desktop's since it is read standing, in the theme's colours."""

from ledelsesplan.ui.theme import Theme

TEXT, SMALL, HEADING, CLOCK, FIGURE = 17, 15, 26, 84, 22


def facilitator_style(theme: Theme) -> str:
    """The rules that the facilitator's view adds to those of the application."""
    t, px = theme.tokens, theme.px
    return f"""
QLabel, QPushButton, QPlainTextEdit, QLineEdit, QCheckBox {{ font-size: {px(TEXT)}px; }}
QLabel[kind="small"], QLabel[kind="meta"], QLabel[kind="key-strong"], QLabel[kind="error"] {{
  font-size: {px(SMALL)}px; }}
QLabel[kind="small-strong"] {{ font-size: {px(SMALL)}px; font-weight: 600; color: {t.ink2}; }}
QLabel[kind="strong"] {{ font-size: {px(TEXT)}px; font-weight: 600; }}
QLabel:disabled {{ color: {t.edge}; }}
QLabel[kind="heading"] {{ font-size: {px(HEADING)}px; font-weight: 600; }}
QLabel[kind="clock"] {{ font-size: {px(CLOCK)}px; font-weight: 600; }}
QLabel[kind="on-primary"] {{ font-size: {px(TEXT)}px; font-weight: 600; color: {t.on_primary}; }}
QLabel[kind="on-primary-key"] {{ font-size: {px(SMALL)}px; color: {t.on_primary}; }}
QWidget[kind="ground"], QScrollArea, QScrollArea > QWidget > QWidget[kind="ground"] {{ background: {t.surface}; }}
"""
