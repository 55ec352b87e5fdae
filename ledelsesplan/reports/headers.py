"""The headers of the tables. Who reads a workbook back finds its columns by these, never by their position."""

from ledelsesplan.text import _

NUMBER = _("Nr")
LEVEL = _("Ledelsesniveau")
FLAG = _("Hjørneflag")
COMPETENCY = _("Ledelseskompetence")
THEME = _("Tema")
BEHAVIOUR = _("Forventning")

ACTION = _("Handling")
SUCCESS_SIGN = _("Tegn på at det lykkes")
RESPONSIBLE = _("Ansvarlig")
DEADLINE = _("Frist")
FOLLOW_UP = _("Opfølgning")
STATUS = _("Status")
NOTE = _("Note")
GOAL = _("Udviklingsmål")
ACTIVITY_TYPE = _("Aktivitetstype")
SUPPORT = _("Støtte/ressourcer")
START = _("Start")

ACTION_ID = _("Handling-ID")
BEHAVIOUR_ID = _("Forventning-ID")
ROUND_ID = _("Runde-ID")

STRENGTH_HANDS = _("Hænder S")
PRIORITY_HANDS = _("Hænder U")
DOTS = _("Prikker")
FOCUS = _("Fokusområde")
REASON = _("Fordi")

DATE = _("Dato")
SOURCE = _("Kilde")
MARKING = _("Markering")
COUNT = _("Antal")
PRESENT = _("Til stede")
ROUND = _("Runde")

FACT = _("Oplysning")
VALUE = _("Værdi")
PARTICIPANT = _("Deltager")
COLUMN = _("Kolonne")
EXPORTED_VALUE = _("Værdi ved eksport")
PLACE = _("Sted")
TEXT = _("Tekst")
PART = _("Del")
