"""The signs of an action's status: a ring that fills."""

from ledelsesplan.core.plan import Status

STATUS_ICON = {
    Status.NOT_STARTED: "status-not-started",
    Status.IN_PROGRESS: "status-in-progress",
    Status.DONE: "status-done",
    Status.POSTPONED: "status-postponed",
}
