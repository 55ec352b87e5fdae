"""What nobody foresaw is said in one sentence, as every failure is; the work is kept at each change."""

import sys

from PySide6.QtWidgets import QWidget

from ledelsesplan.ui.messages import Messages


def tell_unforeseen(messages: Messages, window: QWidget) -> None:
    """Sends what nothing catches to `messages`, in place of a traceback; Ctrl+C in the terminal closes the window."""

    def tell(kind: type[BaseException], error: BaseException, _traceback: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            messages.fail(error)

    sys.excepthook = tell
