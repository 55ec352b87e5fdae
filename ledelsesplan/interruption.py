"""Ctrl+C in the terminal: what is said, and how the program ends."""

import os
import signal

from ledelsesplan.text import _

WORDS = _("Afbrudt.")
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_STANDARD_ERROR = 2


def end_at_once() -> None:
    """Lets Ctrl+C end the program without raising: Qt, while it is loaded, does not bear what is raised through it."""

    def end(_signal: int, _frame: object) -> None:
        os.write(_STANDARD_ERROR, f"{WORDS}\n".encode())
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, end)
