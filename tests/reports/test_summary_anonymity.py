"""An attacker takes every number of a finished summary workbook, and solves for groups of too few plans."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations, count
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledelsesplan.core.plan import Action, Kind, Plan
from ledelsesplan.core.plan_counts import unit_key
from ledelsesplan.core.summary import GroupKey
from ledelsesplan.reports.summary.rows import block_name
from ledelsesplan.terms import ACTIVITY_TYPE, PLAN_KIND, PLANS_OF_KIND, STATUS
from tests.core.attack import Attacker
from tests.factories import SMALL_LEVELS, small_framework
from tests.reports.summaries import (
    KIND_HEADINGS,
    Cell,
    Made,
    Number,
    Rows,
    is_number,
    made,
    marked_plan,
    numbers,
    sheets,
)

LEAST = 5
FRAMEWORK = small_framework()
LEVEL_IDS = {level.name: level.id for level in FRAMEWORK.levels}
AREA_IDS = {area.name: area.id for area in (*FRAMEWORK.competencies(), *FRAMEWORK.corner_flags)}
BEHAVIOUR_IDS = {markable.text: markable.id for markable in FRAMEWORK.markables()}
ALL_LEVELS = "Niveauerne lagt sammen"
LEVEL_SETS = [found for size in (1, 2, 3) for found in combinations(SMALL_LEVELS, size)]
KINDS = {words: kind for kind, words in PLAN_KIND.items()}
SIDE = {"S": "strength", "U": "priority", "F": "focus"}
LETTER = {"Styrke": "S", "Udviklingsområde": "U", "Fokusområde": "F", "Styrker": "S", "Udviklingsområder": "U"}

ACTION_SHEETS = ("Handlinger", "Kompetencebehov")
FILE_NUMBERS = ("Kilder",)


class Atom(NamedTuple):
    """The smallest group of plans: those of a unit, a kind and some levels, in this period or the one before."""

    key: GroupKey
    before: bool = False


class Place(NamedTuple):
    """An atom's plans at one of its levels; None for once each, whatever their levels."""

    atom: Atom
    level: str | None


Quantity = Hashable
"""What a number counts: plans, or a letter and what is marked."""


