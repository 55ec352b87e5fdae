"""A leader's plans to try things on: after a talk with everything in it, overfull, and as the own leader's copy."""

from datetime import date, timedelta

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import (
    Action,
    ActivityType,
    Kind,
    Mark,
    Marker,
    MarkSet,
    Plan,
    Status,
)
from ledelsesplan.core.run_sheet import RunSheet, Step
from tests import samples
from tests.factories import with_own_leader

TALK = date(2027, 3, 3)
BORGER = "serviceledelse.borgeren-i-centrum.chef"
SAFE = samples.SAFE_CULTURE
BALANCE = "driftsledelse.balance.chef"
CORE_TASK = "driftsledelse.kerneopgaven.chef"
ABOVE = "driftsledelse.robust-drift.direktoer"

FACILITATOR = "kun-til-facilitator-hemmelig"
LEADERS_WORDS = "nærmeste leder har set det på ledermødet"


def talked_plan(framework: Framework) -> Plan:
    """A plan a month after its talk: two rounds, both people's marks, goals, actions, agreements, talks and notes."""
    plan = edits.new_plan(
        framework, Kind.PERSONAL, "Min udviklingsplan", TALK - timedelta(days=365), unit="Center Nord", levels=("chef",)
    )
    plan = plan.replacing(rounds=(plan.round.replacing(id="runde-1", label="LUS 2026"),))
    plan = edits.mark_priority(plan, framework, SAFE)
    plan = edits.write_note(plan, framework, SAFE, "Vi talte for lidt om fejl")
    plan = edits.write_private_note(plan, framework, SAFE, samples.PRIVATE)
    plan = talk_edits.begin_round(plan, framework, TALK, "LUS 2027", carried=(), identifier="runde-2")
    plan = talk_edits.name_people(plan, "Mette Holm", "Karin Vestergaard")
    for behaviour, note in ((SAFE, "Jeg spurgte til fejlene på ugemødet"), (BALANCE, "Budgettet holdt i et svært år")):
        plan = edits.mark_strength(plan, framework, behaviour)
        plan = edits.write_note(plan, framework, behaviour, note)
        plan = edits.write_private_note(plan, framework, behaviour, samples.PRIVATE)
    plan = edits.mark_strength(plan, framework, CORE_TASK)
    for behaviour in (BORGER, "generel.kommunikation", ABOVE):
        plan = edits.mark_priority(plan, framework, behaviour)
    plan = edits.write_note(plan, framework, BORGER, "Jeg hører det for sent")
    plan = edits.mark_focus(plan, framework, BORGER)
    plan = edits.mark_focus(plan, framework, BALANCE)
    plan = edits.write_private_note(plan, framework, "vaerdi.udsyn", samples.PRIVATE)
    plan = with_own_leader(
        plan,
        framework,
        Mark(id=CORE_TASK, priority=True, note=LEADERS_WORDS, private_note=samples.PRIVATE),
        Mark(id=SAFE, strength=True),
        Mark(id="personaleledelse.naervaerende-lederskab.chef", strength=True, note="Folk bliver i dit team"),
    )
    plan = talk_edits.write_looking_back(plan, "Vi aftalte mere åbenhed om fejl. Det er kommet på ugemødet.")
    plan = talk_edits.write_wishes(plan, "Tid til at følge borgernes forløb, og en sparringspartner uden for huset.")
    plan = talk_edits.add_goal(
        plan, "Jeg ved hver måned, hvad borgerne mener", (BORGER,), framework=framework, identifier="m1"
    )
    plan = edits.add_action(
        plan,
        BORGER,
        identifier="h1",
        goal="m1",
        text="Følger en borger en hel dag",
        success_sign="Jeg kan fortælle om det på ledermødet",
        activity_type=ActivityType.CITIZEN_INTERPLAY,
        responsible="Mette Holm",
        start=TALK,
        deadline=TALK + timedelta(days=20),
        follow_up=TALK + timedelta(days=98),
        status=Status.IN_PROGRESS,
        note="Aftalt med Team Øst",
    )
    plan = edits.add_action(
        plan,
        BALANCE,
        identifier="h2",
        text="Mentor for en ny chef",
        activity_type=ActivityType.MENTORING,
        responsible="Karin Vestergaard",
        support="En time hver måned",
        deadline=TALK + timedelta(days=200),
    )
    plan = edits.add_action(plan, None, identifier="h3", text="Sparring hver måned", status=Status.DONE)
    plan = edits.add_follow_up(plan, "h1", TALK + timedelta(days=25), "Dagen er aftalt til maj", identifier="n1")
    plan = talk_edits.write_plan_note(plan, TALK + timedelta(days=30), "God samtale om retningen", identifier="n2")
    for marker, name in ((Marker.SELF, "Mette Holm"), (Marker.OWN_LEADER, "Karin Vestergaard")):
        plan = talk_edits.agree(plan, marker, name, TALK)
    plan = talk_edits.put_talk(plan, TALK + timedelta(days=98), "Statussamtale", identifier="t1")
    plan = talk_edits.put_talk(plan, TALK + timedelta(days=200), "", identifier="t2")
    plan = edits.set_follow_up(plan, TALK + timedelta(days=98))
    steps = (Step(id="ramme", title="Ramme", minutes=10, note=FACILITATOR),)
    return plan.replacing(run_sheet=RunSheet(steps=steps))


