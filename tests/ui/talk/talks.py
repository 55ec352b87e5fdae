"""Plans to hold a development talk with: a first one that is empty, a typical second one, and an overfull one."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Mark, Marker, MarkSet, Plan, ReadCopy, Status, Wording
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.conftest import TODAY, Desk, DeskMaker

LAST_YEAR = date(2026, 3, 4)
LEVEL = "leder-af-medarbejdere"


def behaviours(framework: Framework) -> list[str]:
    """The 24 behaviours of the level."""
    return [item.id for item in framework.behaviours() if item.level == LEVEL]


def first_talk(framework: Framework) -> Plan:
    """A plan that has just been made."""
    return edits.new_plan(framework, Kind.PERSONAL, "Min udviklingsplan", TODAY, unit="Hjemmeplejen", levels=(LEVEL,))


def last_year(framework: Framework) -> Plan:
    """A plan whose first round is a year old: a goal with two actions and a follow-up, and what both agreed on."""
    ids = behaviours(framework)
    plan = edits.new_plan(framework, Kind.PERSONAL, "Min udviklingsplan", LAST_YEAR, levels=(LEVEL,), label="2026")
    plan = talk_edits.name_people(plan, "Lone Skov", "Peter Dahl")
    plan = edits.mark_priority(plan, framework, ids[1])
    plan = talk_edits.write_wishes(plan, "Mere sparring i hverdagen.")
    plan = talk_edits.add_goal(
        plan, "Overblikket holder, også når det brænder på", (ids[1],), framework=framework, identifier="g1"
    )
    plan = edits.add_action(
        plan,
        ids[1],
        identifier="a1",
        goal="g1",
        text="Ugentlig prioritering fredag morgen",
        status=Status.DONE,
        deadline=date(2026, 6, 1),
    )
    plan = edits.add_follow_up(plan, "a1", date(2026, 9, 2), "Det holder, også i ferien.", identifier="f1")
    plan = edits.add_action(
        plan,
        ids[1],
        identifier="a2",
        goal="g1",
        text="Følger en kollega i Center Syd en dag",
        activity_type=ActivityType.SHADOWING,
        status=Status.IN_PROGRESS,
        deadline=TODAY + timedelta(days=60),
    )
    return talk_edits.agree(plan, Marker.SELF, "Lone Skov", LAST_YEAR)


def typical_talk(framework: Framework, *, done: bool = True) -> Plan:
    """The second year's talk: marks with examples, the own leader's answer (`done` or not), a goal with two actions."""
    ids = behaviours(framework)
    plan = talk_edits.begin_round(last_year(framework), framework, TODAY, "2027", carried=("a2",), identifier="runde-2")
    for identifier, note in ((ids[0], "Vi siger kerneopgaven højt på hvert ugemøde"), (ids[5], "")):
        plan = edits.write_note(edits.mark_strength(plan, framework, identifier), framework, identifier, note)
    for identifier, note in ((ids[7], "Samme tre medarbejdere er med hver gang"), (ids[10], ""), (ids[16], "")):
        plan = edits.write_note(edits.mark_priority(plan, framework, identifier), framework, identifier, note)
    plan = talk_edits.write_looking_back(plan, "Roen er kommet. Besøget hos kollegaen venter.")
    plan = talk_edits.write_wishes(plan, "Et fast kvarter hver anden fredag.")
    theirs = (
        Mark(id=ids[0], strength=True, note="Det kan mærkes hos medarbejderne"),
        Mark(id=ids[5], priority=True, note="Fejl kommer først frem bagefter"),
        Mark(id=ids[10], priority=True),
        Mark(id=ids[20], strength=True),
    )
    plan = answered(plan, framework, theirs, done=done)
    plan = talk_edits.add_goal(
        plan,
        "Medarbejderne er med fra starten, når noget skal forandres",
        (ids[10],),
        framework=framework,
        identifier="g2",
    )
    plan = edits.add_action(
        plan,
        ids[10],
        identifier="a3",
        goal="g2",
        text="Følger Anne Kjær, når hun starter næste indsats op",
        success_sign="To teams har talt om bekymringer, før vagtplanen ændres",
        activity_type=ActivityType.SHADOWING,
        support="Fast kvarter hver anden fredag",
        deadline=date(2027, 5, 21),
        follow_up=date(2027, 6, 9),
    )
    return talk_edits.put_talk(plan, date(2027, 6, 9), "Statussamtale", identifier="t1")


def answered(plan: Plan, framework: Framework, marks: tuple[Mark, ...], *, done: bool = True) -> Plan:
    """The plan with what the own leader's copy brought back."""
    known = {wording.id: wording for wording in plan.round.wordings}
    for mark in marks:
        markable = framework.markable(mark.id)
        assert markable is not None
        known.setdefault(mark.id, Wording(id=mark.id, text=markable.text))
    kept = tuple(item for item in plan.round.mark_sets if item.marker is not Marker.OWN_LEADER)
    sets = (*kept, MarkSet(marker=Marker.OWN_LEADER, done=done, marks=marks))
    newest = plan.round.replacing(
        mark_sets=sets,
        wordings=tuple(known.values()),
        read_copies=(ReadCopy(copy_id="kopi-1", revision=3, made_from=2),),
    )
    return plan.replacing(rounds=(*plan.rounds[:-1], newest))


