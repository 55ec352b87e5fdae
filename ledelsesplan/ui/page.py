"""What every page of an open plan is: something with a main thing to focus, keys to hint at, and a line of counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

Hints = tuple[tuple[tuple[str, ...], str], ...]


class Page(QWidget):
    """A page of the workspace. `hints_changed` says that `hints` or `summary` give something else now."""

    hints_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def hints(self) -> Hints:
        """The keys that act now: for each hint its keys and its words; empty where none do."""
        return ()

    def summary(self) -> str:
        """The counts for what is shown."""
        return ""

    def focus_main(self) -> None:
        """Gives the focus to the page's main thing."""
        self.setFocus()

    def set_layout_width(self, width: float) -> None:
        """Chooses the page's layout from the window's width in px at 100 % text size."""

    def current_behaviour(self) -> str:
        """The id of what is current and can be marked, or nothing."""
        return ""

    def show_behaviour(self, identifier: str) -> None:
        """Goes to something that can be marked, where the page shows it."""

    def take_typed(self) -> str:
        """Takes what is typed and not in the plan yet into it; gives, in words, what cannot be taken."""
        return ""

    def toggle_details(self) -> None:
        """Shows or hides the details, where the page has them."""
