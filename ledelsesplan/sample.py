"""A realistic sample plan, made by the same edits as a user's: for `demo`, pictures and benchmarks."""

from datetime import date, timedelta

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Participant, Plan, Status
from ledelsesplan.text import _

PEOPLE = ("Mette Holm", "Jens Bak", "Karen Lund", "Søren Kjær", "Anne Dahl", "Lars Toft", "Lone Skov", "Peter Friis")

# How marks are spread: one sign for each step of a walk that visits the behaviours out of order.
PATTERN = ".S..U.S...U..S.BU..S..U.S...U.S..U"

DOTS = (7, 6, 4, 3, 3, 1)

NOTES = (
    _("Vi er gode til at fejre succeser. Fejlene taler vi mest om to og to."),
    _("Vi ser forholdene hver for sig, men deler dem for sent."),
    _("Det lykkes, når vi har tid til at forberede os sammen."),
    _("Her er der stor forskel på enhederne."),
)

# Text, sign of success, kind of activity, days to the deadline from today, status.
ACTIONS = (
    (
        _("Fast punkt om fejl og læring på chefmødet"),
        _("Lederne kan selv fortælle om noget, de har lært af en fejl"),
        ActivityType.PEER_FEEDBACK,
        49,
        Status.IN_PROGRESS,
    ),
    (
        _("Læringsmøde efter hver alvorlig klage"),
        _("Alle har været med til mindst ét møde"),
        ActivityType.SHADOWING,
        70,
        Status.NOT_STARTED,
    ),
    (
        _("Kort runde om hyppige udfordringer med ledere af ledere"),
        _("Ledere af ledere kan nævne to udfordringer, vi har løst sammen"),
        ActivityType.PEER_FEEDBACK,
        -7,
        Status.IN_PROGRESS,
    ),
    (
        _("Fælles overblik over forhold, der udfordrer driften"),
        _("Ingen vagter er dækket med under et døgns varsel i juli"),
        ActivityType.NEW_TASKS,
        98,
        Status.NOT_STARTED,
    ),
    (
        _("Drøfte forventninger med alle parter før ny vagtplan"),
        _("Bekymringer bliver hørt, før ændringen træder i kraft"),
        ActivityType.MENTORING,
        28,
        Status.IN_PROGRESS,
    ),
    (
        _("Fast ugentlig koordinering om fælles opgaver"),
        _("Færre opgaver bliver lavet to gange"),
        ActivityType.OTHER,
        -14,
        Status.DONE,
    ),
    (
        _("En dag i praksis for hver chef"),
        _("Hver chef har fortalt om dagen på et møde"),
        ActivityType.PLACEMENT,
        173,
        Status.POSTPONED,
    ),
)


def sample_plan(framework: Framework, today: date, kind: Kind = Kind.TEAM) -> Plan:
    """A plan as it looks some weeks after the workshop: marks, hands, notes, three focus areas, seven actions."""
    team = kind is Kind.TEAM
    plan = edits.new_plan(
        framework,
        kind,
        _("Chefgruppen {year}").format(year=today.year) if team else _("Min udviklingsplan"),
        today - timedelta(days=35),
        unit="Social og Sundhed",
        label=_("Workshop") if team else _("LUS"),
        levels=() if team else (framework.levels[min(1, len(framework.levels) - 1)].id,),
    )
    if team:
        people = tuple(Participant(id=f"p{number}", name=name) for number, name in enumerate(PEOPLE, start=1))
        plan = edits.set_present(edits.set_participants(plan, people), len(people))
    plan = edits.set_follow_up(plan, today + timedelta(days=90))
    plan = _mark(plan, framework, team)
    return _act(plan, today)


def _mark(plan: Plan, framework: Framework, team: bool) -> Plan:
    notes = 0
    for number, behaviour in enumerate(framework.markables()):
        if behaviour.id.count(".") < 2 and number % 2:
            continue
        sign = PATTERN[(number * number * 3 + number * 11 + number // 7) % len(PATTERN)]
        if sign in "SB":
            plan = edits.mark_strength(plan, framework, behaviour.id)
        if sign in "UB":
            plan = edits.mark_priority(plan, framework, behaviour.id)
        if sign in "UB" and number % 3 == 0:
            plan = edits.write_note(plan, framework, behaviour.id, NOTES[notes % len(NOTES)])
            notes += 1
        if team and framework.place(behaviour.id) is not None:
            strength, priority = _hands(sign, number)
            plan = edits.count_hands(plan, framework, behaviour.id, strength=strength, priority=priority)
    chosen = [mark.id for mark in plan.marks if mark.priority and framework.place(mark.id) is not None][2:27:10]
    for behaviour_id in chosen:
        plan = edits.mark_focus(plan, framework, behaviour_id)
    if team:
        others = [mark.id for mark in plan.marks if mark.priority and not mark.focus]
        plan = _give_dots(plan, framework, [*chosen, *others])
    if chosen:
        plan = edits.write_private_note(plan, framework, chosen[0], _("Spørg til sagen fra januar, når vi er to."))
    return plan


def _give_dots(plan: Plan, framework: Framework, candidates: list[str]) -> Plan:
    """Three dots from each of eight, shown to all."""
    for behaviour, dots in zip(candidates, DOTS, strict=False):
        plan = workshop_edits.give_dots(plan, framework, behaviour, dots)
    return workshop_edits.reveal_dots(workshop_edits.set_dots_ready(plan, len(PEOPLE)))


def _hands(sign: str, number: int) -> tuple[int, int]:
    match sign:
        case "S":
            return 5 + number % 4, number % 3
        case "U":
            return number % 3, 5 + number % 4
        case "B":
            return 5, 5
        case _:
            return 1 + number % 3, 1 + number % 2


def _act(plan: Plan, today: date) -> Plan:
    focuses = [mark.id for mark in plan.marks if mark.focus]
    others = [mark.id for mark in plan.marks if mark.priority and not mark.focus]
    behaviours: list[str | None] = [*focuses[:1] * 2, *focuses[1:2], *others[:4]]
    for number, (text, sign, kind, days, status) in enumerate(ACTIONS):
        identifier = f"a{number + 1}"
        plan = edits.add_action(
            plan,
            behaviours[number] if number < len(behaviours) else None,
            identifier=identifier,
            text=text,
            success_sign=sign,
            activity_type=kind,
            responsible=PEOPLE[number % len(PEOPLE)],
            support=_("20 minutter på hvert chefmøde") if number % 3 == 0 else "",
            start=today - timedelta(days=30),
            deadline=today + timedelta(days=days),
            follow_up=today + timedelta(days=max(days, 0) + 14),
            status=status,
        )
    plan = edits.write_goal(
        plan,
        "a1",
        _("Fejl bliver kendt og delt i hele ledelseskæden, så vi lærer af dem."),
        new_id=lambda: "g1",
    )
    return edits.add_follow_up(
        plan, "a1", today - timedelta(days=7), _("Punktet er på dagsordenen. To ledere har fortalt."), identifier="f1"
    )
