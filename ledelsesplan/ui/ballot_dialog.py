"""Prepared plans read in as anonymous votes: what was read, what was skipped and why, then "Tæl med"."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.ballots import count_ballots, lonely_levels, without_levels
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.core.workshop_edits import clear_ballots
from ledelsesplan.storage.ballots import BallotFiles, plan_files, read_ballots
from ledelsesplan.text import _, describe, list_words, ngettext
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.controls import PrimaryButton, TextButton, empty_layout, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.file_dialogs import choose_files, choose_folder
from ledelsesplan.ui.file_kinds import PLAN_FILES
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme

WIDTH = 640


class BallotDialog(FormDialog):
    """Chosen files add up until the dialog is closed. The names of files stand here only, never in the plan.

    `folder` is where files are looked for, `earlier` gives what is still kept of the plan (`storage.ballots`). After
    "Tæl med" the dialog is accepted, and `counted` says how many plans were added.
    """

    def __init__(
        self,
        theme: Theme,
        document: Document,
        folder: Path,
        earlier: Callable[[], tuple[Plan, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _("Læs forberedte planer"), WIDTH, parent)
        self._document = document
        self._folder = folder
        self._earlier = earlier
        self._background = Background()
        self._background.setParent(self)
        self._paths: set[Path] = set()
        self._files = BallotFiles()
        self._earlier_plans: tuple[Plan, ...] = ()
        self._readings = 0
        self.counted = 0
        self._make_head()
        self._make_counted()
        self._found = QVBoxLayout()
        self.body.addLayout(self._found)
        self.body.addStretch(1)
        self._make_buttons()
        theme.changed.connect(self._respace)
        self._respace()
        self._show()
        self.choose_files.setFocus()

    def _make_head(self) -> None:
        words = _(
            "Har lederne forberedt sig i hver sin personlige plan, kan markeringerne tælles med som anonyme stemmer. "
            "Kun summerne gemmes i planen: ingen navne, ingen noter, og ikke hvem der har markeret hvad."
        )
        self.body.addWidget(label(words, "reading", wrap=True))
        self.choose_files = TextButton(_("Vælg filer …"))
        self.choose_files.clicked.connect(self._choose_files)
        self.choose_folder = TextButton(_("Vælg mappe …"))
        self.choose_folder.clicked.connect(self._choose_folder)
        self._line = QHBoxLayout()
        self._line.addWidget(self.choose_files)
        self._line.addWidget(self.choose_folder)
        self._line.addStretch(1)
        self.body.addLayout(self._line)

    def _make_counted(self) -> None:
        self._before = QWidget()
        line = self._before_line = QHBoxLayout(self._before)
        line.setContentsMargins(0, 0, 0, 0)
        self._before_words = label("", "", wrap=True)
        self.forget = TextButton(_("Glem de talte stemmer"))
        self.forget.clicked.connect(self._forget)
        line.addWidget(self._before_words, 1)
        line.addWidget(self.forget)
        self.body.addWidget(self._before)

    def _make_buttons(self) -> None:
        close = TextButton(_("Luk"))
        close.clicked.connect(self.reject)
        self.close_button = close
        self.count_button = PrimaryButton(self._theme, _("Tæl med"))
        self.count_button.clicked.connect(self._count)
        self.add_button(self.count_button)
        self.add_button(close)

    # Choosing and reading

    def _choose_files(self) -> None:
        paths = choose_files(self, _("Vælg forberedte planer"), self._folder, PLAN_FILES)
        if paths:
            self.read_files(paths)

    def _choose_folder(self) -> None:
        folder = choose_folder(self, self._folder)
        if folder is not None:
            self.read_folder(folder)

    def read_files(self, paths: Iterable[Path]) -> None:
        """Reads files besides those that were read already."""
        self._paths.update(path.absolute() for path in paths)
        self._read(lambda: ())

    def read_folder(self, folder: Path) -> None:
        """Reads the plans of a folder, besides what was read already."""
        self._read(lambda: plan_files(folder))

    def _read(self, more: Callable[[], tuple[Path, ...]]) -> None:
        framework, plan, known = self._document.framework, self._document.plan, frozenset(self._paths)
        self._readings += 1
        number = self._readings

        def work() -> tuple[frozenset[Path], BallotFiles, tuple[Plan, ...]]:
            paths = known.union(path.absolute() for path in more())
            return paths, read_ballots(paths, framework, plan), self._earlier()

        def done(result: tuple[frozenset[Path], BallotFiles, tuple[Plan, ...]]) -> None:
            if number == self._readings:
                paths, self._files, self._earlier_plans = result
                self._paths = set(paths)
                self._show()
                if self.count_button.isEnabled():
                    self.count_button.setFocus()

        self.count_button.setEnabled(False)
        self.reason.setText(_("Læser …"))
        self._background.run(work, done, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._show()
        self.reason.setText(describe(error))

    # Counting and forgetting

    def _count(self) -> None:
        framework, batch = self._document.framework, [item.prepared for item in self._files.read]
        ballots = without_levels(framework, batch, lonely_levels(framework, batch))
        try:
            count_ballots(self._document.plan, framework, ballots, self._earlier_plans)
        except LedelsesplanError as error:
            self.reason.setText(describe(error))
            self.fit()
            return
        label_ = _("Tæl forberedte planer med")
        if self._document.apply(label_, count_ballots, framework, ballots, self._earlier_plans):
            self.counted = len(ballots)
            self.accept()

    def _forget(self) -> None:
        self._document.apply(_("Glem stemmerne"), clear_ballots)
        self.choose_files.setFocus()
        self._read(lambda: ())

    # What is shown

    def _show(self) -> None:
        self._show_before()
        empty_layout(self._found)
        read, skipped = self._files.read, self._files.skipped
        if read:
            self._group(
                ngettext("{count} plan er læst", "{count} planer er læst", len(read)), [item.path.name for item in read]
            )
        for notice in self.notices():
            self._say(notice, "note")
        if skipped:
            heading = ngettext("{count} fil er sprunget over", "{count} filer er sprunget over", len(skipped))
            self._group(heading, [describe(error) for error in skipped])
        lacking = MINIMUM_BALLOTS - len(read)
        self.count_button.setEnabled(lacking <= 0)
        self.reason.setText(_lacking(len(read)) if lacking > 0 and self._paths else "")
        if self.isVisible():
            self.fit()

    def _show_before(self) -> None:
        ballots = self._document.plan.round.tally.ballots
        self._before.setVisible(bool(ballots))
        self._before_words.setText(
            ngettext("{count} stemme er talt med i runden.", "{count} stemmer er talt med i runden.", ballots)
        )

    def _group(self, heading: str, lines: list[str]) -> None:
        self._found.addSpacing(self._theme.px(8))
        self._say(heading, "strong")
        for line in lines:
            self._say(line)

    def _say(self, words: str, kind: str = "") -> None:
        line = label(words, kind, wrap=True)
        self._found.addWidget(line)
        line.show()  # now, so that the dialog is made as high as it needs

    def notices(self) -> list[str]:
        """What is said of the plans that were read, as a whole: of no plan alone."""
        batch = [item.prepared for item in self._files.read]
        reworded, unknown = sum(item.reworded for item in batch), sum(item.unknown for item in batch)
        found = []
        if reworded:
            found.append(
                ngettext(
                    "{count} markering gælder en forventning, hvis ordlyd er ændret siden. Den tælles med.",
                    "{count} markeringer gælder forventninger, hvis ordlyd er ændret siden. De tælles med.",
                    reworded,
                )
            )
        if unknown:
            found.append(
                ngettext(
                    "{count} markering er udeladt, fordi forventningen ikke findes i ledelsesgrundlaget mere.",
                    "{count} markeringer er udeladt, fordi forventningerne ikke findes i ledelsesgrundlaget mere.",
                    unknown,
                )
            )
        lonely = lonely_levels(self._document.framework, batch) if len(batch) >= MINIMUM_BALLOTS else ()
        if lonely:
            found.append(
                _(
                    "Færre end {least} af planerne gælder {levels}. Markeringer på det niveau tælles ikke med, for de "
                    "kunne gættes."
                ).format(least=MINIMUM_BALLOTS, levels=list_words([level.name for level in lonely]))
            )
        return found

    def _respace(self) -> None:
        px = self._theme.px
        self._line.setSpacing(px(10))
        self._before_line.setSpacing(px(10))
        self._found.setSpacing(px(4))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.choose_files.setFocus()

    def done(self, result: int) -> None:
        """What is being read is left."""
        self._readings += 1
        self._background.close()
        super().done(result)


def _lacking(count: int) -> str:
    more = ngettext("{count} plan", "{count} planer", MINIMUM_BALLOTS - count)
    if not count:
        return _("Der skal mindst {least} planer til, så ingen kan kendes.").format(least=MINIMUM_BALLOTS)
    return _("Der skal mindst {least} planer til, så ingen kan kendes. Vælg {more} mere.").format(
        least=MINIMUM_BALLOTS, more=more
    )
