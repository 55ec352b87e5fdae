"""Keeps a document safe: a recovery copy at every change, the plan file after a pause, and the truth about both."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ledelsesplan.core.errors import AlreadyExists, ChangedOnDisk, FileTooLarge, LedelsesplanError, SaveUncertain
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.atomic import remove_leftovers
from ledelsesplan.storage.generations import thin
from ledelsesplan.storage.paths import history_folder, recovery_folder
from ledelsesplan.storage.planfile import Envelope
from ledelsesplan.storage.recovery import discard_recovery, write_recovery
from ledelsesplan.storage.saving import Saved, publish
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.document import Document

if TYPE_CHECKING:
    from concurrent.futures import Future

QUIET_MS = 1500
# So long after a change its recovery copy is begun: the thread that writes it would hold up the painting of the change.
PAINT_MS = 40
RETRY_MS = 10_000
CLOSE_S = 5.0

NOT_RETRIED = (ChangedOnDisk, AlreadyExists, FileTooLarge)


class SaveStatus(StrEnum):
    """What is true of the newest change."""

    SAVED = "saved"
    SAVING = "saving"
    SAFE_HERE = "safe-here"
    FAILED = "failed"


class SaveState(NamedTuple):
    """The status, when the file was last saved, and why it is not saved now; `safe_here` tells of the recovery copy."""

    status: SaveStatus
    at: datetime | None = None
    error: BaseException | None = None
    safe_here: bool = True


class Saver(QObject):
    """Follows a document. The thread of `background` alone touches the files and what they are based on."""

    changed = Signal()

    def __init__(
        self,
        document: Document,
        path: Path,
        envelope: Envelope,
        based_on: str | None,
        history_days: int,
        *,
        is_saved: bool,
    ) -> None:
        super().__init__()
        self._document = document
        self._background = Background()
        self._path = path
        self._envelope = envelope
        self._based_on = based_on
        self._history_days = history_days
        self._saved_plan: Plan | None = document.plan if is_saved else None
        self._secured_plan: Plan | None = None
        self._saves = 0
        self.state = SaveState(SaveStatus.SAVED, envelope.saved_at if is_saved else None)
        self._painting = self._timer(PAINT_MS, self._begin_securing)
        self._quiet = self._timer(QUIET_MS, self.save)
        self._retry = self._timer(RETRY_MS, self.save)
        self._following = [document.changed.connect(self._on_changed)]
        if not is_saved:
            self._on_changed()

    def _timer(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(work)
        return timer

    @property
    def path(self) -> Path:
        """The plan file."""
        return self._path

    @property
    def envelope(self) -> Envelope:
        """The envelope of the last save."""
        return self._envelope

    @property
    def based_on(self) -> str | None:
        """The fingerprint of the file that the next save is to find; exact once the saver is closed."""
        return self._based_on

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the plan as it is now."""
        return self._saved_plan is self._document.plan

    @property
    def is_safe_here(self) -> bool:
        """Whether the recovery copy holds the plan as it is now."""
        return self._secured_plan is self._document.plan

    @property
    def will_retry(self) -> bool:
        """Whether saving is tried again by itself."""
        return self._retry.isActive()

    def _become(self, state: SaveState) -> None:
        self.state = state
        self.changed.emit()

    def _on_changed(self) -> None:
        self._become(SaveState(SaveStatus.SAVING, self.state.at, safe_here=False))
        if not self._painting.isActive():
            self._painting.start()

    def _begin_securing(self) -> None:
        plan = self._document.plan
        work = self._discarding() if self.is_saved else self._securing(plan)
        self._background.run(work, lambda _none: self._on_secured(plan), self._on_not_secured)

    def _discarding(self) -> Callable[[], None]:
        """Undone back to what the file holds: there is nothing left to secure."""
        return lambda: discard_recovery(self._envelope.plan_id, self._path)

    def _securing(self, plan: Plan) -> Callable[[], None]:
        def secure() -> None:
            if plan is self._document.plan:
                self._secure(plan)

        return secure

    def _secure(self, plan: Plan) -> None:
        write_recovery(plan, self._envelope, self._path, self._based_on)
        self._secured_plan = plan

    def _on_secured(self, plan: Plan) -> None:
        if plan is not self._document.plan:
            return
        if self.is_saved:
            self._quiet.stop()
            self._retry.stop()
            self._become(SaveState(SaveStatus.SAVED, self.state.at))
        else:
            self._become(SaveState(SaveStatus.SAFE_HERE, self.state.at))
            self._quiet.start()

    def _on_not_secured(self, error: BaseException) -> None:
        self._become(SaveState(SaveStatus.FAILED, self.state.at, error, safe_here=False))
        self._quiet.start()

    def save(self) -> None:
        """Publishes the plan as it is now, if the file does not hold it already."""
        self._quiet.stop()
        self._retry.stop()
        if self.is_saved:
            return
        self._publish()

    def _publish(self) -> "Future[Saved]":
        plan, number = self._document.plan, self._begin_save()
        return self._background.run(
            self._publishing(plan), lambda saved: self._on_saved(plan, saved, number), self._on_failed
        )

    def _begin_save(self) -> int:
        """Until the save is told of, nobody knows which plan the file holds; its number says whether it is the last.

        A save secures what it saves, so that no copy is begun for it any more.
        """
        self._painting.stop()
        self._saved_plan = None
        self._saves += 1
        return self._saves

    def _publishing(self, plan: Plan) -> Callable[[], Saved]:
        def work() -> Saved:
            if self._secured_plan is not plan:
                # An older copy beside the new file would look like other work, were the program cut off in between.
                with suppress(LedelsesplanError):
                    self._secure(plan)
            try:
                saved = publish(
                    self._path,
                    plan,
                    self._envelope,
                    self._based_on,
                    history_folder(),
                    history_days=self._history_days,
                )
            except SaveUncertain as error:
                self._based_on = error.fingerprint  # the new file stands: the next save is based on it
                raise
            self._envelope, self._based_on = saved.envelope, saved.fingerprint
            if plan is self._document.plan:
                discard_recovery(saved.envelope.plan_id, self._path)
            return saved

        return work

    def _on_saved(self, plan: Plan, saved: Saved, number: int) -> None:
        if number != self._saves:
            return
        self._saved_plan = plan
        if self.is_saved:
            self._become(SaveState(SaveStatus.SAVED, saved.envelope.saved_at))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, NOT_RETRIED):
            self._retry.start()
        self._become(SaveState(SaveStatus.FAILED, self.state.at, error, safe_here=self.is_safe_here))

    def save_as(self, path: Path, based_on: str | None) -> None:
        """Saves to another file from now on; `based_on` is the fingerprint of a file there that may be replaced."""

        def move() -> None:
            before, self._path, self._based_on = self._path, path, based_on
            with suppress(LedelsesplanError):
                write_recovery(self._document.plan, self._envelope, path, based_on)
                if before != path:
                    discard_recovery(self._envelope.plan_id, before)

        self._begin_save()
        self._become(SaveState(SaveStatus.SAVING, self.state.at))
        self._background.run(move, lambda _none: self.save(), self._on_failed)

    def finish(self) -> bool:
        """Saves what is not saved and waits some seconds for it; gives whether the file holds the plan then."""
        if self.is_saved:
            return True
        self._quiet.stop()
        self._retry.stop()
        future = self._publish()
        with suppress(Exception):
            self._on_saved(self._document.plan, future.result(timeout=CLOSE_S), self._saves)
        return self.is_saved

    def close(self) -> None:
        """Ends the thread when the last change is secured; nothing is saved any more.

        What has outlived its days is removed, of all plans.
        """
        for connection in self._following:
            self.disconnect(connection)  # type: ignore[call-overload]  # the stubs lack disconnecting by connection
        self._following.clear()
        if self._painting.isActive():
            self._begin_securing()
        for timer in (self._painting, self._quiet, self._retry):
            timer.stop()
        self._background.close()
        thin(history_folder(), self._history_days)
        remove_leftovers(recovery_folder())
