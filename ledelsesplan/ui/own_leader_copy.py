"""The own leader's copy: sent from a leader's plan, opened by the own leader, and read back into the plan."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledelsesplan.core.copies import Difference, take_back
from ledelsesplan.core.errors import AlreadyRead, LedelsesplanError, NotAnAnswer
from ledelsesplan.core.plan import Marker, Plan
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.names import free_path
from ledelsesplan.storage.own_leader import Answer, Doubt, bytes_for_own_leader, read_answer
from ledelsesplan.storage.planfile import Purpose
from ledelsesplan.storage.sparing import spare_plans
from ledelsesplan.text import _, describe, format_date, ngettext
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.file_kinds import PLAN_FILES
from ledelsesplan.ui.mark_words import side_in_words
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.messages import OWN_LEADER, Choice, Message, Tone
from ledelsesplan.ui.saver import Saver
from ledelsesplan.ui.whereabouts import whereabouts

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application

MOST_NAMED = 5

_DOUBTS = {
    Doubt.OLDER_REVISION: _("»{name}« er en ældre udgave af den kopi, du har læst."),
    Doubt.OLDER_SENDING: _("»{name}« er lavet af en ældre udgave af planen end den kopi, du har læst."),
    Doubt.OTHER_COPY: _("»{name}« er en anden kopi end den, du har læst. De blev lavet af samme udgave af planen."),
    Doubt.SAME_REVISION: _("»{name}« siger noget andet end den kopi, du har læst, selv om den er samme udgave."),
}


class OwnLeaderCopy(QObject):
    """What an open plan has to do with the own leader. `save` takes in what is typed, and begins to save."""

    def __init__(
        self,
        application: "Application",
        document: Document,
        saver: Saver,
        save: Callable[[], None],
        background: Background,
    ) -> None:
        super().__init__()
        self._application = application
        self._document = document
        self._saver = saver
        self._save = save
        self._background = background
        document.changed.connect(self._follow)

    def welcome(self) -> None:
        """Says in a copy whose plan it is and who marks here, and what becomes of it."""
        plan = self._document.plan
        if not plan.for_own_leader:
            return
        marks = plan.round.mark_set(Marker.OWN_LEADER)
        then = (
            _("Du har sagt, at du er færdig. Send filen tilbage, når den er gemt.")
            if marks.done
            else _("Lederens egne markeringer er skjult, til du siger færdig under Samtale eller i menuen Plan.")
        )
        self._tell(Message(whose_words(plan), then, topic=OWN_LEADER))

    # The own leader's side

    def set_done(self, on: bool) -> None:
        """Says that the own leader is done marking, or takes it back."""
        Marking(self._document).set_done(on)

    def _follow(self, before: Plan, after: Plan) -> None:
        """Tells what being done means, however it was said or taken back."""
        was_done, is_done = (plan.for_own_leader and plan.round.mark_set(plan.marker).done for plan in (before, after))
        if is_done and not was_done:
            self._tell_done()
        elif was_done and not is_done:
            self.welcome()

    def _tell_done(self) -> None:
        name = self._saver.path.name
        self._tell(
            Message(
                _("Du er færdig. Send »{name}« tilbage, når den er gemt.").format(name=name),
                _("Du kan stadig ændre dine markeringer. Så skal filen sendes igen."),
                choices=(self._folder_of(self._saver.path),),
                topic=OWN_LEADER,
            )
        )

    # The leader's side

    def send(self) -> None:
        """Asks where the copy is to lie, and writes it there from the plan as it is now, which is saved first."""
        from ledelsesplan.ui.file_dialogs import choose_target

        self._save()
        title = _("{title} – til nærmeste leder").format(title=self._document.plan.title)
        proposed = free_path(self._saver.path.parent, title)
        path = choose_target(self._application.window, _("Send til nærmeste leder"), proposed, PLAN_FILES)
        if path is None:
            return
        try:
            asked = path.exists()  # the dialog has asked before it gives a file that exists
            spare_plans(path, but=Purpose.OWN_LEADER)
        except (OSError, LedelsesplanError) as error:
            self._not_sent(error)
            return
        if not self._saver.finish():
            not_saved = _("Kopien er ikke lavet, for planen kunne ikke gemmes først.")
            self._tell(Message(not_saved, _("Prøv igen, når planen er gemt."), Tone.ERROR, topic=OWN_LEADER))
            return
        data = bytes_for_own_leader(self._document.plan, self._saver.envelope)
        self._background.run(lambda: create_new(path, data, asked), lambda _none: self._sent(path), self._not_sent)

    def _sent(self, path: Path) -> None:
        self._tell(
            Message(
                _("Kopien til nærmeste leder er lavet: {name}").format(name=path.name),
                _("Den ligger i {folder}. Private noter er ikke med. Send den, som I plejer at sende filer.").format(
                    folder=path.parent
                ),
                choices=(self._folder_of(path),),
                topic=OWN_LEADER,
            )
        )

    def _not_sent(self, error: BaseException) -> None:
        elsewhere = Choice(_("Gem et andet sted …"), self.send)
        self._application.messages.fail(error, _("Planen er ikke berørt."), elsewhere, topic=OWN_LEADER)

    def read_back(self) -> None:
        """Asks for a copy that the own leader has marked in, and reads it into the plan as one step."""
        from ledelsesplan.ui.file_dialogs import choose_file

        self._save()
        window, folder = self._application.window, self._saver.path.parent
        path = choose_file(window, _("Læs svar fra nærmeste leder"), folder, PLAN_FILES)
        if path is None:
            return
        try:
            answer = read_answer(path, self._document.plan, self._saver.envelope.plan_id)
        except (NotAnAnswer, AlreadyRead) as said:
            self._tell(Message(describe(said), topic=OWN_LEADER))
            return
        except LedelsesplanError as error:
            self._application.messages.fail(error, topic=OWN_LEADER)
            return
        if self._is_wanted(answer) and self._document.apply(
            _("Læs svar fra nærmeste leder"), take_back, self._document.framework, answer.brought
        ):
            detail, step = " ".join(self._consequences(answer)), self._document.undo_label or ""
            self._tell(Message(read_words(answer), detail, topic=OWN_LEADER, step=step))

    def _is_wanted(self, answer: Answer) -> bool:
        """Asks where an answer may be older than what is there, and where the own leader is not done yet."""
        from ledelsesplan.ui.question import ask

        window = self._application.window
        if answer.doubt is not None and not ask(
            window,
            _("Er det den nyeste kopi?"),
            _DOUBTS[answer.doubt].format(name=answer.path.name),
            detail="\n".join(self._in_words(answer.differences)),
            yes=_("Brug den ældre") if answer.doubt in (Doubt.OLDER_REVISION, Doubt.OLDER_SENDING) else _("Brug denne"),
            no=_("Behold"),
            safe=True,
        ):
            return False
        return answer.is_done or ask(
            window,
            _("Nærmeste leder er ikke færdig"),
            _("I »{name}« har nærmeste leder ikke sagt »Jeg er færdig« endnu.").format(name=answer.path.name),
            detail=_("Du kan læse det, der er, og læse filen igen senere."),
            yes=_("Læs det, der er"),
            no=_("Vent"),
            safe=True,
        )

    def _in_words(self, differences: Sequence[Difference]) -> list[str]:
        framework, plan = self._document.framework, self._document.plan
        lines = [
            f"• {whereabouts(framework, plan, item.id).title}: {_change(item)}"
            for item in sorted(differences, key=lambda item: (framework.position(item.id), item.id))
        ]
        more = len(lines) - MOST_NAMED
        rest = [ngettext("• og {count} forskel til", "• og {count} forskelle til", more)] if more > 0 else []
        return [*lines[:MOST_NAMED], *rest]

    def _consequences(self, answer: Answer) -> list[str]:
        plan = self._document.plan
        said = [_("Dine egne markeringer er ikke berørt. Ctrl+Z fortryder.")]
        if answer.brought.round != plan.round.id:
            into = next(item for item in plan.rounds if item.id == answer.brought.round)
            name = into.label or format_date(into.date)
            said.append(_("Svaret er lagt i runden {name}, som kopien er fra.").format(name=name))
        if not answer.fits:
            said.append(_("Filen er ændret uden for Ledelsesplan, siden den blev gemt."))
        return said

    def _folder_of(self, path: Path) -> Choice:
        return Choice(_("Åbn mappen"), lambda: self._application.show_folder(path))

    def _tell(self, message: Message) -> None:
        self._application.messages.show(message)


def whose_words(plan: Plan) -> str:
    """Says in a copy who marks here, and for whom."""
    if plan.leader:
        return _("Du markerer her som nærmeste leder for {leader}.").format(leader=plan.leader)
    return _("Du markerer her som nærmeste leder i planen »{title}«.").format(title=plan.title)


def read_words(answer: Answer) -> str:
    """Says how much was read."""
    marked = sum(mark.is_marked for mark in answer.brought.marks.marks)
    if not marked:
        return _("Svaret fra nærmeste leder er læst: kun noter.")
    return ngettext(
        "Svaret fra nærmeste leder er læst: {count} markering.",
        "Svaret fra nærmeste leder er læst: {count} markeringer.",
        marked,
    )


def _change(item: Difference) -> str:
    before, after = side_in_words(item.before), side_in_words(item.after)
    if before == after:
        return _("en anden note")
    return _("{before} i planen, {after} i filen").format(before=before, after=after)
