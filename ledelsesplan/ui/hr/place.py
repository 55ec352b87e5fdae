"""HR-opsamling in the application: what the page asks for is done here."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ledelsesplan.compiling.gathering import Gathered, Request, data_of, workbook_of
from ledelsesplan.compiling.report_file import report_bytes
from ledelsesplan.compiling.sparing import spare_inputs
from ledelsesplan.core.anonymity import USUAL_MINIMUM
from ledelsesplan.core.published import Published
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.names import safe_file_name
from ledelsesplan.text import _, format_date, ngettext
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.file_dialogs import choose_file, choose_files, choose_folder, choose_target, folder_of_plans
from ledelsesplan.ui.file_kinds import WORKBOOKS
from ledelsesplan.ui.hr.choose_step import Chosen
from ledelsesplan.ui.hr.page import CHOOSE, HrPage
from ledelsesplan.ui.hr.path_field import PathField
from ledelsesplan.ui.hr.reading import Reading
from ledelsesplan.ui.made_file import tell_made
from ledelsesplan.ui.messages import Choice, Message
from ledelsesplan.ui.question import ask

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application

MAKING = "hr-file"
READ_FILES = _("Planer og Excel-filer (*.json *.xlsx)")
UNIT_FILES = _("CSV-filer (*.csv *.txt)")


class _Kind(NamedTuple):
    """A kind of file, in words; `made` has a place for the file's name."""

    making: str
    made: str
    dialog: str
    name: str
    files: str
    suffix: str


WORKBOOK = _Kind(
    _("Laver Excel-opsamlingen …"),
    _("Excel-opsamlingen er lavet: {name}"),
    _("Lav Excel-opsamling"),
    _("HR-opsamling {day}"),
    WORKBOOKS,
    ".xlsx",
)
DATA = _Kind(
    _("Gemmer tallene …"),
    _("Tallene er gemt: {name}"),
    _("Gem tal"),
    _("HR-opsamling tal {day}"),
    _("CSV-filer (*.csv)"),
    ".csv",
)
REPORT = _Kind(
    _("Gemmer rapporten …"),
    _("Rapporten er gemt: {name}"),
    _("Gem rapport"),
    _("HR-opsamling rapport {day}"),
    _("Rapporter (*.json)"),
    ".json",
)

Make = Callable[[Gathered, Published, datetime], bytes]


