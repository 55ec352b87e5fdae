"""Which page is shown for what."""

from ledelsesplan.core.workshop import PageKind
from ledelsesplan.ui.workshop.actions_wall import ActionsWall
from ledelsesplan.ui.workshop.behaviour_page import BehaviourPage
from ledelsesplan.ui.workshop.candidates_page import CandidatesPage
from ledelsesplan.ui.workshop.close_page import ClosePage
from ledelsesplan.ui.workshop.consent_page import ConsentPage
from ledelsesplan.ui.workshop.frame_page import FramePage
from ledelsesplan.ui.workshop.helping_page import HelpingPage
from ledelsesplan.ui.workshop.note_page import NotePage
from ledelsesplan.ui.workshop.overview_wall import OverviewWall
from ledelsesplan.ui.workshop.results_page import ResultsPage
from ledelsesplan.ui.workshop.round_page import RoundPage
from ledelsesplan.ui.workshop.texts_page import TextsPage
from ledelsesplan.ui.workshop.wall_page import WallPage

# One behaviour, shown in place of the page that it stands on.
BLOWN_UP = "blown-up"

PAGES: dict[str, type[WallPage]] = {
    BLOWN_UP: BehaviourPage,
    PageKind.FRAME: FramePage,
    PageKind.THINK: TextsPage,
    PageKind.PAIRS: TextsPage,
    PageKind.ROUND: RoundPage,
    PageKind.OVERVIEW: OverviewWall,
    PageKind.HELPING: HelpingPage,
    PageKind.RESULTS: ResultsPage,
    PageKind.CANDIDATES: CandidatesPage,
    PageKind.CONSENT: ConsentPage,
    PageKind.ACTIONS: ActionsWall,
    PageKind.CLOSE: ClosePage,
    PageKind.NOTE: NotePage,
}
