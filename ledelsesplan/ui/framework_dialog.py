"""The dialog that shows which framework is in use, and takes another one into use."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.frameworks import frameworks_for, keep, load_framework, use_framework, use_shipped
from ledelsesplan.storage.paths import chosen_framework
from ledelsesplan.text import _, describe, list_words, ngettext
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.file_dialogs import choose_file
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.framework_words import version_line
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application

WIDTH = 620


class FrameworkDialog(FormDialog):
    """Says what is in use and what is wrong with a file that cannot be. `is_changed` once another one is in use."""

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Ledelsesgrundlag"), WIDTH, parent)
        self._folder = folder
        self.is_changed = False
        self.name = label("", "panel-title", wrap=True)
        self.facts = label("", wrap=True)
        self.origin = label("", "meta", wrap=True)
        self.problem = label("", "error", wrap=True)
        group = QVBoxLayout()
        group.setSpacing(theme.px(4))
        group.addWidget(label(_("I brug nu"), "label"))
        for widget in (self.name, self.facts, self.origin):
            group.addWidget(widget)
        self.body.addLayout(group)
        self.body.addWidget(self.problem)
        words = _(
            "Nye planer laves med det ledelsesgrundlag, der er i brug. En plan, der er lavet med et andet, beholder "
            "sit eget, til du flytter den."
        )
        self.body.addWidget(label(words, "note", wrap=True))
        self.body.addStretch(1)
        self.choose = TextButton(_("Vælg fil …"))
        self.choose.clicked.connect(self._choose)
        self.shipped = TextButton(_("Brug det, der fulgte med"))
        self.shipped.clicked.connect(self._use_shipped)
        for button in (self.choose, self.shipped):
            self.add_button(button)
        self.close_button = self.add_close(_("Luk"))
        self._show()
        self.choose.setFocus()

    def _choose(self) -> None:
        path = choose_file(self, _("Vælg ledelsesgrundlag"), self._folder, _("Ledelsesgrundlag (*.json)"))
        if path is not None:
            self.use(path)

    def use(self, path: Path) -> None:
        """Takes a file into use, or says what is wrong with it and where; then nothing has changed."""
        try:
            use_framework(path)
        except LedelsesplanError as error:
            self._show(
                _("{problem} Det ledelsesgrundlag, der var i brug, er det stadig.").format(problem=describe(error))
            )
            return
        self.is_changed = True
        self._show()

    def _use_shipped(self) -> None:
        try:
            use_shipped()
        except LedelsesplanError as error:
            self._show(describe(error))
            return
        self.is_changed = True
        self._show()
        self.choose.setFocus()

    def _show(self, problem: str = "") -> None:
        chosen = chosen_framework().is_file()
        self.shipped.setVisible(chosen)
        try:
            framework = load_framework()
        except LedelsesplanError as error:
            self.name.setText(_("Det valgte ledelsesgrundlag kan ikke bruges"))
            self.facts.setText("")
            self.origin.setText("")
            problem = problem or describe(error)
        else:
            self.name.setText(version_line(framework))
            self.facts.setText(_facts(framework))
            self.origin.setText(
                _("Valgt af dig. Programmet har sin egen kopi af filen.") if chosen else _("Fulgte med programmet.")
            )
        self.facts.setVisible(bool(self.facts.text()))
        self.origin.setVisible(bool(self.origin.text()))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if self.isVisible():
            self.fit()


def _facts(framework: Framework) -> str:
    counts = (
        ngettext("{count} ledelsesniveau", "{count} ledelsesniveauer", len(framework.levels)),
        ngettext(
            "{count} ledelseskompetence", "{count} ledelseskompetencer", sum(1 for _c in framework.competencies())
        ),
        ngettext("{count} forventning", "{count} forventninger", sum(1 for _b in framework.behaviours())),
    )
    return _("{organisation}: {counts}.").format(organisation=framework.organisation, counts=list_words(list(counts)))


def choose_framework(application: "Application", folder: Path) -> bool:
    """Shows the dialog; gives whether another framework is in use now. The open plan keeps its own, and says so."""
    from ledelsesplan.ui.opening import tell_framework

    dialog = FrameworkDialog(application.theme, folder, application.window)
    dialog.exec()
    dialog.deleteLater()
    session = application.session
    if dialog.is_changed and session is not None:
        in_use = load_framework()
        keep(in_use)
        session.workspace.take_typed()
        keep(session.document.framework)
        application.reopen_plan(frameworks_for(session.document.plan, in_use))
        assert application.session is not None
        tell_framework(application, application.session)
    return dialog.is_changed
