"""The application: what the window asks for is done here, on one open plan at a time."""

import gc
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ledelsesplan.core.errors import InvalidFramework, LedelsesplanError
from ledelsesplan.storage.settings import Recent, Settings, load_settings, save_settings
from ledelsesplan.storage.summaries import FrameworkSummary, framework_summary, summarize_plan
from ledelsesplan.text import _
from ledelsesplan.ui.file_kinds import PLAN_FILES
from ledelsesplan.ui.main_window import MainWindow
from ledelsesplan.ui.messages import Choice, Message, MessageBar, Messages
from ledelsesplan.ui.qt_application import complete, make_qt_application
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.window_place import place_window, show_window, with_place_of

if TYPE_CHECKING:
    from ledelsesplan.core.framework_change import Frameworks
    from ledelsesplan.ui.hr.place import HrPlace
    from ledelsesplan.ui.session import Session
    from ledelsesplan.ui.start_page import StartPage

# So long after a plan is opened it is put on the list: that reads its file again, which would hold up the painting.
PAINT_MS = 100


class Application(QObject):
    """Wires the window to what it asks for. `today` and the file dialogs are the system's."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._session: Session | None = None
        self._hr: HrPlace | None = None
        self.messages = Messages()
        # Until the style sheet comes, with the first showing, words would be measured in a font that is never seen.
        QApplication.setFont(theme.font("body"))
        self.window = MainWindow(theme)
        self._start: StartPage | None = None
        self._front_messages: MessageBar | None = None
        self._front = QWidget()
        self._wire()
        place_window(self.window, settings)
        # Known before anything is built: a large window would else take all its sizes anew as soon as it is shown.
        theme.set_window_width(self.window.width())

    @property
    def theme(self) -> Theme:
        """How things look."""
        return self._theme

    @property
    def session(self) -> "Session | None":
        """The open plan, if one is."""
        return self._session

    def _wire(self) -> None:
        window = self.window
        window.new_team.triggered.connect(lambda: self.new_plan(team=True))
        window.new_personal.triggered.connect(lambda: self.new_plan(team=False))
        window.open.triggered.connect(self.choose_plan)
        window.hr.triggered.connect(self.show_hr)
        window.home.triggered.connect(self.go_home)
        window.focus_wanted.connect(self._focus_main)
        window.search.triggered.connect(self.search)
        window.close_requested.connect(self.close)
        window.help.triggered.connect(self.show_help)
        window.about.triggered.connect(self.show_about)
        window.framework.triggered.connect(self.choose_framework)
        self._theme.changed.connect(self._keep_look)

    # The start page

    @cached_property
    def _framework(self) -> FrameworkSummary:
        """The framework in use, as the start page has it; a plan that is opened at once does without."""
        return framework_summary()

    @property
    def start(self) -> "StartPage":
        """The start page below its messages, made when first shown: a plan opened at once does without."""
        if self._start is None:
            from ledelsesplan.ui.start_page import StartPage

            start = StartPage(self._theme, self._framework, date.today)
            start.new_team_requested.connect(lambda: self.new_plan(team=True))
            start.new_personal_requested.connect(lambda: self.new_plan(team=False))
            start.open_requested.connect(self.choose_plan)
            start.plan_requested.connect(lambda path: self.open_plan(Path(path)))
            start.find_requested.connect(self.find_plan)
            start.forget_requested.connect(self.forget_plan)
            start.hr_requested.connect(self.show_hr)
            front = QVBoxLayout(self._front)
            front.setContentsMargins(0, 0, 0, 0)
            front.setSpacing(0)
            self._front_messages = MessageBar(self._theme, self.messages)
            front.addWidget(self._front_messages)
            front.addWidget(start, 1)
            self._start = start
        return self._start

    def show_start(self) -> None:
        """Shows the start page with the plans as they are on disk now."""
        summaries = [
            summarize_plan(Path(recent.path), recent, self._framework.level_names) for recent in self._settings.recent
        ]
        start = self.start
        if self._front_messages is not None:
            self._front_messages.close_message()
        start.show_plans(summaries)
        self.window.set_plan_open(False)
        self.window.setWindowTitle("Ledelsesplan")
        self.window.show_page(self._front)
        start.focus_main()

    def _focus_main(self) -> None:
        if self._session is not None:
            self._session.workspace.current_page.focus_main()
        elif self._hr is not None and self._hr.is_shown:
            self._hr.page.focus_main()
        elif self._start is not None:
            self._start.focus_main()

    def show_hr(self) -> None:
        """Leaves the open plan for the page of HR-opsamling, as it was when it was last left."""
        if not self._leave_plan():
            return
        if self._hr is None:
            from ledelsesplan.ui.hr.place import HrPlace

            self._hr = HrPlace(self)
        self._hr.show()

    def remember_summary_folder(self, folder: Path) -> None:
        """Where plans were last collected from, or a summary was put."""
        self._settings = self._settings._replace(summary_folder=str(folder))

    def search(self) -> None:
        """Searches what is shown."""
        if self._session is not None:
            self._session.workspace.open_search()
        elif self._hr is None or not self._hr.is_shown:
            self.start.open_search()

    # Opening and making plans

    def choose_plan(self) -> None:
        """Lets the user choose a plan file, and opens it."""
        chosen = self._ask_for_plan_file(_("Åbn plan"))
        if chosen is not None:
            self.open_plan(chosen)

    def find_plan(self, lost: str) -> None:
        """Offers what this computer has of a lost plan, or lets the user show where it is; the list follows."""
        from ledelsesplan.storage.recovery import find_recovery

        if find_recovery(Path(lost)) is not None and self.open_plan(Path(lost)):
            return
        chosen = self._ask_for_plan_file(_("Find filen"))
        if chosen is not None and self.open_plan(chosen):
            self.forget_plan(lost)

    def _ask_for_plan_file(self, title: str) -> Path | None:
        from ledelsesplan.ui.file_dialogs import choose_file

        return choose_file(self.window, title, self._folder(), PLAN_FILES)

    def open_plan(self, path: Path) -> bool:
        """Opens a plan file in place of the open plan; gives whether it did. A failure is said, and changes nothing."""
        from ledelsesplan.ui.opening import open_session

        if self._session is not None and path.absolute() == self._session.saver.path.absolute():
            return True
        try:
            session = open_session(self, path)
        except LedelsesplanError as error:
            self._remember(path)
            if self._session is None:
                self.show_start()
            self._fail_to_open(error)
            return False
        return self._change_to(session)

    def new_plan(self, *, team: bool) -> None:
        """Asks for what a new plan needs, and opens it in place of the open plan."""
        from ledelsesplan.ui.opening import ask_for_plan, new_session

        try:
            chosen = ask_for_plan(self, self._folder(), team=team)
            if chosen is not None:
                self._change_to(new_session(self, chosen))
        except LedelsesplanError as error:
            self._fail_to_open(error)

    def _fail_to_open(self, error: LedelsesplanError) -> None:
        """Says it; a framework that cannot be used is mended where it is chosen."""
        mend = (Choice(_("Ledelsesgrundlag …"), self.choose_framework),) if isinstance(error, InvalidFramework) else ()
        self.messages.fail(error, "", *mend)

    def reopen_plan(self, frameworks: "Frameworks | None" = None) -> None:
        """Goes on with the open plan in the framework that it has now; page and steps to undo stay the same."""
        from ledelsesplan.ui.opening import reopened

        before = self._session
        if before is not None:
            page = before.workspace.current
            session = reopened(self, before, frameworks)
            self._enter(session)
            self.window.remove_page(before.workspace)
            session.workspace.show_page(page)

    def _change_to(self, session: "Session") -> bool:
        if not self._leave_plan():
            session.end()
            return False
        self._enter(session)
        return True

    def _enter(self, session: "Session") -> None:
        self._session = session
        self._settings = self._settings._replace(last_folder=str(session.saver.path.parent))
        QTimer.singleShot(PAINT_MS, self._remember_open)
        self.window.set_plan_open(True)
        self.window.show_page(session.workspace)
        session.begin()
        session.workspace.current_page.focus_main()

    def go_home(self) -> None:
        """Leaves the open plan for the start page."""
        if self._leave_plan():
            self.show_start()

    def _leave_plan(self) -> bool:
        """Saves and closes the open plan; gives False where the user would rather stay."""
        session = self._session
        if session is None:
            return True
        from ledelsesplan.ui.leaving import may_leave_unsaved, may_leave_untaken

        session.workshop.leave()
        untaken = session.workspace.take_typed()
        if untaken and not may_leave_untaken(self.window, untaken):
            return False
        if not session.saver.finish() and not may_leave_unsaved(self.window, session):
            return False
        self._remember(session.saver.path)
        self._session = None
        session.end()
        self.window.remove_page(session.workspace)
        return True

    # What is remembered

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def set_definition_folded(self, folded: bool) -> None:
        """Remembers whether definitions are folded."""
        self._settings = self._settings._replace(definition_folded=folded)

    def _keep_look(self) -> None:
        self._settings = self._settings._replace(theme=self._theme.choice, text_size=self._theme.text_size)

    def _remember_open(self) -> None:
        if self._session is not None:
            self._remember(self._session.saver.path)

    def _remember(self, path: Path) -> None:
        """Puts a plan first in the list of recent ones."""
        name = str(path.absolute())
        summary = summarize_plan(Path(name), None, self._framework.level_names)
        newest = summary.recent(datetime.now().astimezone().isoformat())
        others = tuple(recent for recent in self._settings.recent if recent.path != name)
        self._settings = self._settings._replace(recent=(newest, *others))
        self._save_settings()

    def forget_plan(self, path: str) -> None:
        """Takes a plan off the list; its file stays as it is."""
        before = self._settings.recent
        self._set_recent(tuple(recent for recent in before if recent.path != path))
        if self._session is None:
            undo = Choice(_("Fortryd"), lambda: self._set_recent(before))
            text = _("»{name}« er taget af listen. Filen er, hvor den var.").format(name=Path(path).name)
            self.messages.show(Message(text, choices=(undo,)))

    def _set_recent(self, recent: tuple[Recent, ...]) -> None:
        self._settings = self._settings._replace(recent=recent)
        self._save_settings()
        if self._session is None:
            self.show_start()

    def _folder(self) -> Path:
        """Where plans are looked for and put: the last folder, or the user's documents."""
        from ledelsesplan.ui.file_dialogs import folder_of_plans

        return folder_of_plans(self._settings.last_folder)

    def show(self) -> None:
        """Shows the window where it was, or over a whole small screen."""
        show_window(self.window, self._settings)

    def _save_settings(self) -> None:
        try:
            save_settings(self._settings)
        except LedelsesplanError as error:
            self.messages.fail(error, _("Planerne er ikke berørt; kun indstillingerne huskes ikke."), topic="settings")

    # Help and the end

    def show_help(self) -> None:
        """Keys and short help."""
        from ledelsesplan.ui.help_dialog import HelpDialog

        HelpDialog(self._theme, self.window).exec()

    def show_about(self) -> None:
        """Versions, licences, folders."""
        from ledelsesplan.ui.about_dialog import AboutDialog

        AboutDialog(self._theme, self._framework, self.window).exec()

    def choose_framework(self) -> None:
        """Shows which framework is in use, and takes another one into use where that is wanted."""
        from ledelsesplan.ui.framework_dialog import choose_framework

        if choose_framework(self, self._folder()):
            self.__dict__.pop("_framework", None)  # read anew when it is next needed
            if self._start is not None:
                self.window.remove_page(self._front)
                self._front, self._start = QWidget(), None
            if self._hr is not None:
                self._hr.forget_read()
            if self._session is None:
                self.show_start()

    def open_file(self, path: Path) -> None:
        """Opens a file in the program that the system has for it; a folder in its file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_folder(self, path: Path) -> None:
        """Opens a file's folder in the system's own file manager."""
        self.open_file(path.parent)

    def close(self) -> None:
        """Leaves the plan, remembers the window, and closes it."""
        if not self._leave_plan():
            return
        if self._hr is not None:
            self._hr.close()
        self._settings = with_place_of(self._settings, self.window)
        self._save_settings()
        self.window.closing_allowed = True
        self.window.close()


def open_window(path: Path | None) -> Application:
    """Shows the window, on a plan or on the start page."""
    settings, was_broken = load_settings()
    application = Application(Theme(settings.theme, settings.text_size), settings)
    if path is None or not application.open_plan(path):
        application.show_start()
    application.show()
    if was_broken:
        from ledelsesplan.ui.unforeseen import tell_settings_were_broken

        tell_settings_were_broken(application.messages)
    return application


def run(path: Path | None) -> int:
    """Opens the window, and gives the exit code when it is closed."""
    app = make_qt_application()
    application = open_window(path)
    app.processEvents()
    complete(app)
    from ledelsesplan.ui.collecting import Collector
    from ledelsesplan.ui.unforeseen import tell_unforeseen

    tell_unforeseen(application.messages, application.close)
    # What is there now stays: the collector need not look through it again.
    gc.collect()
    gc.freeze()
    Collector(app)
    return app.exec()
