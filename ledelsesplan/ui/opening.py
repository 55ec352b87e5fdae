"""How a plan comes to be open: a new one, one from a file, or what was not saved the last time."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog

from ledelsesplan.core import edits
from ledelsesplan.core.errors import FileMissing, InvalidPlanFile
from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.plan import Kind, Participant, Plan
from ledelsesplan.storage.frameworks import frameworks_for, keep, load_framework
from ledelsesplan.storage.generations import newest_good
from ledelsesplan.storage.names import free_path
from ledelsesplan.storage.paths import history_folder
from ledelsesplan.storage.planfile import Envelope, PlanFile, new_envelope, read_plan
from ledelsesplan.storage.recovery import Recovery, find_recovery, set_aside
from ledelsesplan.text import _, describe, format_moment, ngettext
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.framework_words import framework_message
from ledelsesplan.ui.messages import Choice, Message
from ledelsesplan.ui.session import Session

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application
    from ledelsesplan.ui.new_plan_dialog import NewPlan


def ask_for_plan(application: "Application", folder: Path, *, team: bool) -> "NewPlan | None":
    """Asks for a new plan's title, levels and place. None where the user would rather not."""
    from ledelsesplan.ui.new_plan_dialog import NewPlanDialog

    kind = Kind.TEAM if team else Kind.PERSONAL
    dialog = NewPlanDialog(application.theme, load_framework(), kind, folder, date.today, application.window)
    return dialog.new_plan() if dialog.exec() == QDialog.DialogCode.Accepted else None


def new_session(application: "Application", chosen: "NewPlan") -> Session:
    """Makes a new plan and opens it; its file is written at once."""
    framework = load_framework()
    plan = edits.new_plan(framework, chosen.kind, chosen.title, chosen.on, unit=chosen.unit, levels=chosen.levels)
    people = tuple(Participant(id=edits.fresh_id(), name=name) for name in chosen.participants)
    plan = edits.set_present(edits.set_participants(plan, people), chosen.present)
    keep(framework)
    document = Document(framework, plan)
    session = Session(application, application.theme, document, chosen.path, new_envelope(), None, is_saved=False)
    session.saver.save()
    session.workspace.show_page(session.workspace.offered[0])  # a new leader begins with reading
    return session


def open_session(application: "Application", path: Path) -> Session:
    """Opens a plan file. Newer work on this computer is offered, and the last good generation of a garbled file.

    It is shown in the framework that it was made with, where that is kept here. Raises the error of the file where
    there is nothing to offer in its place, or where the offer is not taken.
    """
    in_use = load_framework()
    opened = _opened(application, path)
    keep(in_use)
    frameworks = frameworks_for(opened.plan, in_use)
    session = Session(
        application,
        application.theme,
        Document(frameworks.of(opened.plan), opened.plan, frameworks),
        opened.path,
        opened.envelope,
        opened.based_on,
        is_saved=opened.is_saved,
    )
    if opened.edited_outside:
        application.messages.show(
            Message(
                _("»{name}« er ændret uden for Ledelsesplan, siden den blev gemt.").format(name=path.name),
                _("Den kan læses og er åbnet, som den er. Se efter, at alt er, som det skal være."),
                topic="digest",
            )
        )
    tell_framework(application, session)
    return session


def tell_framework(application: "Application", session: Session) -> None:
    """Says when the framework in use is not the one that the plan was made with, and offers to show what differs."""
    see = Choice(_("Se ændringerne"), session.show_framework_changes)
    message = framework_message(session.document.plan, session.document.frameworks, see)
    if message is not None:
        application.messages.show(message)


def reopened(application: "Application", before: Session, frameworks: Frameworks | None) -> Session:
    """Ends a session, and gives another one of the same plan, in the framework that the plan has now."""
    document, saver = before.document.successor(frameworks), before.saver
    saver.finish()
    is_saved = saver.is_saved
    before.end()  # waits for a save that has begun: what the next one is based on is known now
    return Session(
        application, application.theme, document, saver.path, saver.envelope, saver.based_on, is_saved=is_saved
    )


