"""The window: menus and shortcuts, the strip at the top, and the start page or the open plan below it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import STEP, Theme
from ledelsesplan.ui.top_bar import TopBar

# As many commands as an open plan may have pages, Ctrl+1 and on.
MOST_PAGES = 9

THEME_CHOICES = (
    ("system", _("Som systemet")),
    ("light", _("Lyst")),
    ("dark", _("Mørkt")),
    ("high-contrast", _("Høj kontrast")),
)


class MainWindow(QMainWindow):
    """Says what is asked for; `application` does it. Commands that need a plan are enabled only while one is open."""

    close_requested = Signal()
    focus_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._make_commands()
        self.bar = TopBar(theme, self.undo, self.redo, self.workshop, self.export)
        self._make_menus()
        self.setMenuWidget(self.bar)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setMinimumSize(640, 480)
        self.setWindowTitle("Ledelsesplan")
        self.closing_allowed = False
        self._styled = False
        theme.changed.connect(self._restyle)
        self.set_plan_open(False)

    def _command(self, text: str, shortcut: str = "") -> QAction:
        action = QAction(self)
        action.setText(text)  # given at once, it might be an icon: PySide would make QIcon with its hundreds of names
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        self.addAction(action)
        return action

    def _make_commands(self) -> None:
        self.new_team = self._command(_("Ny plan for ledergruppen …"), "Ctrl+N")
        self.new_personal = self._command(_("Ny personlig plan …"), "Ctrl+Shift+N")
        self.open = self._command(_("Åbn plan …"), "Ctrl+O")
        self.hr = self._command(_("HR-opsamling …"))
        self.save = self._command(_("Gem nu"), "Ctrl+S")
        self.save_as = self._command(_("Gem som …"), "Ctrl+Shift+S")
        self.export = self._command(_("Lav Excel-fil"), "Ctrl+E")
        self.read_workbook = self._command(_("Læs ændringer fra Excel …"))
        self.print = self._command(_("Udskriv / PDF …"), "Ctrl+P")
        self.calendar = self._command(_("Lav kalenderfil"))
        self.home = self._command(_("Til startsiden"), "Ctrl+W")
        self.quit = self._command(_("Afslut"), "Ctrl+Q")
        self.undo = self._command(_("Fortryd"), "Ctrl+Z")
        self.redo = self._command(_("Gentag"), "Ctrl+Y")
        self.search = self._command(_("Søg"), "Ctrl+F")
        self.pages = [self._command("", f"Ctrl+{number}") for number in range(1, MOST_PAGES + 1)]
        self.details = self._command(_("Detaljer"), "Ctrl+D")
        self.workshop = self._command(_("Workshopvisning"), "F5")
        self.larger = self._command(_("Større tekst"), "Ctrl++")
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._command(_("Mindre tekst"), "Ctrl+-")
        self.normal = self._command(_("Normal tekst"), "Ctrl+0")
        self.properties = self._command(_("Planens oplysninger …"))
        self.new_round = self._command(_("Ny runde …"))
        self.framework_changes = self._command(_("Ændringer i ledelsesgrundlaget …"))
        self.run_sheet = self._command(_("Køreplan …"))
        self.new_action = self._command(_("Ny handling"), "Ctrl+Shift+A")
        self.read_ballots = self._command(_("Læs forberedte planer …"))
        self.send_to_own_leader = self._command(_("Send til nærmeste leder …"))
        self.read_back = self._command(_("Læs svar fra nærmeste leder …"))
        self.own_leader_done = self._command(_("Jeg er færdig"))
        self.own_leader_done.setCheckable(True)
        self.pass_laptop = self._command(_("Giv maskinen videre …"))
        self.copy_for_hr = self._command(_("Kopi til HR …"))
        self.help = self._command(_("Hjælp"), "F1")
        self.framework = self._command(_("Ledelsesgrundlag …"))
        self.about = self._command(_("Om Ledelsesplan"))
        self.larger.triggered.connect(lambda: self._theme.set_text_size(self._theme.text_size + STEP))
        self.smaller.triggered.connect(lambda: self._theme.set_text_size(self._theme.text_size - STEP))
        self.normal.triggered.connect(lambda: self._theme.set_text_size(100))
        self.quit.triggered.connect(self.close)

    def _make_menus(self) -> None:
        menus = self.bar.menus
        self._fill(
            menus.addMenu(_("Fil")),
            (
                *(self.new_team, self.new_personal, self.open, self.hr, None),
                *(self.save, self.save_as, None),
                *(self.export, self.read_workbook, self.print, self.calendar, None, self.home, self.quit),
            ),
        )
        self._fill(menus.addMenu(_("Rediger")), [self.undo, self.redo, None, self.search])
        view = menus.addMenu(_("Vis"))
        self._fill(view, [*self.pages, None, self.details, self.workshop, None])
        self._fill(view, [self.larger, self.smaller, self.normal, None])
        themes = view.addMenu(_("Farver"))
        group = QActionGroup(self)
        for name, text in THEME_CHOICES:
            action = QAction(group)
            action.setText(text)
            action.setCheckable(True)
            action.setChecked(name == self._theme.choice)
            action.setData(name)
            themes.addAction(action)
        group.triggered.connect(self._choose_theme)
        self._fill(
            menus.addMenu(_("Plan")),
            (
                *(self.properties, self.new_round, self.run_sheet, self.new_action, self.framework_changes),
                *(None, self.read_ballots, self.pass_laptop),
                *(self.send_to_own_leader, self.read_back, self.own_leader_done, self.copy_for_hr),
            ),
        )
        self._fill(menus.addMenu(_("Hjælp")), [self.help, self.framework, self.about])
        for entry in menus.actions():
            # Alt and the first letter, without the underlines that Fusion would always draw.
            opener = QShortcut(QKeySequence(f"Alt+{entry.text()[0]}"), self)
            opener.activated.connect(partial(self._open_menu, entry))

    def _choose_theme(self, action: QAction) -> None:
        self._theme.choose(action.data())
        self.focus_wanted.emit()

    def _open_menu(self, entry: QAction) -> None:
        self.bar.menus.setActiveAction(entry)

    def _fill(self, menu: QMenu, actions: Sequence[QAction | None]) -> None:
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def set_plan_open(self, opened: bool) -> None:
        """Enables what acts on a plan while one is open."""
        making = (self.export, self.print, self.calendar, self.read_workbook, self.copy_for_hr)
        acting = (self.save, self.save_as, self.home, self.details, self.properties, self.new_action)
        for action in (*making, *acting):
            action.setEnabled(opened)
        self.show_pages(())
        self.bar.show_plan_part(opened)
        self.show_workshop(False)
        self.show_rounds(offered=False, has_changes=False)
        self.show_own_leader(sending=False, marking=False)
        if not opened:
            self.show_history(None, None)

    def show_pages(self, names: Sequence[str]) -> None:
        """Names the pages of the open plan; without any, the commands are off."""
        for number, action in enumerate(self.pages):
            action.setText(names[number] if number < len(names) else "")
            action.setVisible(number < len(names))
            action.setEnabled(number < len(names))

    def show_workshop(self, shown: bool) -> None:
        """Offers what only a group has: the workshop, its run-sheet, and anonymous votes."""
        for action in (self.workshop, self.run_sheet, self.read_ballots, self.pass_laptop):
            action.setVisible(shown)
            action.setEnabled(shown)
        self.bar.show_workshop(shown)

    def show_rounds(self, *, offered: bool, has_changes: bool) -> None:
        """Offers a new round, and what has changed in the framework where something has."""
        for action, shown in ((self.new_round, offered), (self.framework_changes, has_changes)):
            action.setVisible(shown)
            action.setEnabled(shown)

    def show_own_leader(self, *, sending: bool, marking: bool) -> None:
        """Offers what only a leader's own plan has, or only the copy in which the own leader marks.

        Of such a copy only marks come back: what would be lost in it, or is made of a plan, is not offered there.
        """
        offered = {self.send_to_own_leader: sending, self.read_back: sending, self.own_leader_done: marking}
        for action, on in offered.items():
            action.setVisible(on)
            action.setEnabled(on)
        making = (self.export, self.print, self.calendar, self.read_workbook, self.copy_for_hr)
        for action in (self.properties, self.new_action, *making):
            action.setVisible(not marking)
            if marking:
                action.setEnabled(False)
        self.bar.show_export(not marking)

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Names what would be undone and done again."""
        for action, text, what in ((self.undo, _("Fortryd"), undo), (self.redo, _("Gentag"), redo)):
            action.setEnabled(what is not None)
            action.setText(text if what is None else f"{text}: {what}")

    def show_page(self, widget: QWidget) -> None:
        """Shows the start page, or an open plan."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def remove_page(self, widget: QWidget) -> None:
        """Lets a page go."""
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def setVisible(self, visible: bool) -> None:
        """The style sheet waits for what is shown first: Qt would apply it anew at every step of building that."""
        if visible:
            self.take_look()
        super().setVisible(visible)

    def take_look(self) -> None:
        """Takes the theme's look into use, as the first showing does: for a question that comes before the window."""
        if not self._styled:
            self._styled = True
            self._restyle()

    def _restyle(self) -> None:
        if not self._styled:
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self._theme.palette())
        app.setStyleSheet(style_sheet(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Layouts and sizes follow the window's width."""
        super().resizeEvent(event)
        self._theme.set_window_width(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits for what is not saved; whoever is asked may only allow it, since Qt closes a window once."""
        if not self.closing_allowed:
            self.close_requested.emit()
        event.setAccepted(self.closing_allowed)
