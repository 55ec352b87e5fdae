"""Plans and frameworks to try things on: a realistic team plan, a personal one, an empty one, an overfull one."""

from datetime import date, timedelta
from random import Random

from ledelsesplan.core.edits import new_plan, reference
from ledelsesplan.core.framework import (
    Behaviour,
    Competency,
    CoreValue,
    CornerFlag,
    Expectation,
    Framework,
    Level,
    Theme,
)
from ledelsesplan.core.plan import (
    Action,
    ActivityType,
    Dots,
    FollowUp,
    Goal,
    Hands,
    Kind,
    Mark,
    Marker,
    MarkSet,
    Participant,
    Plan,
    Round,
    Status,
    Tally,
    Wording,
)

WORKSHOP = date(2027, 3, 3)
PRIVATE = "kun-for-mig-hemmelig"

NAMES = (
    "Anne Kjær",
    "Jonas Lund",
    "Karin Vestergaard",
    "Lars Bach",
    "Lone Skov",
    "Mette Holm",
    "Peter Dahl",
    "Søren Friis",
)
LEVELS = ("chef", "leder-af-ledere", "leder-af-medarbejdere")

ANCHORING = "implementeringsledelse.forankring.leder-af-medarbejdere"
READINESS = "forandringsledelse.forandringsparathed.leder-af-medarbejdere"
ROBUST = "driftsledelse.robust-drift.leder-af-medarbejdere"
SAFE_CULTURE = "personaleledelse.tryg-kultur.chef"

REASONS = {
    ANCHORING: "Vi er gode til at begynde og dårligere til at holde fast",
    READINESS: "Vagtplanen kom bag på mange",
    ROBUST: "Tre enheder har stået alene i ferierne",
    SAFE_CULTURE: "Vi taler åbent om fejl på ugemødet, og nye ledere tør spørge",
}


def team_plan(framework: Framework, held: date = WORKSHOP) -> Plan:
    """A leadership group's plan a month after its workshop: 8 people, 3 levels, 58 marks, 3 focus areas, 6 actions."""
    chance = Random(7)
    marks: list[Mark] = []
    hands: list[Hands] = []
    for behaviour in framework.behaviours():
        if behaviour.level not in LEVELS:
            continue
        strength = chance.choice((0, 1, 2, 3, 4, 5, 5, 6, 6, 7))
        priority = min(chance.choice((0, 1, 2, 3, 4, 5, 5, 6, 7)), 8 - strength + 2)
        focus = behaviour.id in (ANCHORING, READINESS, ROBUST)
        if focus:
            strength, priority = chance.choice((1, 2)), chance.choice((6, 7))
        hands.append(Hands(id=behaviour.id, strength=strength, priority=priority))
        is_strength = behaviour.id == SAFE_CULTURE or (strength >= 4 and strength >= priority)
        is_priority = focus or (priority >= 4 and priority >= strength)
        if is_strength or is_priority:
            marks.append(
                Mark(
                    id=behaviour.id,
                    strength=is_strength,
                    priority=is_priority,
                    focus=focus,
                    note=REASONS.get(behaviour.id, ""),
                    private_note=PRIVATE if focus else "",
                )
            )
    marks.append(Mark(id="generel.ledergrupper", strength=True, note="Vi bruger hinanden i det daglige"))
    marks.append(Mark(id="vaerdi.udsyn", priority=True))
    candidates = [mark.id for mark in marks if mark.priority and not mark.focus][:5]
    dots = [Dots(id=ANCHORING, count=7), Dots(id=READINESS, count=6), Dots(id=ROBUST, count=4)]
    dots += [Dots(id=identifier, count=count) for identifier, count in zip(candidates, (3, 2, 1, 1, 0), strict=False)]
    plan = new_plan(framework, Kind.TEAM, "Ledergruppen, Center Nord", held, unit="Center Nord", levels=LEVELS)
    last_year = _last_year(framework, held)
    this_year = plan.round.replacing(
        id="runde-2",
        present=8,
        wordings=_wordings(framework, marks),
        mark_sets=(MarkSet(marker=Marker.GROUP, marks=tuple(marks)),),
        tally=Tally(hands=tuple(hands), dots=tuple(dots), dots_revealed=True),
    )
    return plan.replacing(
        participants=_participants(),
        rounds=(last_year, this_year),
        goals=_goals(),
        actions=_actions(held),
        follow_up=held + timedelta(days=98),
    )