class HrPlace(QObject):
    """The page, kept until the application closes, with what was read on it."""

    def __init__(self, application: "Application") -> None:
        super().__init__()
        self._application = application
        self._reading = Reading()
        self._background = Background()
        self._wanted: Chosen | None = None
        self._confirmed = USUAL_MINIMUM
        self.page = HrPage(application.theme, application.messages, date.today)
        self._wire()

    def _wire(self) -> None:
        page, reading = self.page, self._reading
        page.back_requested.connect(self._go_back)
        page.read_requested.connect(self._read)
        page.cancel_requested.connect(self._cancel)
        page.workbook_requested.connect(lambda: self._choose(WORKBOOK, _workbook))
        page.data_requested.connect(lambda: self._choose(DATA, _data))
        page.report_requested.connect(lambda: self._choose(REPORT, self._report))
        page.choose.units_requested.connect(self._choose_units)
        for field in (page.choose.plans, page.choose.previous):
            field.folder_requested.connect(partial(self._add_folder, field))
            field.files_requested.connect(partial(self._add_files, field))
        reading.progressed.connect(page.show_progress)
        reading.done.connect(self._show_read)
        reading.failed.connect(self._tell_failure)

    @property
    def is_shown(self) -> bool:
        """Whether the page is what the window shows."""
        return self.page.isVisible()

    def show(self) -> None:
        """Shows the page as it was left."""
        window = self._application.window
        self.page.message_bar.close_message()
        window.set_plan_open(False)
        window.setWindowTitle(_("HR-opsamling – Ledelsesplan"))
        window.show_page(self.page)
        self.page.focus_main()

    def _go_back(self) -> None:
        self._application.show_start()

    def forget_read(self) -> None:
        """Another framework is in use: what was read was counted by the one before."""
        self._reading.cancel()
        self.page.forget_read()

    def close(self) -> None:
        """Leaves what is being read, and waits for a file that is being made."""
        self._reading.close()
        self._background.close()

    # Choosing

    def _folder(self) -> Path:
        settings = self._application.settings
        return folder_of_plans(settings.summary_folder or settings.last_folder)

    def _add_folder(self, field: PathField) -> None:
        path = choose_folder(self._application.window, self._folder())
        if path is not None:
            self._add(field, (path,))

    def _add_files(self, field: PathField) -> None:
        paths = choose_files(self._application.window, _("Tilføj filer"), self._folder(), READ_FILES)
        if paths:
            self._add(field, paths)

    def _add(self, field: PathField, paths: tuple[Path, ...]) -> None:
        self._application.remember_summary_folder(paths[-1].parent)
        field.add(paths)
        field.list.setFocus()

    def _choose_units(self) -> None:
        path = choose_file(self._application.window, _("Vælg liste over enheder"), self._folder(), UNIT_FILES)
        if path is not None:
            self.page.choose.use_units(path)

    # Reading

    def _read(self) -> None:
        chosen = self.page.choose.chosen()
        if chosen.minimum < min(USUAL_MINIMUM, self._confirmed) and not self._may_be_smaller(chosen.minimum):
            self.page.choose.set_minimum(USUAL_MINIMUM)
            chosen = self.page.choose.chosen()
        self._wanted = chosen
        self.page.message_bar.close_message()
        self.page.begin_reading()
        self._reading.begin(chosen.request)

    def _may_be_smaller(self, minimum: int) -> bool:
        sure = ask(
            self._application.window,
            _("Mindre grupper end fem"),
            ngettext(
                "Vil du vise tal for hver enkelt plan?",
                "Vil du vise tal for grupper på helt ned til {count} planer?",
                minimum,
            ),
            detail=_(
                "I så små grupper kan den, der kender lederne, ofte regne ud, hvad den enkelte har markeret. "
                "Gør det kun, hvis lederne ved det og har sagt ja."
            ),
            yes=_("Brug {minimum}").format(minimum=minimum),
            no=_("Behold {usual}").format(usual=USUAL_MINIMUM),
            safe=True,
        )
        if sure:
            self._confirmed = minimum
        return sure

    def _cancel(self) -> None:
        self._reading.cancel()
        self._wanted = None
        self.page.go_to(CHOOSE)

    def _show_read(self, request: Request, gathered: Gathered) -> None:
        chosen = self._wanted
        if chosen is None or chosen.request != request:
            return
        self.page.show_read(chosen, gathered, gathered.published(chosen.minimum))

    def _tell_failure(self, error: BaseException) -> None:
        self._wanted = None
        self.page.go_to(CHOOSE)
        self._application.messages.fail(error, _("Filerne er, som de var. Intet er lavet."), topic=MAKING)

    # Making

    def _report(self, gathered: Gathered, published: Published, made_at: datetime) -> bytes:
        return report_bytes(gathered.compiled, gathered.previous, minimum=published.minimum, made_at=made_at)

    def _choose(self, kind: _Kind, make: Make) -> None:
        read = self.page.read
        if read is None:
            return
        name = safe_file_name(kind.name.format(day=format_date(date.today())), kind.suffix)
        path = choose_target(self._application.window, kind.dialog, self._folder() / name, kind.files)
        if path is not None:
            self._application.remember_summary_folder(path.parent)
            self._make(kind, make, path, read)

    def _make(self, kind: _Kind, make: Make, path: Path, read: tuple[Chosen, Gathered, Published]) -> None:
        chosen, gathered, published = read
        messages = self._application.messages
        messages.show(Message(kind.making, topic=MAKING))

        def work() -> Path:
            spare_inputs(path, chosen.request.units, gathered)
            content = make(gathered, published, datetime.now().astimezone().replace(microsecond=0))
            create_new(path, content, True)  # the dialog has asked before it gives a file that exists
            return path

        def failed(error: BaseException) -> None:
            choice = Choice(_("Gem et andet sted …"), lambda: self._choose(kind, make))
            messages.fail(error, _("Det, der er læst, er her stadig."), choice, topic=MAKING)

        self._background.run(work, lambda made: tell_made(self._application, kind.made, made, topic=MAKING), failed)


def _workbook(gathered: Gathered, published: Published, made_at: datetime) -> bytes:
    return workbook_of(gathered, published, made_at)


def _data(gathered: Gathered, published: Published, _made_at: datetime) -> bytes:
    return data_of(gathered, published, DATA.suffix)
