import pickle
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core.action_records import ActionCell, ActionSums
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.core.plan_counts import (
    GENERAL,
    WHOLE_PLAN,
    CountedAction,
    CountedFramework,
    CountedRound,
    PlanCounts,
    first_of,
    month_of,
    record_of,
)
from ledelsesplan.core.summary import GroupKey, MarkSums
from tests.core.marks import CountedMark, sides
from tests.counted import summary_of
from tests.factories import SMALL_LEVELS, small_framework

FRAMEWORK = small_framework()
LAYOUT = Layout.of(FRAMEWORK)
AREAS = {
    area.id: {behaviour.id for theme in themes for behaviour in theme.behaviours}
    for flag in FRAMEWORK.corner_flags
    for area, themes in (
        (flag, [theme for competency in flag.competencies for theme in competency.themes]),
        *((competency, competency.themes) for competency in flag.competencies),
    )
}
TOP, MIDDLE = SMALL_LEVELS[:2]
BEHAVIOUR = "styring.tema-1.top"
MAY = month_of(date(2027, 5, 31))


def plan(
    number: int,
    *marks: CountedMark,
    unit: str = "Nord",
    kind: Kind = Kind.TEAM,
    levels: tuple[str, ...] = (TOP,),
    actions: tuple[CountedAction, ...] = (),
    framework: CountedFramework = LAYOUT.framework,
    updated: date = date(2027, 3, 4),
) -> PlanCounts:
    marked = CountedRound("runde-1", date(2027, 3, 3), framework, levels, *sides(marks), actions)
    return PlanCounts(record_of(f"{number:032x}", "runde-1"), kind, unit, updated, marked, actions)


marks = st.tuples(st.sampled_from([*LAYOUT.markables, "findes.ikke"]), *[st.booleans()] * 3)
actions = st.tuples(
    st.none() | st.sampled_from([*LAYOUT.markables, "findes.ikke"]),
    st.sampled_from(Status),
    st.none() | st.integers(month_of(date(2026, 1, 1)), month_of(date(2028, 1, 1))),
    st.none() | st.sampled_from(ActivityType),
)
some_plans = st.lists(
    st.builds(
        lambda number, marks, unit, kind, levels, actions, version, updated: plan(
            number,
            *marks,
            unit=unit,
            kind=kind,
            levels=tuple(level for level in SMALL_LEVELS if level in levels),
            actions=tuple(actions),
            framework=LAYOUT.framework._replace(version=version),
            updated=updated,
        ),
        st.integers(0, 2**128 - 1),
        st.lists(marks, max_size=6, unique_by=lambda mark: mark[0]),
        st.sampled_from(["Nord", "nord", " Syd ", "Syd", ""]),
        st.sampled_from(Kind),
        st.sets(st.sampled_from(SMALL_LEVELS), min_size=1),
        st.lists(actions, max_size=4),
        st.sampled_from(["1", "2"]),
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    ),
    max_size=12,
    unique_by=lambda counts: counts.record,
)


