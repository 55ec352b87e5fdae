"""The workbooks that several tests look at, each made once."""

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from tests import samples
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


@pytest.fixture(params=["team", "empty", "personal", "overfull", "small"])
def any_book(request: pytest.FixtureRequest) -> Opened:
    """Each of them in turn."""
    opened: Opened = request.getfixturevalue(request.param)
    return opened
