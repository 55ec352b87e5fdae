"""What is said when a file was made: where it is, and the ways to it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesplan.text import _
from ledelsesplan.ui.messages import Choice, Message

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application


def tell_made(application: "Application", words: str, path: Path, notices: Iterable[str] = (), topic: str = "") -> None:
    """Says that a file was made; `words` have a place for its name, `notices` are whole sentences."""
    choices = (
        Choice(_("Åbn filen"), lambda: application.open_file(path)),
        Choice(_("Åbn mappen"), lambda: application.show_folder(path)),
    )
    detail = " ".join([_("Den ligger i {folder}.").format(folder=path.parent), *notices])
    application.messages.show(Message(words.format(name=path.name), detail, choices=choices, topic=topic))