def overfull_talk(framework: Framework) -> Plan:
    """More of everything than anyone writes: all marked by both, long texts, seven goals, thirty actions."""
    long = ("Det her er en lang sætning, som nogen har sat ind fra et referat af en samtale. " * 12).strip()
    plan = talk_edits.begin_round(
        last_year(framework), framework, TODAY, "Den anden runde " * 8, carried=("a2",), identifier="runde-2"
    )
    plan = talk_edits.name_people(plan, "Anne-Margrethe Kirstine " * 4, "Peter Frederik Emil Dahl-Østergaard " * 3)
    plan = talk_edits.write_wishes(talk_edits.write_looking_back(plan, long * 3), long * 3)
    everything = [item.id for item in framework.markables()]
    for number, identifier in enumerate(everything):
        for kind, is_on in ((edits.mark_strength, number % 3 != 0), (edits.mark_priority, number % 3 != 1)):
            plan = kind(plan, framework, identifier, is_on)
        plan = edits.write_note(plan, framework, identifier, long if number % 10 == 0 else "Set flere gange")
    theirs = tuple(
        Mark(id=identifier, strength=number % 2 == 0, priority=number % 2 == 1, note=long if number % 9 == 0 else "")
        for number, identifier in enumerate(everything)
    )
    plan = answered(plan, framework, theirs)
    for number in range(7):
        plan = talk_edits.add_goal(
            plan,
            f"Mål {number}: {long}",
            tuple(everything[number : number + 4]),
            framework=framework,
            identifier=f"x{number}",
        )
    for number in range(30):
        plan = edits.add_action(
            plan,
            everything[number],
            identifier=f"y{number}",
            goal=f"x{number % 7}" if number % 8 else None,
            text=f"Handling {number}: {long[:160]}",
            success_sign=long[:200],
            support=long[:120],
            responsible="Anne-Margrethe Kirstine",
            deadline=TODAY + timedelta(days=number * 9 - 40),
        )
    plan = talk_edits.agree(plan, Marker.SELF, plan.leader, TODAY)
    plan = talk_edits.agree(plan, Marker.OWN_LEADER, plan.own_leader, TODAY)
    return edits.change_action(plan, "y3", text="Noget andet")


def open_talk(desk: DeskMaker, plan: Plan, step: int = 0, width: int = 1366, height: int = 690) -> Desk:
    """A plan on the desk, on a step of its talk, with the focus in the list of steps."""
    opened = desk(plan, width, height)
    opened.workspace.show_page(PlanPage.TALK)
    if step:
        opened.page.show_step(step)
    return opened


def words_of(desk: Desk) -> list[str]:
    """All words that can be seen, or are told of what can be seen, in the step that is shown."""
    found: list[str] = []
    for item in desk.page.step.findChildren(QWidget):
        if item.isVisible():
            found += [item.accessibleName(), item.toolTip()]
            found += [getattr(item, name)() for name in ("text", "toPlainText") if hasattr(item, name)]
    return [text for text in found if text]
