"""The own leader's copy as a file: made for sending, and read back with what has to be told or asked first.

Nothing here changes a plan or a file that is read: `core.copies.take_back` puts an answer into the plan.
"""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.copies import Difference, Returned, copy_for_own_leader, differences, returned
from ledelsesplan.core.errors import AlreadyRead, NotAnAnswer
from ledelsesplan.core.plan import Plan, ReadCopy
from ledelsesplan.storage.planfile import Envelope, PlanFile, Purpose, copy_envelope, encode, read_plan


class Doubt(StrEnum):
    """Why an answer may not be newer than the one that was read last.

    Two copies of one sending cannot be told apart by age, nor can two files of one copy and revision.
    """

    OLDER_REVISION = "older-revision"
    OLDER_SENDING = "older-sending"
    OTHER_COPY = "other-copy"
    SAME_REVISION = "same-revision"


class Answer(NamedTuple):
    """A copy that was read: what it brings, and how that differs from the own leader's marks that the plan has now.

    `doubt` is None where it is surely the newest. `is_done` is false where the own leader has not said to be ready.
    `fits` is false for a file that was edited outside of the program.
    """

    path: Path
    brought: Returned
    doubt: Doubt | None
    differences: tuple[Difference, ...]
    fits: bool

    @property
    def is_done(self) -> bool:
        """Whether the own leader has said to be done with marking."""
        return self.brought.marks.done


def bytes_for_own_leader(plan: Plan, envelope: Envelope, now: datetime | None = None) -> bytes:
    """The file that is sent to the own leader, without private notes; `envelope` is that of the plan's last save.

    It is a copy of its own each time.
    """
    return encode(copy_for_own_leader(plan), copy_envelope(envelope, Purpose.OWN_LEADER, now))


def read_answer(path: Path, plan: Plan, plan_id: str) -> Answer:
    """Reads an own leader's copy of a plan.

    Raises NotAnAnswer for what cannot be taken into it, AlreadyRead for what would change nothing, and as `read_plan`
    does for what is no plan file.
    """
    file = read_plan(path)
    reason = _refusal(file, plan, plan_id)
    if reason:
        raise NotAnAnswer(path, reason)
    brought = returned(file.plan, _which(file))
    into = next((item for item in plan.rounds if item.id == brought.round), None)
    if into is None:
        raise NotAnAnswer(path, "answer_other_round")
    if into.framework.id != file.plan.round.framework.id:
        raise NotAnAnswer(path, "other_framework")
    if not brought.marks.marks:
        raise NotAnAnswer(path, "answer_empty")
    found = differences(into, brought)
    doubt = _doubt(into.read_copies[-1] if into.read_copies else None, brought.copy)
    if not found and doubt in (Doubt.OLDER_REVISION, Doubt.OLDER_SENDING, Doubt.SAME_REVISION):
        raise AlreadyRead(path)
    return Answer(path, brought, doubt if found else None, found, file.digest_fits)


def _refusal(file: PlanFile, plan: Plan, plan_id: str) -> str:
    """Why a file is no answer to this plan whatever it holds, as a code; nothing where it may be one."""
    if file.envelope.copy.purpose is Purpose.ORIGINAL:
        return "answer_original"
    if file.envelope.copy.purpose is Purpose.HR:
        return "answer_hr"
    return "" if file.envelope.plan_id == plan_id and not plan.for_own_leader else "answer_other_plan"


def _which(file: PlanFile) -> ReadCopy:
    made = file.envelope.copy
    return ReadCopy(copy_id=made.copy_id, revision=file.envelope.revision, made_from=made.revision or 0)


def _doubt(last: ReadCopy | None, new: ReadCopy) -> Doubt | None:
    """Whether a copy may be older than the one that was read last, which the plan's marks come from."""
    if last is None:
        return None
    if last.copy_id == new.copy_id:
        if new.revision < last.revision:
            return Doubt.OLDER_REVISION
        return Doubt.SAME_REVISION if new.revision == last.revision else None
    if new.made_from < last.made_from:
        return Doubt.OLDER_SENDING
    return Doubt.OTHER_COPY if new.made_from == last.made_from else None
