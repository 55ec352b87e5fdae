"""The names, versions and limits of the files that this program writes; free of pydantic, for the start page's sake."""

PLAN_FORMAT = "ledelsesplan-plan"
PLAN_VERSION = 1
FRAMEWORK_FORMAT = "ledelsesplan-framework"
RECOVERY_FORMAT = "ledelsesplan-recovery"
RECOVERY_VERSION = 1

SIZE_LIMIT = 5_000_000
"""The most bytes that a plan file or a framework file may have."""