class Opened(NamedTuple):
    """What is opened: the plan, where it is saved, and what that file is taken to hold."""

    plan: Plan
    path: Path
    envelope: Envelope
    based_on: str | None
    is_saved: bool
    edited_outside: bool = False


def _opened(application: "Application", path: Path) -> Opened:
    recovery = find_recovery(path)
    try:
        file = read_plan(path)
    except FileMissing:
        if recovery is None or not _ask(application, _("Filen er væk"), _missing_text(path, recovery)):
            raise
        return Opened(recovery.plan, path, recovery.envelope, None, is_saved=False)
    except InvalidPlanFile as error:
        return _earlier(application, path, recovery, error)
    if recovery is not None:
        if _ask(application, _("Der er nyere ændringer"), _newer_text(file, recovery)):
            based_on = file.fingerprint if recovery.fits else recovery.based_on
            return Opened(recovery.plan, path, file.envelope, based_on or "", is_saved=False)
        set_aside(recovery, history_folder())
    is_saved = file.migrated_from is None
    return Opened(file.plan, path, file.envelope, file.fingerprint, is_saved, not file.digest_fits)


def _earlier(application: "Application", path: Path, recovery: Recovery | None, error: InvalidPlanFile) -> Opened:
    """What this computer has of a file that cannot be read; it is saved beside it, and the file stays as it is."""
    if recovery is not None:
        plan, envelope, at = recovery.plan, recovery.envelope, recovery.written_at
    else:
        generation = newest_good(history_folder(), path)
        if generation is None:
            raise error
        plan, envelope, at = generation.plan, generation.envelope, generation.envelope.saved_at
    text = _("{error}\n\nPå denne pc er der en udgave fra {time}. Vil du fortsætte med den i en ny fil?").format(
        error=describe(error), time=_moment(at)
    )
    if not _ask(application, _("Filen kan ikke læses"), text):
        raise error
    return Opened(plan, free_path(path.parent, f"{path.stem} ({_('gendannet')})"), envelope, None, is_saved=False)


def _ask(application: "Application", title: str, text: str) -> bool:
    from ledelsesplan.ui.question import ask

    application.window.take_look()
    return ask(application.window, title, text, yes=_("Fortsæt med dem fra denne pc"), no=_("Nej tak"))


def _newer_text(file: PlanFile, recovery: Recovery) -> str:
    sentences = [
        _("På denne pc er der ændringer fra {time}, som ikke nåede at blive gemt i »{name}«.").format(
            time=_moment(recovery.written_at), name=recovery.path.name
        ),
        _("På denne pc: {there}. I filen: {here}.").format(there=_content(recovery.plan), here=_content(file.plan)),
    ]
    if not recovery.fits:
        sentences.append(
            _("Filen er også ændret et andet sted. Den bliver ikke overskrevet; dine ændringer kan gemmes i en ny fil.")
        )
    return "\n\n".join(sentences)


def _missing_text(path: Path, recovery: Recovery) -> str:
    return _("»{name}« findes ikke længere, men på denne pc er der en udgave fra {time}: {content}.").format(
        name=path.name, time=_moment(recovery.written_at), content=_content(recovery.plan)
    )


def _content(plan: Plan) -> str:
    marked, hands = sum(mark.is_marked for mark in plan.marks), len(plan.round.tally.hands)
    return ", ".join(
        [
            ngettext("{count} markering", "{count} markeringer", marked),
            *([] if plan.for_own_leader else [ngettext("{count} handling", "{count} handlinger", len(plan.actions))]),
            *([ngettext("{count} med hænder", "{count} med hænder", hands)] if hands else []),
        ]
    )


def _moment(at: datetime) -> str:
    moment = format_moment(at.astimezone(), datetime.now().astimezone())
    return moment[:1].lower() + moment[1:]
