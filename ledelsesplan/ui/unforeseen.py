"""What nobody foresaw is said in one sentence, as every failure is; the work is kept at each change."""

import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer

from ledelsesplan.text import _
from ledelsesplan.ui.messages import Message, Messages


def tell_unforeseen(messages: Messages, close: Callable[[], object]) -> None:
    """Sends what nothing catches to `messages`, in place of a traceback; Ctrl+C in the terminal closes the window.

    It does so with the next thing that happens in it.
    """

    def tell(_kind: type[BaseException], error: BaseException, _traceback: object) -> None:
        messages.fail(error)

    sys.excepthook = tell
    signal.signal(signal.SIGINT, lambda _signal, _frame: QTimer.singleShot(0, close))


def tell_settings_were_broken(messages: Messages) -> None:
    """Says that the program begins with its own settings."""
    messages.show(
        Message(
            _("Indstillingerne kunne ikke læses, så programmet begynder med sine egne."),
            _("Planerne er ikke berørt. Den gamle fil ligger ved siden af som settings.broken.json."),
        )
    )
