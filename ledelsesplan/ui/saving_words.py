"""What is true of saving, as the strips at the top say it."""

from ledelsesplan.text import _, format_time
from ledelsesplan.ui.plan_part import SAFE_HERE
from ledelsesplan.ui.saver import SaveState, SaveStatus


def saving_words(state: SaveState) -> tuple[str, str, bool]:
    """The words, the icon beside them, and whether they tell of a failure: `Gemt kl. 10.42`, check, no."""
    match state.status:
        case SaveStatus.SAVED if state.at is not None:
            return _("Gemt kl. {time}").format(time=format_time(state.at.astimezone())), "check", False
        case SaveStatus.SAVED:
            return _("Gemt"), "check", False
        case SaveStatus.SAVING:
            return _("Gemmer …"), "document", False
        case SaveStatus.SAFE_HERE:
            return SAFE_HERE, "check", False
        case SaveStatus.FAILED:
            return _("Ikke gemt"), "warning", True
