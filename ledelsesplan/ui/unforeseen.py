"""What nobody foresaw is said in one sentence, as every failure is; the work is kept at each change."""

import sys

from PySide6.QtWidgets import QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.messages import Message, Messages


def tell_unforeseen(messages: Messages, window: QWidget) -> None:
    """Sends what nothing catches to `messages`, in place of a traceback; Ctrl+C in the terminal closes the window."""

    def tell(kind: type[BaseException], error: BaseException, _traceback: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            messages.fail(error)

    sys.excepthook = tell


def tell_settings_were_broken(messages: Messages) -> None:
    """Says that the program begins with its own settings."""
    messages.show(
        Message(
            _("Indstillingerne kunne ikke læses, så programmet begynder med sine egne."),
            _("Planerne er ikke berørt. Den gamle fil ligger ved siden af som settings.broken.json."),
        )
    )