class Reader:
    """Says of each number of a workbook what it counts, and over which atoms.

    It knows which atoms have plans, and which are in each block, but not how many plans they have.
    """

    def __init__(self, found: Made, previous: list[Plan] | None = None) -> None:
        self.plans = [(plan, False) for plan in found.plans] + [(plan, True) for plan in previous or []]
        self.atoms = sorted({atom_of(plan, before) for plan, before in self.plans})
        self.published = found.published
        self.blocks = {
            (kind, level.level, block_name(block)): block.figures.groups
            for kind, figures in found.published.kinds.items()
            for level in figures.levels
            for block in level.blocks
        }

    def block(self, kind: Kind, level: str, name: str) -> list[Place]:
        """The places of a block."""
        return [Place(Atom(key), level) for key in self.blocks[kind, level, name]]

    def shown(self, kind: Kind, level: str | None = None, *, before: bool = False) -> list[Place]:
        """All places of what is shown of a kind, of one level or of all."""
        kinds = self.published.previous if before else self.published.kinds
        assert kinds is not None
        return [
            Place(Atom(key, before), figures.level)
            for figures in kinds[kind].levels
            if level in (None, figures.level) and figures.total is not None
            for key in figures.total.groups
        ]

    def everyone(self, kind: Kind | None = None, *, before: bool = False) -> list[Place]:
        return [Place(atom, None) for atom in self.atoms if kind in (None, atom.key.kind) and atom.before is before]

    def read(self, number: Number) -> tuple[Quantity, list[Place], float]:
        """What a number counts, over which places, and how many plans it comes to; a share is worked out."""
        line = number.line
        match number.sheet:
            case "Overblik" if number.header in CARDS:
                return self._card(number)
            case "Overblik":
                letter = "U" if number.column < 4 else "S"
                atoms = self._of_kind(number)
                value = number.value * (self.size(atoms) if number.header == "Andel" else 1)
                return (letter, AREA_IDS[line["Ledelseskompetence"]]), atoms, value
            case "Hjørneflag":
                atoms = self._at(number, line["Ledelsesniveau"])
                (base,) = set(line) & {"Planer", "Planer/niveauer"}
                if number.header == base:
                    return "plans", atoms, number.value
                is_share = number.header.startswith("Andel")
                letter = number.header[-1] if is_share else LETTER[number.header]
                return (letter, AREA_IDS[line["Hjørneflag"]]), atoms, number.value * (line[base] if is_share else 1)
            case "Niveau x kompetence":
                atoms = self._at(number, line["Ledelsesniveau"])
                if number.header == "Planer":
                    return "plans", atoms, number.value
                return (LETTER[number.part], AREA_IDS[number.header]), atoms, number.value * line["Planer"]
            case "Forventninger":
                is_general = line["Ledelsesniveau"] == "Alle ledere"
                kind = self._kind(number)
                atoms = self.everyone(kind) if is_general else self._at(number, line["Ledelsesniveau"])
                if number.header == "Planer":
                    return "plans", atoms, number.value
                return (LETTER[number.header], BEHAVIOUR_IDS[line["Forventning"]]), atoms, number.value
            case "Udvikling":
                return self._development(number)
            case "Dækning":
                kind = Kind.PERSONAL if number.header.startswith("Personlige") else Kind.TEAM
                own = [
                    place
                    for at, level, name in self.blocks
                    if (at, name) == (kind, line["Enhed"])
                    for place in self.block(kind, level, name)
                ]
                return "plans", once(own), number.value
            case "Enheder":
                kind, level = KINDS[line["Plantype"]], LEVEL_IDS[line["Ledelsesniveau"]]
                atoms = self.block(kind, level, line["Enhed"])
                if number.header == "Planer":
                    return "plans", atoms, number.value
                return (LETTER[line["Markering"]], AREA_IDS[number.header]), atoms, number.value * line["Planer"]
            case "Data":
                kind, level = KINDS[line["Plantype"]], LEVEL_IDS[line["Ledelsesniveau"]]
                atoms = self.block(kind, level, line["Enhed"])
                quantity = "plans" if number.header == "Planer" else (LETTER[number.header], line["Forventning-ID"])
                return quantity, atoms, number.value
        raise AssertionError(f"what is {number}?")

    def _card(self, number: Number) -> tuple[Quantity, list[Place], float]:
        everyone = self.everyone()
        shown = {kind: once(self.shown(kind)) for kind in Kind}
        places = {
            "Planer talt med": everyone,
            "Personlige planer vist": shown[Kind.PERSONAL],
            "Ledergruppers planer vist": shown[Kind.TEAM],
            "Planer ikke med i niveauer": [place for place in everyone if place not in shown[place.atom.key.kind]],
        }[number.header]
        return "plans", places, number.value

    def _development(self, number: Number) -> tuple[Quantity, list[Place], float]:
        before = number.header.endswith("før")
        words = number.line["Ledelsesniveau"]
        level = None if words == ALL_LEVELS else LEVEL_IDS[words]
        atoms = self.shown(self._kind(number), level, before=before)
        if number.header.startswith("Planer"):
            return "plans", atoms, number.value
        area = AREA_IDS[number.line["Ledelseskompetence"]]
        return (number.header[0], area), atoms, number.value * self.size(atoms)

    def _kind(self, number: Number) -> Kind:
        kind = KINDS[number.line["Plantype"]] if "Plantype" in number.line else number.kind
        assert kind is not None
        return kind

    def _of_kind(self, number: Number) -> list[Place]:
        return self.shown(self._kind(number))

    def _at(self, number: Number, level: str) -> list[Place]:
        return self.shown(self._kind(number), None if level == ALL_LEVELS else LEVEL_IDS[level])

    def size(self, places: list[Place]) -> int:
        return self.truth("plans", places)

    def truth(self, quantity: Quantity, places: list[Place]) -> int:
        """What a number comes to, counted from the plans."""
        found = Counter(places)
        return sum(
            times
            for plan, before in self.plans
            for place, times in found.items()
            if place.atom == atom_of(plan, before) and counts(plan, quantity, place.level)
        )


def once(places: list[Place]) -> list[Place]:
    """Each atom once, whatever the levels."""
    return [Place(atom, None) for atom in sorted({place.atom for place in places})]


