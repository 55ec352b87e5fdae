"""The workbooks that several tests look at, each made once."""

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from tests import personal_samples, samples
from tests.reports.reading import Opened, made


@pytest.fixture(scope="session")
def plan(framework: Framework) -> Plan:
    """The realistic team plan."""
    return samples.team_plan(framework)


@pytest.fixture(scope="session")
def team(framework: Framework, plan: Plan) -> Opened:
    """Its workbook."""
    return made(framework, plan)


@pytest.fixture(scope="session")
def empty(framework: Framework) -> Opened:
    """The workbook of a plan in which nothing has been done."""
    return made(framework, samples.empty_plan(framework))


@pytest.fixture(scope="session")
def personal(framework: Framework) -> Opened:
    """The workbook of one leader's plan."""
    return made(framework, samples.personal_plan(framework))


@pytest.fixture(scope="session")
def overfull(framework: Framework) -> Opened:
    """The workbook of the plan that holds more of everything."""
    return made(framework, samples.overfull_plan(framework))


@pytest.fixture(scope="session")
def small() -> Opened:
    """The workbook of a plan of another organisation's framework."""
    framework = samples.small_framework()
    return made(framework, samples.plan_of_small_framework(framework))


@pytest.fixture(scope="session")
def talked(framework: Framework) -> Opened:
    """The workbook of a leader's plan after the talk."""
    return made(framework, personal_samples.talked_plan(framework))


@pytest.fixture(scope="session")
def talked_over(framework: Framework) -> Opened:
    """The workbook of a leader's plan that holds more of everything."""
    return made(framework, personal_samples.overfull_plan(framework))


@pytest.fixture(scope="session")
def copied(framework: Framework) -> Opened:
    """The workbook of the own leader's copy."""
    return made(framework, personal_samples.leaders_copy(framework))


@pytest.fixture(params=["team", "empty", "personal", "overfull", "small", "talked", "talked_over"])
def any_book(request: pytest.FixtureRequest) -> Opened:
    """Each of them in turn."""
    opened: Opened = request.getfixturevalue(request.param)
    return opened
