"""What the secret ballot says on each of its screens, and what can be chosen there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.text import _, counted_marks, list_words, ngettext
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.ballot_round import BallotRound, Screen

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ESCAPE = (Qt.Key.Key_Escape,)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done: its words with the name of its key, its keys, and whether it is the usual one."""

    words: str
    keys: tuple[Qt.Key, ...]
    do: Callable[[], object]
    is_usual: bool = False

    @property
    def hint(self) -> tuple[tuple[str, ...], str]:
        """Its key and what it does, as they are told in the help."""
        what, _dot, key = self.words.rpartition(" · ")
        return (key,), what


@dataclass(frozen=True, slots=True)
class Words:
    """A screen of words alone: what it says in large type, and the lines below."""

    heading: str
    lines: tuple[str, ...] = ()


def answered(state: BallotRound) -> str:
    """`4 af 8 har svaret`."""
    if state.present is None:
        return ngettext("{count} har svaret", "{count} har svaret", state.answered)
    return _("{count} af {present} har svaret").format(count=state.answered, present=state.present)


def marked(state: BallotRound) -> str:
    """`3 styrker, 2 udviklingsområder`."""
    return ", ".join(counted_marks(*state.own_counts))


def words(state: BallotRound) -> Words:
    """What a screen says that is neither a choice of level nor a page to mark on."""
    later = _("Stemmerne gemmes først, når alle har svaret.")
    match state.screen:
        case Screen.READY:
            return Words(
                _("Hemmelig afstemning"),
                (
                    _("Sæt projektoren på pause først, så ingen kan følge med på væggen."),
                    _("Hver leder markerer for sig selv på denne skærm og giver maskinen videre."),
                    later + " " + _("Slukkes maskinen inden da, er de væk."),
                ),
            )
        case Screen.HAND_OVER if state.all_have_answered:
            return Words(_("Alle har svaret"), (answered(state), _("Giv maskinen tilbage.")))
        case Screen.HAND_OVER:
            return Words(_("Giv maskinen til den næste"), (answered(state), later))
        case Screen.LOOK:
            return Words(
                marked(state), (_("Afleverer du nu, kan ingen se, hvad du har markeret, heller ikke du selv."), later)
            )
        case Screen.THANKS:
            return Words(_("Tak. Giv maskinen videre."), (answered(state),))
        case Screen.LEAVE:
            return Words(_("Vil du begynde forfra?"), (_("Du har markeret {marked}.").format(marked=marked(state)),))
        case _:
            return _closing(state)


def _closing(state: BallotRound) -> Words:
    if state.lacking:
        return Words(
            ngettext("{count} stemme er for lidt", "{count} stemmer er for få", state.answered),
            (
                _("Der skal mindst {least} til, så ingen kan kendes. Intet er gemt.").format(least=MINIMUM_BALLOTS),
                _("Vent på {count} til, eller kassér.").format(count=state.lacking),
            ),
        )
    lines = [_("De tælles med på én gang, og kun summerne gemmes.")]
    if state.lonely:
        names = list_words([level.name for level in state.lonely])
        lines.append(
            _("Færre end {least} har svaret for {levels}. De markeringer tælles ikke med, for de kunne gættes.").format(
                least=MINIMUM_BALLOTS, levels=names
            )
        )
    return Words(answered(state), tuple(lines))


def keys_of(state: BallotRound) -> Hints:
    """The keys that act on a screen besides those of what can be chosen there."""
    match state.screen:
        case Screen.LEVEL:
            return ((("↑", "↓"), _("peg på et ledelsesniveau")), (("1", "2"), _("eller vælg det med et tal")))
        case Screen.MARK:
            return (
                (("↑", "↓"), _("vælg forventning")),
                (("S",), _("styrke, og fjern den igen")),
                (("U",), _("udviklingsområde, og fjern det igen")),
                (("0",), _("fjern begge")),
            )
        case _:
            return ()


def choices(state: BallotRound, count: Callable[[], object]) -> tuple[Choice, ...]:
    """What can be chosen on a screen, from left to right; `count` counts the ballots."""
    usual, f9 = ENTER, (Qt.Key.Key_F9,)
    finish = Choice(_("Afslut afstemningen · Esc"), (*ESCAPE, *f9), state.ask_to_close, state.all_have_answered)
    leave = Choice(_("Begynd forfra · Esc"), ESCAPE, state.ask_to_leave)
    match state.screen:
        case Screen.READY:
            return (
                Choice(_("Luk · Esc"), ESCAPE, state.throw_away),
                Choice(_("Begynd · Enter"), usual, state.hand_over, is_usual=True),
            )
        case Screen.HAND_OVER:
            return finish, Choice(_("Begynd · Enter"), usual, state.begin, not state.all_have_answered)
        case Screen.LEVEL:
            return (
                Choice(_("Tilbage · Esc"), ESCAPE, state.hand_over),
                Choice(_("Videre · Enter"), usual, state.choose_level, is_usual=True),
            )
        case Screen.MARK:
            onward = _("Færdig · Enter") if state.is_last else _("Videre · Enter")
            return (
                leave,
                Choice(_("Tilbage · PgUp"), (Qt.Key.Key_PageUp,), state.back),
                Choice(onward, (*usual, Qt.Key.Key_PageDown), state.forward, is_usual=True),
            )
        case Screen.LOOK:
            return (
                leave,
                Choice(_("Ret · PgUp"), (Qt.Key.Key_PageUp,), state.back),
                Choice(_("Aflever · Enter"), usual, state.hand_in, is_usual=True),
            )
        case Screen.THANKS:
            return (
                Choice(_("Afslut afstemningen · F9"), f9, state.ask_to_close, state.all_have_answered),
                Choice(_("Videre · Enter"), (*usual, *ESCAPE), state.hand_over, not state.all_have_answered),
            )
        case Screen.LEAVE:
            return (
                Choice(_("Kassér mine markeringer · Delete"), (Qt.Key.Key_Delete,), state.hand_over),
                Choice(_("Bliv her · Enter"), (*usual, *ESCAPE), state.stay, is_usual=True),
            )
        case _ if state.lacking:
            return (
                Choice(_("Kassér stemmerne · Delete"), (Qt.Key.Key_Delete,), state.throw_away),
                Choice(_("Vent på flere · Enter"), (*usual, *ESCAPE), state.hand_over, is_usual=True),
            )
        case _ if state.present is not None and not state.all_have_answered:
            # Esc and Enter are what everyone presses: they must not end it before the last ones have voted.
            return (
                Choice(_("Tæl stemmerne med · F9"), f9, count),
                Choice(_("Vent på flere · Enter"), (*usual, *ESCAPE), state.hand_over, is_usual=True),
            )
        case _:
            return (
                Choice(_("Vent på flere · Esc"), ESCAPE, state.hand_over),
                Choice(_("Tæl stemmerne med · Enter"), usual, count, is_usual=True),
            )