def unknowns(quantity: Quantity, places: list[Place]) -> list[Hashable]:
    """What an attacker does not know of some places: a plan is one at each of its levels, its marks are others."""
    return [place.atom for place in places] if quantity == "plans" else [*places]


CARDS = ("Planer talt med", "Personlige planer vist", "Ledergruppers planer vist", "Planer ikke med i niveauer")
OTHER_CARDS = ("Filer ikke talt med", "Enheder med egne tal", "Ledere dækket")


def atom_of(plan: Plan, before: bool = False) -> Atom:
    levels = tuple(level for level in SMALL_LEVELS if level in plan.round.levels)
    return Atom(GroupKey(unit_key(plan.unit), plan.kind, levels), before)


def counts(plan: Plan, quantity: Quantity, level: str | None) -> bool:
    """Whether a plan counts in a number at a level."""
    if quantity == "plans":
        return True
    assert isinstance(quantity, tuple)
    letter, about = quantity
    within = {about} | {
        behaviour.id
        for flag in FRAMEWORK.corner_flags
        for competency in flag.competencies
        if about in (flag.id, competency.id)
        for theme in competency.themes
        for behaviour in theme.behaviours
        if behaviour.level == level
    }
    return any(mark.id in within and getattr(mark, SIDE[letter]) for mark in plan.marks)


def is_about_people(number: Number) -> bool:
    """All but the numbers of files, what follows from two others on the row, and actions (below)."""
    return (
        number.sheet not in (*FILE_NUMBERS, *ACTION_SHEETS)
        and number.header not in OTHER_CARDS
        and not number.header.startswith("Ændring")
        and number.header != "Sidst gemt"
    )


Cluster = tuple[str, Kind, tuple[str, ...], int]


def plans_of(clusters: list[Cluster], seeds: Iterator[int]) -> list[Plan]:
    return [
        marked_plan(FRAMEWORK, next(seeds), kind, unit, levels)
        for unit, kind, levels, size in clusters
        for _each in range(size)
    ]


def attack(found: Made, previous: list[Plan] | None = None) -> int:
    """Learns all numbers, fails where a small group follows from them; gives how many were learnt."""
    reader = Reader(found, previous)
    attackers: dict[Quantity, Attacker] = defaultdict(Attacker)
    learnt = 0
    for number in filter(is_about_people, numbers(sheets(found.content))):
        quantity, places, value = reader.read(number)
        assert value == pytest.approx(reader.truth(quantity, places)), number
        if number.header not in CARDS or len(found.plans) >= LEAST:  # how many were read is told in any case
            attackers[quantity].learn(unknowns(quantity, places))
        learnt += 1
    sizes = Counter(atom_of(plan, before) for plan, before in reader.plans)
    small = [atom for atom in reader.atoms if sizes[atom] < LEAST]
    for size in range(1, LEAST):
        for group in combinations(small, size):
            if sum(sizes[atom] for atom in group) < LEAST:
                assert not attackers["plans"].knows(group), group
    for level in SMALL_LEVELS:
        at_level = [Place(atom, level) for atom in small if level in atom.key.levels]
        for some in (some for size in (1, 2) for some in combinations(at_level, size)):
            if sum(sizes[place.atom] for place in some) < LEAST:
                for quantity, attacker in attackers.items():
                    assert quantity == "plans" or not attacker.knows(some), (quantity, some)
    return learnt


some_levels = st.sampled_from(LEVEL_SETS)
clusters = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from(Kind), some_levels, st.integers(1, 7)),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(clusters, st.none() | clusters)
def test_no_number_of_the_workbook_tells_of_a_small_group(listed: list[Cluster], earlier: list[Cluster] | None) -> None:
    before = plans_of(earlier, count(500)) if earlier is not None else None
    attack(made(FRAMEWORK, plans_of(listed, count()), previous=before), before)


def test_the_attacker_reads_all_that_is_there() -> None:
    """So that the attack above is one: a workbook with much to be read, and numbers on every sheet but two."""
    listed = [(unit, kind, (level,), 6) for unit in "AB" for kind in Kind for level in SMALL_LEVELS]
    listed += [("C", Kind.PERSONAL, ("top",), 2), ("D", Kind.PERSONAL, ("top",), 4)]
    before = plans_of([(unit, kind, ("top",), 7) for unit in "AB" for kind in Kind], count(500))
    found = made(FRAMEWORK, plans_of(listed, count()), previous=before)
    read = {number.sheet for number in numbers(sheets(found.content))}
    assert set(sheets(found.content)) - read == {"Læs mig"}
    assert attack(found, before) > 900


