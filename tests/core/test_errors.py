"""The facts of a failure: fields that are given in order or by name, compared, matched and sent to other processes."""

import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledelsesplan.core.errors import ChangedOnDisk, FileMissing, NewerVersion, SaveFailed, SaveUncertain

PLAN = Path("Plan.json")


def test_facts_are_given_in_order_or_by_name() -> None:
    newer = NewerVersion(PLAN, 3, supported=2)

    assert (newer.path, newer.version, newer.supported) == (PLAN, 3, 2)
    assert newer == NewerVersion(path=PLAN, version=3, supported=2)
    assert newer != NewerVersion(PLAN, 4, 2)


def test_a_fact_that_is_left_out_has_its_default() -> None:
    since = datetime(2027, 3, 3, tzinfo=UTC)

    assert ChangedOnDisk(PLAN).since is None
    assert ChangedOnDisk(PLAN) == ChangedOnDisk(PLAN, None)
    assert ChangedOnDisk(PLAN, since).since == since


def test_a_class_has_the_facts_of_its_base_first() -> None:
    refused = OSError(5, "Input/output error")

    match SaveUncertain(PLAN, refused, "sha256:0"):
        case SaveFailed(path, error) as failure:
            assert (path, error) == (PLAN, refused)
    assert isinstance(failure, SaveUncertain)
    assert failure.fingerprint == "sha256:0"
    assert failure != SaveFailed(PLAN, refused)


@pytest.mark.parametrize("wrong", [((), {}), ((PLAN, 1), {}), ((), {"file": PLAN}), ((PLAN,), {"path": PLAN})])
def test_facts_that_do_not_fit_are_refused(wrong: tuple[tuple[object, ...], dict[str, object]]) -> None:
    values, named = wrong

    with pytest.raises(TypeError, match="FileMissing takes path"):
        FileMissing(*values, **named)  # type: ignore[arg-type]


def test_facts_reach_another_process() -> None:
    newer = NewerVersion(PLAN, 3, supported=2)

    assert pickle.loads(pickle.dumps(newer)) == newer
