"""Fetching the organisation's dates from a table, and making a table to begin with."""

from PySide6.QtWidgets import QWidget

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.year_wheels import EXAMPLE, use_year_wheel
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.file_dialogs import choose_file, choose_target, folder_of_plans
from ledelsesplan.ui.messages import Message, Messages

TOPIC = "year-wheel"
TABLES = _("Tabeller (*.csv *.txt)")


def fetch_dates(parent: QWidget, messages: Messages) -> bool:
    """Asks for a table and takes its dates into use; gives whether it did. What is wrong with it is said."""
    chosen = choose_file(parent, _("Hent organisationens datoer"), folder_of_plans(""), TABLES)
    if chosen is None:
        return False
    try:
        dates = use_year_wheel(chosen)
    except LedelsesplanError as error:
        messages.fail(error, _("Årshjulet er, som det var."), topic=TOPIC)
        return False
    messages.show(
        Message(
            ngettext("{count} dato er hentet til årshjulet.", "{count} datoer er hentet til årshjulet.", len(dates)),
            _("De er kopieret til denne pc. Hent filen igen, når den er ændret."),
            topic=TOPIC,
        )
    )
    return True


def save_example(parent: QWidget, messages: Messages) -> None:
    """Asks where an example is to be saved, and says where it is."""
    target = choose_target(parent, _("Gem et eksempel"), folder_of_plans("") / "aarshjul.csv", TABLES)
    if target is None:
        return
    try:
        # With its mark at the start, Excel knows that it is UTF-8.
        create_new(target, EXAMPLE.encode("utf-8-sig"), True)
    except LedelsesplanError as error:
        messages.fail(error, _("Planen er ikke berørt."), topic=TOPIC)
        return
    messages.show(
        Message(
            _("Eksemplet er gemt: {name}").format(name=target.name),
            _("Ret det i Excel eller en editor, og hent det bagefter."),
            topic=TOPIC,
        )
    )
