"""The dialogs that ask what a plan is: before a new one is made, and for the one that is open."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.storage.names import free_path
from ledelsesplan.text import _
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.file_dialogs import choose_folder
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.plan_form import PlanFacts, PlanForm, Shape
from ledelsesplan.ui.question import ask
from ledelsesplan.ui.theme import Theme

WIDTH = 580


@dataclass(frozen=True)
class NewPlan:
    """What a new plan is to be, and where it is to lie; no file stands at `path` yet."""

    kind: Kind
    title: str
    unit: str
    levels: tuple[str, ...]
    on: date
    present: int | None
    participants: tuple[str, ...]
    path: Path


@dataclass(frozen=True)
class PlanProperties:
    """What an open plan is: its own and its newest round's. `participants` are names."""

    title: str
    unit: str
    levels: tuple[str, ...]
    on: date
    label: str
    present: int | None
    participants: tuple[str, ...]
    follow_up: date | None
    leader: str
    own_leader: str


class _PlanDialog(FormDialog):
    """A form with two buttons, of which the first is pressed by Enter and only while the form can be used."""

    def __init__(self, theme: Theme, title: str, take: str, form: PlanForm, parent: QWidget | None) -> None:
        super().__init__(theme, title, WIDTH, parent)
        self.form = form
        self.body.addWidget(form)
        self.take, self.cancel = self.add_answers(take)
        form.changed.connect(self._check)
        form.title.selectAll()
        form.title.setFocus()

    def _problem(self) -> str:
        return self.form.problem()

    def _check(self) -> None:
        problem = self._problem()
        self.reason.setText(problem)
        self.take.setEnabled(not problem)
        self.take.setAccessibleDescription(problem)

    def accept(self) -> None:
        """Closes only with a form that can be used."""
        if not self._problem():
            super().accept()

    def reject(self) -> None:
        """Esc and the window's cross lose nothing that is written unasked; the button says itself that it does."""
        if not self.form.is_touched or ask(
            self,
            self.windowTitle(),
            _("Vil du lukke uden at bruge det, du har skrevet?"),
            yes=_("Luk uden"),
            no=_("Skriv videre"),
            safe=True,
        ):
            super().reject()


class NewPlanDialog(_PlanDialog):
    """Asks for a new plan; `new_plan` gives it once the dialog was accepted."""

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        kind: Kind,
        folder: Path,
        today: Callable[[], date],
        parent: QWidget | None = None,
        choose_folder: Callable[[QWidget, Path], Path | None] = choose_folder,
    ) -> None:
        team = kind is Kind.TEAM
        year = today().year
        facts = PlanFacts(
            title=(_("Ledergruppen {year}") if team else _("Min udviklingsplan {year}")).format(year=year),
            unit="",
            levels=tuple(level.id for level in framework.levels) if team else (),
            on=today(),
        )
        form = PlanForm(theme, framework, facts, Shape(one_level=not team, people=team, begun=False), today)
        heading = _("Ny plan for ledergruppen") if team else _("Ny personlig plan")
        super().__init__(theme, heading, _("Opret plan"), form, parent)
        self._kind = kind
        self._folder = folder
        self._choose_folder = choose_folder
        self._place = QVBoxLayout()
        self._place_row = QHBoxLayout()
        self._place_words = QVBoxLayout()
        self.file_name = label("", "strong", wrap=True)
        self.folder_name = label("", "meta", wrap=True)
        self.choose = TextButton(_("Vælg mappe …"))
        self.choose.clicked.connect(self._on_choose)
        self._place.addWidget(label(_("Gemmes i"), "label"))
        self._place.addLayout(self._place_row)
        self._place_words.addWidget(self.file_name)
        self._place_words.addWidget(self.folder_name)
        self._place_row.addLayout(self._place_words, 1)
        self._place_row.addWidget(self.choose)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        theme.changed.connect(self._respace)
        self._respace()
        self._check()

    def _respace(self) -> None:
        px = self._theme.px
        self._place.setSpacing(px(2))
        self._place_row.setSpacing(px(16))
        self._place_words.setSpacing(px(1))

    def _path(self) -> Path:
        return free_path(self._folder, self.form.title.text())

    def _problem(self) -> str:
        problem = super()._problem()
        if not problem and not self._folder.is_dir():
            return _("Mappen findes ikke. Vælg en anden.")
        return problem

    def _check(self) -> None:
        super()._check()
        self.file_name.setText(_breakable(self._path().name))
        self.folder_name.setText(_breakable(str(self._folder)))

    def _on_choose(self) -> None:
        chosen = self._choose_folder(self, self._folder)
        if chosen is not None:
            self._folder = chosen
            self._check()

    def new_plan(self) -> NewPlan:
        """The plan that was asked for."""
        facts = self.form.facts()
        assert facts.on is not None
        return NewPlan(
            kind=self._kind,
            title=facts.title,
            unit=facts.unit,
            levels=facts.levels,
            on=facts.on,
            present=facts.present,
            participants=facts.participants,
            path=self._path(),
        )


class PlanPropertiesDialog(_PlanDialog):
    """Asks what an open plan is; `properties` gives it once the dialog was accepted."""

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        plan: Plan,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        team = plan.kind is Kind.TEAM
        newest = plan.round
        facts = PlanFacts(
            title=plan.title,
            unit=plan.unit,
            levels=newest.levels,
            on=newest.date,
            label=newest.label,
            present=newest.present,
            participants=tuple(person.name for person in plan.participants),
            follow_up=plan.follow_up,
            leader=plan.leader,
            own_leader=plan.own_leader,
        )
        shape = Shape(one_level=not team and len(newest.levels) == 1, people=team, begun=True)
        form = PlanForm(theme, framework, facts, shape, today)
        super().__init__(theme, _("Planens oplysninger"), _("Gem oplysninger"), form, parent)
        self.body.addStretch(1)
        self._check()

    def properties(self) -> PlanProperties:
        """What the plan is to be."""
        facts = self.form.facts()
        assert facts.on is not None
        return PlanProperties(
            title=facts.title,
            unit=facts.unit,
            levels=facts.levels,
            on=facts.on,
            label=facts.label,
            present=facts.present,
            participants=facts.participants,
            follow_up=facts.follow_up,
            leader=facts.leader,
            own_leader=facts.own_leader,
        )


def _breakable(name: str) -> str:
    """A name that may be broken after a separator (by a space of no width), so that none is cut off."""
    for sign in {os.sep, "/", "-", "_", "."}:
        name = name.replace(sign, f"{sign}\u200b")
    return name