def _last_year(framework: Framework, held: date) -> Round:
    marks = (
        Mark(id="driftsledelse.kerneopgaven.chef", strength=True),
        Mark(id="serviceledelse.borgeren-i-centrum.chef", priority=True, focus=True, note="Vi hører for lidt"),
    )
    return Round(
        id="runde-1",
        date=held - timedelta(days=366),
        label="Sidste år",
        levels=LEVELS,
        present=7,
        framework=reference(framework),
        wordings=_wordings(framework, list(marks)),
        mark_sets=(MarkSet(marker=Marker.GROUP, marks=marks),),
        tally=Tally(hands=(Hands(id="driftsledelse.kerneopgaven.chef", strength=5, priority=0),)),
    )


def _wordings(framework: Framework, marks: list[Mark]) -> tuple[Wording, ...]:
    found = [framework.markable(mark.id) for mark in marks]
    return tuple(Wording(id=markable.id, text=markable.text) for markable in found if markable is not None)


def _participants() -> tuple[Participant, ...]:
    return tuple(
        Participant(id=f"p{number}", name=name, level=LEVELS[min(number // 3, 2)]) for number, name in enumerate(NAMES)
    )


def _goals() -> tuple[Goal, ...]:
    return (
        Goal(id="m1", text="Alle medarbejdere ved, hvad de bidrager med, når vi sætter noget i gang"),
        Goal(id="m2", text="Bekymringer bliver hørt, før en ændring træder i kraft"),
        Goal(id="m3", text="Ingen enhed står alene med sygdom i ferierne"),
    )


def _actions(held: date) -> tuple[Action, ...]:
    """Six actions: two for each focus area; seen 34 days later one is postponed and over its deadline, one is done."""

    def after(days: int) -> date:
        return held + timedelta(days=days)

    follow_up = after(98)
    return (
        Action(
            id="h1",
            round="runde-2",
            behaviour=ANCHORING,
            goal="m1",
            text="Fast punkt på teammødet hver anden uge: Hvad har vi afprøvet, og hvad lærte vi?",
            success_sign="Medarbejderne kan selv fortælle, hvad der er ændret",
            activity_type=ActivityType.OTHER,
            responsible="Mette Holm",
            support="15 min. på teammødet",
            start=after(12),
            deadline=after(58),
            follow_up=follow_up,
            status=Status.IN_PROGRESS,
            note="Starter i Team Øst",
            follow_ups=(FollowUp(id="o1", date=after(30), text="To teammøder er holdt"),),
        ),
        Action(
            id="h2",
            round="runde-2",
            behaviour=ANCHORING,
            goal="m1",
            text="Lederne følger hinanden to og to, når næste indsats går i gang",
            success_sign="Alle har været på besøg hos hinanden mindst én gang",
            activity_type=ActivityType.SHADOWING,
            responsible="Jonas Lund",
            support="En halv dag hver",
            start=after(29),
            deadline=after(100),
            follow_up=follow_up,
        ),
        Action(
            id="h3",
            round="runde-2",
            behaviour=READINESS,
            goal="m2",
            text="Finder to medarbejder-ambassadører i hver enhed til den nye vagtplan",
            success_sign="Ambassadørerne har talt med alle kolleger inden start",
            activity_type=ActivityType.NEW_TASKS,
            responsible="Anne Kjær",
            support="Fire timer pr. ambassadør",
            start=after(5),
            deadline=after(79),
            follow_up=follow_up,
            status=Status.IN_PROGRESS,
        ),
        Action(
            id="h4",
            round="runde-2",
            behaviour=READINESS,
            goal="m2",
            text="Fælles øvedag i at møde modstand med spørgsmål",
            success_sign="Hver leder har brugt to af spørgsmålene i egen enhed",
            activity_type=ActivityType.COURSE,
            responsible="Karin Vestergaard",
            support="HR holder dagen",
            start=after(5),
            deadline=after(23),
            follow_up=follow_up,
            status=Status.POSTPONED,
            note="Ny dato i august",
        ),
        Action(
            id="h5",
            round="runde-2",
            behaviour=ROBUST,
            goal="m3",
            text="Kortlægger sårbare vagter og lægger en plan for afløsning i alle enheder",
            success_sign="Ingen vagter er dækket med under et døgns varsel i juli",
            activity_type=ActivityType.NEW_TASKS,
            responsible="Lars Bach",
            support="Vagtplanlæggerne",
            start=after(19),
            deadline=after(107),
            follow_up=follow_up,
        ),
        Action(
            id="h6",
            round="runde-2",
            behaviour=ROBUST,
            goal="m3",
            text="Besøger Center Syd og ser deres afløserkorps",
            success_sign="Vi har valgt to ting, vi gør efter dem",
            activity_type=ActivityType.PLACEMENT,
            responsible="Lone Skov",
            support="En dag",
            start=after(7),
            deadline=after(21),
            follow_up=follow_up,
            status=Status.DONE,
            note="Noter ligger i teamrummet",
        ),
    )


def empty_plan(framework: Framework) -> Plan:
    """A team plan in which nothing has been done yet."""
    plan = new_plan(framework, Kind.TEAM, "Ny ledergruppe", WORKSHOP)
    return plan.replacing(rounds=(plan.round.replacing(id="runde-1"),))


def personal_plan(framework: Framework) -> Plan:
    """One leader's plan before the LUS: own marks with examples, the own leader's marks, one action."""
    plan = new_plan(framework, Kind.PERSONAL, "Min plan", WORKSHOP, unit="Center Nord", levels=("chef",))
    own = (
        Mark(id=SAFE_CULTURE, strength=True, note="Jeg spurgte til fejlene på ugemødet", private_note=PRIVATE),
        Mark(id="driftsledelse.balance.chef", strength=True, focus=True),
        Mark(id="serviceledelse.borgeren-i-centrum.chef", priority=True, focus=True, note="Jeg hører det for sent"),
        Mark(id="generel.kommunikation", priority=True),
    )
    leader = (Mark(id="driftsledelse.kerneopgaven.chef", priority=True, note="nærmeste leders egne ord"),)
    first = plan.round.replacing(
        id="runde-1",
        wordings=_wordings(framework, list(own)),
        mark_sets=(MarkSet(marker=Marker.SELF, marks=own), MarkSet(marker=Marker.OWN_LEADER, marks=leader)),
    )
    action = Action(
        id="h1",
        round="runde-1",
        behaviour="serviceledelse.borgeren-i-centrum.chef",
        text="Følger en borger en hel dag",
        success_sign="Jeg kan fortælle om det på ledermødet",
        activity_type=ActivityType.CITIZEN_INTERPLAY,
        deadline=WORKSHOP + timedelta(days=60),
    )
    return plan.replacing(rounds=(first,), actions=(action,))


def overfull_plan(framework: Framework) -> Plan:
    """More of everything than anyone writes: 40 people, all behaviours marked, 200 actions, notes of 5,000 letters."""
    chance = Random(3)
    everything = list(framework.markables())
    long_note = ("Det her er en meget lang note, som nogen har sat ind fra et referat. " * 80)[:5000]
    marks = [
        Mark(
            id=markable.id,
            strength=number % 2 == 0 or number % 5 == 0,
            priority=number % 2 == 1 or number % 5 == 0,
            focus=number % 9 == 0,
            note=long_note if number % 25 == 0 else "Fordi vi har set det flere gange" * (number % 3),
        )
        for number, markable in enumerate(everything)
    ]
    hands = [Hands(id=item.id, strength=chance.randint(0, 40), priority=chance.randint(0, 40)) for item in everything]
    plan = new_plan(
        framework,
        Kind.TEAM,
        "Den udvidede ledergruppe for hele forvaltningen",
        WORKSHOP,
        unit="Sundhed, Ældre & Handicap – Center for Forebyggelse, Træning og Hjælpemidler",
    )
    full = plan.round.replacing(
        id="runde-1",
        label="Den store fælles dag",
        present=40,
        wordings=_wordings(framework, marks),
        mark_sets=(MarkSet(marker=Marker.GROUP, marks=tuple(marks)),),
        tally=Tally(
            hands=tuple(hands),
            dots=tuple(Dots(id=item.id, count=chance.randint(0, 12)) for item in everything[:30]),
            dots_revealed=True,
        ),
    )
    participants = tuple(
        Participant(id=f"p{number}", name=f"{NAMES[number % 8]} {number}-Nørregaard, Hansen") for number in range(40)
    )
    actions = tuple(
        Action(
            id=f"h{number}",
            round="runde-1",
            behaviour=everything[number % len(everything)].id if number % 10 else None,
            text=f"Handling nummer {number}: " + "vi prøver noget nyt sammen " * (number % 12),
            success_sign="Det kan ses i hverdagen " * (number % 9),
            activity_type=list(ActivityType)[number % 10],
            responsible=participants[number % 40].name,
            support="Tid i kalenderen " * (number % 5),
            deadline=WORKSHOP + timedelta(days=number * 3 - 200),
            status=list(Status)[number % 4],
            note=long_note if number % 40 == 0 else "En kort note" * (number % 2),
        )
        for number in range(200)
    )
    return plan.replacing(rounds=(full,), participants=participants, actions=actions)


def small_framework() -> Framework:
    """Another organisation's framework: 2 flags, 3 competencies of 2 to 4 themes, 3 levels."""
    levels = (
        Level(id="topchef", name="Topchef"),
        Level(id="mellemleder", name="Mellemleder"),
        Level(id="teamleder", name="Teamleder & koordinator"),
    )

    def competency(identifier: str, name: str, themes: int) -> Competency:
        return Competency(
            id=identifier,
            name=name,
            definition=f"{name} handler om at gøre det.",
            themes=tuple(
                Theme(
                    id=f"{identifier}.t{number}",
                    name=f"{name}, tema {number}",
                    behaviours=tuple(
                        Behaviour(
                            id=f"{identifier}.t{number}.{level.id}",
                            level=level.id,
                            text=f"Arbejder som {level.name.lower()} med {name.lower()} på den {number}. måde",
                        )
                        for level in levels
                    ),
                )
                for number in range(1, themes + 1)
            ),
        )

    return Framework(
        format="ledelsesplan-framework",
        format_version=1,
        id="anden-organisation",
        version="2.3",
        title="Sådan leder vi",
        organisation="En anden organisation",
        date="2026",
        source="Direktionen",
        levels=levels,
        corner_flags=(
            CornerFlag(
                id="resultater",
                name="Resultater",
                statement="Vi når det, vi vil.",
                competencies=(competency("retning", "Retning", 2), competency("gennemfoerelse", "Gennemførelse", 4)),
            ),
            CornerFlag(
                id="relationer",
                name="Relationer",
                statement="Vi gør det sammen.",
                competencies=(competency("samarbejde", "Samarbejde", 3),),
            ),
        ),
        expectations=(Expectation(id="alle.ordentlighed", text="Er ordentlig"),),
        values=(CoreValue(id="vaerdi.mod", text="Mod"),),
    )


def plan_of_small_framework(framework: Framework) -> Plan:
    """A team plan of `small_framework`."""
    plan = new_plan(framework, Kind.TEAM, "Direktionen", WORKSHOP, unit="Hele huset")
    marks = (
        Mark(id="retning.t1.topchef", strength=True, priority=True, focus=True, note="Begge dele er sande"),
        Mark(id="samarbejde.t3.teamleder", priority=True),
        Mark(id="alle.ordentlighed", strength=True),
        Mark(id="vaerdi.mod", priority=True, focus=True),
    )
    hands = (
        Hands(id="retning.t1.topchef", strength=3, priority=2),
        Hands(id="gennemfoerelse.t4.mellemleder", strength=1),
    )
    first = plan.round.replacing(
        id="runde-1",
        present=5,
        wordings=_wordings(framework, list(marks)),
        mark_sets=(MarkSet(marker=Marker.GROUP, marks=marks),),
        tally=Tally(hands=hands),
    )
    return plan.replacing(rounds=(first,))
