"""A new round, and a plan's move to another version of the framework: what is asked, done, and said of it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework_change import marked_without_place, move_on, remember
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.round_picture import may_be_carried
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.framework_words import TOPIC
from ledelsesplan.ui.messages import WORKSHOP, Choice, Message
from ledelsesplan.ui.plan_pages import PlanPage

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application
    from ledelsesplan.ui.session import Session

ROUND = "round"


def ask_for_round(application: "Application", session: "Session") -> None:
    """Asks for date, label and what goes on, and begins a new round; all of it is one step."""
    from ledelsesplan.ui.round_dialog import RoundDialog

    session.workspace.take_typed()
    document = session.document
    dialog = RoundDialog(application.theme, document.frameworks, document.plan, date.today, application.window)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return
    chosen = dialog.chosen()
    framework = document.frameworks.in_use if chosen.in_newer_version else document.framework
    asked = may_be_carried(document.plan)
    application.messages.withdraw(WORKSHOP)
    identifier, before = edits.fresh_id(), document.framework

    def begin(plan: Plan) -> Plan:
        begun = talk_edits.begin_round(
            plan, framework, chosen.on, chosen.label, carried=chosen.carried, identifier=identifier
        )
        return remember(begun, before, framework)

    if document.apply(_("Ny runde"), begin):
        _tell_round(application, chosen.label, len(chosen.carried), len(asked) - len(chosen.carried))


def _tell_round(application: "Application", name: str, carried: int, postponed: int) -> None:
    session = application.session
    assert session is not None
    is_team = session.document.plan.kind is Kind.TEAM
    text = _("Runden »{name}« er begyndt.").format(name=name) if name else _("En ny runde er begyndt.")
    told = [ngettext("{count} handling går videre.", "{count} handlinger går videre.", carried)] if carried else []
    if postponed:
        told.append(ngettext("{count} er udskudt.", "{count} er udskudt.", postponed))
    told.append(
        _("Sidste rundes markeringer står under Sammenlign, og workshoppen begynder forfra.")
        if is_team
        else _("Det, I aftalte sidst, står under Samtale, og markeringerne under Sammenlign.")
    )
    compare = Choice(_("Sammenlign"), lambda: _show_page(application, PlanPage.COMPARE))
    look_back = Choice(_("Se tilbage"), lambda: _show_page(application, PlanPage.TALK))
    choices = (compare,) if is_team else (look_back, compare)
    step = session.document.undo_label or ""
    application.messages.show(Message(text, " ".join(told), choices=choices, topic=ROUND, step=step))


def _show_page(application: "Application", page: PlanPage) -> None:
    if application.session is not None:
        application.session.workspace.show_page(page)


def ask_to_move(application: "Application", session: "Session") -> None:
    """Shows what the version in use has changed, and moves the plan to it where that is chosen; it is one step."""
    from ledelsesplan.ui.framework_changes_dialog import FrameworkChangesDialog

    document = session.document
    if not document.frameworks.has_moved(document.plan):
        return
    session.workspace.take_typed()
    dialog = FrameworkChangesDialog(application.theme, document.frameworks, document.plan, application.window)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    new = document.frameworks.in_use
    old = document.frameworks.known.get(document.plan.round.framework.digest)
    if not accepted or not document.apply(_("Flyt til en anden udgave af ledelsesgrundlaget"), move_on, new, old):
        return
    lost = len(marked_without_place(document.plan, new))
    kept = ngettext(
        "{count} markering af noget udgået bevares i planen.",
        "{count} markeringer af noget udgået bevares i planen.",
        lost,
    )
    undo = _("Ctrl+Z flytter den tilbage.")
    application.messages.show(
        Message(
            _("Planen følger nu udgave {version} af ledelsesgrundlaget.").format(version=new.version),
            f"{kept} {undo}" if lost else undo,
            topic=TOPIC,
        )
    )