class TestOnePlan:
    def test_marks_count_at_their_level(self) -> None:
        summary = summary_of(LAYOUT, [plan(1, (BEHAVIOUR, True, False, True))])

        (key,) = summary.groups
        assert key == GroupKey("nord", Kind.TEAM, (TOP,))
        assert summary.plans_in([key]) == 1
        assert summary.sums([key], TOP)[BEHAVIOUR] == MarkSums(strength=1, priority=0, focus=1)
        marked = {item: sums for item, sums in summary.sums([key], TOP).items() if any(sums)}
        assert marked == dict.fromkeys((BEHAVIOUR, "styring", "drift"), MarkSums(strength=1, priority=0, focus=1))
        assert summary.units == {"nord": "Nord"}

    def test_what_is_outside_the_matrix_is_apart(self) -> None:
        summary = summary_of(LAYOUT, [plan(1, ("vaerdi.ro", False, True, False))])

        assert summary.sums(summary.of(Kind.TEAM), None) == {
            "alle.lytter": MarkSums(),
            "vaerdi.ro": MarkSums(priority=1),
            "intention.aabenhed": MarkSums(),
        }

    def test_plans_of_the_same_levels_are_a_group_whatever_the_order_of_the_levels(self) -> None:
        levels = ((TOP, MIDDLE), (MIDDLE, TOP), (TOP,))
        summary = summary_of(LAYOUT, [plan(number, levels=of) for number, of in enumerate(levels)])

        assert {key.levels: group.plans for key, group in summary.groups.items()} == {(TOP, MIDDLE): 2, (TOP,): 1}
        assert [summary.plans_in(summary.of(Kind.TEAM, at)) for at in (TOP, MIDDLE, None)] == [3, 2, 3]
        assert summary.plans == 3

    def test_marks_that_fit_nowhere_are_told(self) -> None:
        unknown, outside = ("findes.ikke", True, False, False), (BEHAVIOUR, True, False, False)

        summary = summary_of(LAYOUT, [plan(1, unknown, outside, levels=(MIDDLE,))])

        assert (summary.unknown, summary.outside) == (1, 1)
        assert not any(any(group.row) for group in summary.groups.values())

    def test_a_level_that_the_framework_does_not_have_is_no_group(self) -> None:
        summary = summary_of(LAYOUT, [plan(1, levels=("nyt-niveau",))])

        assert [key.levels for key in summary.groups] == [()]

    def test_another_version_counts_and_is_told(self) -> None:
        newer = LAYOUT.framework._replace(version="3")

        summary = summary_of(LAYOUT, [plan(1), plan(2, framework=newer)])

        assert summary.versions == {LAYOUT.framework: 1, newer: 1}

    def test_another_framework_is_refused(self) -> None:
        with pytest.raises(ValueError, match="framework andre"):
            summary_of(LAYOUT, [plan(1, framework=LAYOUT.framework._replace(id="andre"))])

    def test_units_that_differ_in_capitals_or_white_space_are_one(self) -> None:
        summary = summary_of(LAYOUT, [plan(1, unit="center nord"), plan(2, unit=" Center  Nord")])

        assert summary.units == {"center nord": "Center Nord"}
        assert summary.groups[GroupKey("center nord", Kind.TEAM, (TOP,))].plans == 2


class TestActions:
    def test_subjects(self) -> None:
        action = (BEHAVIOUR, Status.DONE, MAY, ActivityType.COURSE)
        of_plan = (
            action,
            ("vaerdi.ro", Status.DONE, None, ActivityType.COURSE),
            (None, Status.DONE, None, None),
        )

        records = summary_of(LAYOUT, [plan(1, actions=of_plan)]).merged_actions(Kind.TEAM)

        assert list(records.of_plans()) == [
            (
                ActionCell("styring", Status.DONE, MAY, ActivityType.COURSE),
                ActionCell(GENERAL, Status.DONE, None, ActivityType.COURSE),
                ActionCell(WHOLE_PLAN, Status.DONE, None, None),
            )
        ]

    def test_a_pooled_class_counts_each_plan_once(self) -> None:
        done, begun = ((BEHAVIOUR, status, MAY, None) for status in (Status.DONE, Status.IN_PROGRESS))
        plans = [plan(1, actions=(done, begun)), plan(2, actions=(begun,)), plan(3)]
        records = summary_of(LAYOUT, plans).merged_actions(Kind.TEAM)

        assert records.tally(lambda cell: cell.status) == {
            Status.DONE: ActionSums(actions=1, plans=1),
            Status.IN_PROGRESS: ActionSums(actions=2, plans=2),
        }
        assert records.tally(lambda cell: cell.subject) == {"styring": ActionSums(actions=3, plans=2)}
        assert records.tally(lambda _cell: None) == {}

    def test_months_come_back_as_days(self) -> None:
        assert first_of(MAY) == date(2027, 5, 1)
        assert first_of(month_of(date(2027, 12, 31))) == date(2027, 12, 1)


class TestPeriods:
    def test_a_record_tells_rounds_apart(self) -> None:
        assert record_of("a" * 32, "r1") == record_of("a" * 32, "r1")
        assert len({record_of("a" * 32, "r1"), record_of("a" * 32, "r2"), record_of("b" * 32, "r1")}) == 3