def test_an_attacker_who_knows_one_number_more_is_caught() -> None:
    """The attack bites: with the count of one small unit beside the block it is in, the others follow."""
    listed = [("A", Kind.PERSONAL, ("top",), 3), ("B", Kind.PERSONAL, ("top",), 4)]
    found = made(FRAMEWORK, plans_of(listed, count()))
    attacker = Attacker()
    for number in filter(is_about_people, numbers(sheets(found.content))):
        _quantity, places, _value = Reader(found).read(number)
        attacker.learn(unknowns("plans", places))
    other, small = (Atom(GroupKey(unit, Kind.PERSONAL, ("top",))) for unit in "ab")
    assert not attacker.knows([small])
    attacker.learn([other])
    assert attacker.knows([small])


class CrossTable(NamedTuple):
    """A table of actions as it stands on a sheet: its titles, its body, and the totals at its right and foot."""

    down: list[str]
    across: list[str]
    body: list[list[Cell]]
    right: list[Cell]
    foot: list[Cell]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 40))
@example(1390, 5)
def test_no_cell_of_the_tables_of_actions_can_be_solved_for_of_few_plans(seed: int, size: int) -> None:
    plans = plans_of([("A", Kind.PERSONAL, ("top",), size)], count(seed))
    found = made(FRAMEWORK, plans)
    tables = [table for sheet in ACTION_SHEETS for table in cross_tables(sheets(found.content)[sheet])]
    for table in tables:
        attacker = Attacker()
        for row, cells in enumerate(table.body):
            attacker.learn((row, column) for column, cell in enumerate(cells) if cell != 0)
            for column, cell in enumerate(cells):
                if is_number(cell):
                    attacker.learn([(row, column)])
        for column in range(len(table.across)):
            attacker.learn((row, column) for row, cells in enumerate(table.body) if cells[column] != 0)
        for row, down in enumerate(table.down):
            for column, across in enumerate(table.across):
                actions = [sum(is_in(action, down) and is_in(action, across) for action in p.actions) for p in plans]
                if table.body[row][column] != "under 5":
                    assert table.body[row][column] == sum(actions)
                if 0 < sum(map(bool, actions)) < LEAST:
                    assert not attacker.knows([(row, column)]), (table, row, column)
        assert table.right[-1] == sum(table.right[:-1]) == sum(table.foot)


def is_in(action: Action, title: str) -> bool:
    """Whether an action counts in a row or column, of which the title names all that it counts."""
    place = FRAMEWORK.place(action.behaviour) if action.behaviour is not None else None
    deadline, kind = action.deadline, action.activity_type
    months = {5: "2027-05 maj", 6: "2027-06 juni", 7: "2027-07 juli"}
    quarters = {5: "2027, 2. kvartal", 6: "2027, 2. kvartal", 7: "2027, 3. kvartal"}
    names = (
        place.competency.name if place is not None else "Generelle forventninger, værdier og intentioner",
        STATUS[action.status],
        ACTIVITY_TYPE[kind] if kind is not None else "Ingen aktivitetstype",
        months[deadline.month] if deadline is not None else "Ingen frist",
        quarters[deadline.month] if deadline is not None else "Ingen frist",
    )
    return any(name in title for name in names)


def cross_tables(rows: Rows) -> Iterator[CrossTable]:
    """The tables that end in "I alt"."""
    table: list[list[Cell]] = []
    width = 0
    for cells in rows:
        if "I alt" in cells[1:]:
            width, table = cells.index("I alt"), [cells]
        elif width:
            table.append(cells[: width + 1])
            if cells[0] == "I alt":
                head, *body, foot = table
                yield CrossTable(
                    [line[0] for line in body],
                    head[1:width],
                    [line[1:width] for line in body],
                    [*(line[width] for line in body), foot[width]],
                    foot[1:width],
                )
                width = 0


def test_kinds_have_the_headings_that_the_reader_looks_for() -> None:
    assert {words: kind for kind, words in PLANS_OF_KIND.items()} == KIND_HEADINGS