def leaders_copy(framework: Framework) -> Plan:
    """The copy in which the own leader has marked."""
    return copy_for_own_leader(talked_plan(framework))


def overfull_plan(framework: Framework) -> Plan:
    """Everything marked by both at every level, long examples, many goals, actions and notes."""
    plan = edits.new_plan(
        framework,
        Kind.PERSONAL,
        "Min meget lange plan for det hele, som jeg har skrevet på i årevis",
        TALK,
        unit="Sundhed, Ældre & Handicap – Center for Forebyggelse, Træning og Hjælpemidler",
    )
    plan = talk_edits.name_people(plan, "Anne-Margrethe Nørregaard Vestergaard-Kristiansen", "Karin Vestergaard")
    plan = plan.replacing(own_level="leder-af-medarbejdere")
    long = "Det her er et meget langt eksempel fra hverdagen, som nogen har sat ind fra et referat. "
    own, leader = [], []
    for number, markable in enumerate(framework.markables()):
        for marks, shift in ((own, 0), (leader, 1)):
            is_strength = (number + shift) % 3 != 0
            mark = Mark(
                id=markable.id,
                strength=is_strength,
                priority=not is_strength or number % 7 == 0,
                focus=shift == 0 and number % 20 == 0,
                note=long * (60 if number % 40 == 0 else number % 4),
            )
            marks.append(mark)
    newest = plan.round.replacing(mark_sets=(MarkSet(marker=Marker.SELF, marks=tuple(own)),))
    plan = with_own_leader(plan.replacing(rounds=(newest,)), framework, *leader)
    plan = talk_edits.write_looking_back(plan, long * 40)
    plan = talk_edits.write_wishes(plan, long * 10)
    behaviours = [item.id for item in framework.behaviours()]
    for number in range(12):
        plan = talk_edits.add_goal(
            plan,
            f"Mål {number}: {long * (number % 5 + 1)}",
            (behaviours[number * 8],),
            framework=framework,
            identifier=f"m{number}",
        )
    actions = tuple(
        Action(
            id=f"h{number}",
            round=plan.round.id,
            behaviour=behaviours[number],
            goal=f"m{number % 12}",
            text=f"Handling {number}: {long * (number % 3 + 1)}",
            success_sign=long * (number % 3),
            activity_type=list(ActivityType)[number % 10],
            responsible="Mette Holm",
            support=long * (number % 2),
            deadline=TALK + timedelta(days=number * 5 - 60),
            status=list(Status)[number % 4],
            note=long * (number % 4),
        )
        for number in range(60)
    )
    plan = plan.replacing(actions=actions)
    for number in range(30):
        day = TALK + timedelta(days=number)
        plan = talk_edits.write_plan_note(plan, day, long * (number % 5 + 1), identifier=f"n{number}")
        plan = talk_edits.put_talk(plan, day, "Statussamtale", identifier=f"t{number}")
    return plan