class TestJoining:
    @given(some_plans, st.data())
    def test_any_split_comes_to_the_same(self, plans: list[PlanCounts], data: st.DataObject) -> None:
        shuffled = data.draw(st.permutations(plans))
        first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(plans))] * 2)))
        parts = [summary_of(LAYOUT, part) for part in (shuffled[:first], shuffled[first:second], shuffled[second:])]
        whole = summary_of(LAYOUT, plans)

        left, right = (parts[0] + parts[1]) + parts[2], parts[0] + (parts[1] + parts[2])

        assert left == right == whole
        assert pickle.loads(pickle.dumps(whole)) == whole
        assert [list(part) for part in (left.groups, left.actions, left.units)] == [
            list(part) for part in (whole.groups, whole.actions, whole.units)
        ]

    @given(some_plans)
    def test_sums_are_those_of_a_plain_count(self, plans: list[PlanCounts]) -> None:
        summary = summary_of(LAYOUT, plans)

        for kind in Kind:
            for level in (None, *SMALL_LEVELS):
                of_group = [item for item in plans if item.kind is kind and level in (None, *item.round.levels)]
                groups = list(summary.of(kind, level))
                assert summary.plans_in(groups) == len(of_group)
                counted = Counter(mark for item in of_group for mark in item.round.priority if mark in LAYOUT.markables)
                for area, behaviours in AREAS.items():
                    at_level = behaviours.intersection(LAYOUT.counted[level])
                    counted[area] = sum(not at_level.isdisjoint(item.round.priority) for item in of_group)
                for item, sums in (summary.sums(groups, level) if groups else {}).items():
                    assert sums.priority == counted[item]
            records = summary.merged_actions(kind)
            assert len(records) == sum(len(item.actions) for item in plans if item.kind is kind)

    @given(some_plans, st.data())
    def test_what_is_taken_away_was_never_there(self, plans: list[PlanCounts], data: st.DataObject) -> None:
        taken = data.draw(st.lists(st.sampled_from(plans), unique=True) if plans else st.just([]))
        whole = summary_of(LAYOUT, data.draw(st.permutations(plans)))

        left = whole - summary_of(LAYOUT, taken)

        assert left == summary_of(LAYOUT, [item for item in plans if item not in taken])

    @pytest.mark.parametrize("count", [254, 255, 256, 511])
    def test_many_plans_are_counted_right_and_joined(self, count: int) -> None:
        mark = (BEHAVIOUR, True, False, True)
        plans = [plan(number, *([mark] if number % 3 else [])) for number in range(count)]
        marked = count - (count + 2) // 3

        whole, few = summary_of(LAYOUT, plans), summary_of(LAYOUT, plans[:100])

        for item in (BEHAVIOUR, "styring"):
            assert whole.sums(whole.groups, TOP)[item] == MarkSums(marked, 0, marked)
        assert whole - few == summary_of(LAYOUT, plans[100:])
        assert (whole - few) + few == whole

    def test_what_was_never_there_cannot_be_taken_away(self) -> None:
        action = (BEHAVIOUR, Status.DONE, MAY, None)
        one = summary_of(LAYOUT, [plan(1, actions=(action,))])

        for never in (plan(2, actions=(action,)), plan(1, unit="Syd"), plan(1, actions=(action, action))):
            with pytest.raises(ValueError, match="not all of these"):
                one - summary_of(LAYOUT, [never])

    def test_of_two_that_are_the_same_one_is_left(self) -> None:
        action = (BEHAVIOUR, Status.DONE, MAY, None)
        one = summary_of(LAYOUT, [plan(1, (BEHAVIOUR, True, False, False), actions=(action,))])

        assert one + one - one == one

    def test_different_frameworks_are_not_joined(self) -> None:
        other = summary_of(Layout.of(small_framework().replacing(version="9")), [])

        with pytest.raises(ValueError, match="different frameworks"):
            summary_of(LAYOUT, []).joined(other)
