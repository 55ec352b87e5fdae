"""The sheets of the HR summary, read by other programs and compared with a count made straight from the plans' JSON."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.compiled import Fate, ListedUnit, Remark
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports.summary.charts import nice_step
from ledelsesplan.reports.summary.rows import SUMMARY_HEADERS, summary_rows
from ledelsesplan.reports.summary_workbook import summary_workbook
from tests.factories import SMALL_LEVELS, small_framework
from tests.reports.summaries import (
    MADE,
    PLANTED,
    Made,
    Rows,
    compiled_of,
    made,
    marked_plan,
    sheets,
    through_libreoffice,
)

SHEETS = [
    "Læs mig",
    "Overblik",
    "Hjørneflag",
    "Niveau x kompetence",
    "Forventninger",
    "Handlinger",
    "Kompetencebehov",
    "Udvikling",
    "Enheder",
    "Dækning",
    "Data",
    "Kilder",
]
PERSONAL, TEAM = "Personlige udviklingsplaner", "Ledergruppers udviklingsplaner"
MARKED_BY = {"personal": "self", "team": "group"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def typical_plans(framework: Framework, first: int = 0) -> list[Plan]:
    """Plans of five units: three with enough personal plans at each level but the first, two that are too small."""
    levels = [level.id for level in framework.levels]
    listed = [(Kind.PERSONAL, f"Center {n % 3}", (levels[1 + n % (len(levels) - 1)],)) for n in range(60)]
    listed += [(Kind.PERSONAL, f"Lille enhed {n % 2}", (levels[1],)) for n in range(6)]
    listed += [(Kind.TEAM, f"Center {n % 2}", (levels[1], levels[2])) for n in range(12)]
    return [marked_plan(framework, first + number, *each) for number, each in enumerate(listed)]


@pytest.fixture(scope="module")
def found(framework: Framework) -> Made:
    previous = typical_plans(framework, first=500)[:60]
    listed = [ListedUnit(f"Center {number}", 30) for number in range(3)]
    listed += [ListedUnit(f"Lille enhed {number}", 4) for number in range(2)]
    return made(framework, typical_plans(framework), previous=previous, listed=listed)


@pytest.fixture(scope="module", params=["as written", "through LibreOffice"])
def book(request: pytest.FixtureRequest, found: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """All sheets as python-calamine reads them, and once more after LibreOffice has read and written them."""
    if request.param == "as written":
        return sheets(found.content)
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    return sheets(through_libreoffice(found.content, tmp_path_factory.mktemp("kontor")))


# A count of its own, from the JSON


def marks_of(plan: dict[str, Any]) -> dict[str, tuple[bool, bool, bool]]:
    own = next(item for item in plan["rounds"][-1]["mark_sets"] if item["marker"] == MARKED_BY[plan["kind"]])
    return {mark["id"]: (mark["strength"], mark["priority"], mark["focus"]) for mark in own["marks"]}


def at_level(found: Made, kind: str, level: str) -> list[dict[str, Any]]:
    return [plan for plan in found.json if plan["kind"] == kind and level in plan["rounds"][-1]["levels"]]


def marking(plans: list[dict[str, Any]], ids: set[str], side: int) -> int:
    """How many plans mark one of some behaviours."""
    return sum(any(marks_of(plan).get(identifier, (0, 0, 0))[side] for identifier in ids) for plan in plans)


def section(rows: Rows, heading: str) -> Rows:
    """What stands between the heading of one kind of plan and the next one."""
    starts = [n for n, cells in enumerate(rows) if str(cells[0]).split(":")[0] in (PERSONAL, TEAM)]
    first = next(n for n in starts if str(rows[n][0]).startswith(heading))
    after = [n for n in starts if n > first]
    return rows[first : after[0] if after else None]


def table(rows: Rows, *first: str) -> list[dict[str, Any]]:
    """The rows of the first table whose header begins so, by header."""
    top = next(n for n, cells in enumerate(rows) if tuple(cells[: len(first)]) == first)
    headers = [header for header in rows[top] if header]
    body = []
    for cells in rows[top + 1 :]:
        if cells[0] == "" or cells[1] == "":
            break
        body.append(dict(zip(headers, cells, strict=False)))
    return body


def of_kind(rows: Rows, kind: str) -> list[dict[str, Any]]:
    """The rows of one kind of plan, where both stand in the one table of a sheet."""
    name = {"personal": "Personlig udviklingsplan", "team": "Ledergruppens udviklingsplan"}[kind]
    return [row for row in table(rows, "Plantype") if row["Plantype"] == name]


def test_the_sheets_are_those_that_hr_expects(book: dict[str, Rows]) -> None:
    assert list(book) == SHEETS


@pytest.mark.parametrize("kind", ["personal", "team"])
def test_every_behaviour_is_counted_right(book: dict[str, Rows], found: Made, framework: Framework, kind: str) -> None:
    rows = [row for row in of_kind(book["Forventninger"], kind) if row["Ledelsesniveau"] != "Alle ledere"]
    assert len(rows) == 96
    ids = {level.name: level.id for level in framework.levels}
    hidden = 0
    for row in rows:
        plans = at_level(found, kind, ids[row["Ledelsesniveau"]])
        counted = [row[header] for header in ("Planer", "Styrke", "Udviklingsområde", "Fokusområde")]
        if len(plans) < 5:
            assert counted == ["under 5"] * 4
            hidden += 1
            continue
        (identifier,) = {item.id for item in framework.behaviours() if item.text == row["Forventning"]} & {
            item.id for item in framework.behaviours() if item.level == ids[row["Ledelsesniveau"]]
        }
        assert counted == [len(plans), *(marking(plans, {identifier}, side) for side in range(3))]
    assert hidden == (24 if kind == "personal" else 48)


def test_what_is_expected_of_all_is_counted_right(book: dict[str, Rows], found: Made, framework: Framework) -> None:
    rows = [row for row in of_kind(book["Forventninger"], "personal") if row["Ledelsesniveau"] == "Alle ledere"]
    assert Counter(row["Ledelseskompetence"] for row in rows) == {
        "Generelle forventninger": 7,
        "Værdier": 3,
        "Intentioner": 7,
    }
    plans = [plan for plan in found.json if plan["kind"] == "personal"]
    by_text = {markable.text: markable.id for markable in framework.general()}
    for row in rows:
        expected = [marking(plans, {by_text[row["Forventning"]]}, side) for side in range(3)]
        assert [row[header] for header in ("Planer", "Styrke", "Udviklingsområde", "Fokusområde")] == [66, *expected]


@pytest.mark.parametrize(("heading", "kind"), [(PERSONAL, "personal"), (TEAM, "team")])
def test_areas_count_each_plan_once_at_each_level(
    book: dict[str, Rows], found: Made, framework: Framework, heading: str, kind: str
) -> None:
    levels = {level.name: level.id for level in framework.levels}
    heat = section(book["Niveau x kompetence"], heading)
    flags = table(section(book["Hjørneflag"], heading), "Hjørneflag")
    for side, title in ((1, "Udviklingsområder"), (0, "Styrker")):
        start = next(n for n, cells in enumerate(heat) if cells[0] == title)
        rows = table(heat[start:], "Ledelsesniveau")
        assert [row["Ledelsesniveau"] for row in rows] == list(levels)
        for row in rows:
            plans = at_level(found, kind, levels[row["Ledelsesniveau"]])
            if len(plans) < 5:
                assert set(list(row.values())[1:]) == {"under 5", "færre end 5"}
                continue
            for competency in framework.competencies():
                ids = {theme.at(levels[row["Ledelsesniveau"]]).id for theme in competency.themes}
                assert row[competency.name] == pytest.approx(marking(plans, ids, side) / len(plans))
    (base,) = set(flags[0]) & {"Planer", "Planer/niveauer"}
    for row in flags:
        named = [levels[row["Ledelsesniveau"]]] if row["Ledelsesniveau"] in levels else list(levels.values())
        shown = [level for level in named if len(at_level(found, kind, level)) >= 5]
        if not shown:
            assert row[base] == row["Styrke"] == row["Andel F"] == "under 5"
            continue
        flag = next(item for item in framework.corner_flags if item.name == row["Hjørneflag"])
        size, expected = 0, [0, 0, 0]
        for level in shown:
            plans = at_level(found, kind, level)
            ids = {theme.at(level).id for item in flag.competencies for theme in item.themes}
            size += len(plans)
            expected = [count + marking(plans, ids, side) for side, count in enumerate(expected)]
        assert row[base] == size
        assert [row[header] for header in ("Styrke", "Udviklingsområde", "Fokusområde")] == expected
        assert row["Andel U"] == pytest.approx(expected[1] / size)


@pytest.mark.parametrize(
    ("heading", "kind", "plans"),
    [(PERSONAL, "personal", "66 planer"), (TEAM, "team", "24 niveauer i 12 planer")],
)
def test_the_lists_are_sorted_and_right(
    book: dict[str, Rows], found: Made, framework: Framework, heading: str, kind: str, plans: str
) -> None:
    rows = section(book["Overblik"], heading)
    levels = [level.id for level in framework.levels if len(at_level(found, kind, level.id)) >= 5]
    size = sum(len(at_level(found, kind, level)) for level in levels)
    assert rows[0][0] == f"{heading}: {plans}"
    for left, side in ((0, 1), (4, 0)):
        listed = table([cells[left : left + 3] for cells in rows], "Ledelseskompetence")
        (counted,) = set(listed[0]) & {"Planer", "Niveauer"}
        counts = [row[counted] for row in listed]
        assert counts == sorted(counts, reverse=True)
        for row in listed:
            competency = next(item for item in framework.competencies() if item.name == row["Ledelseskompetence"])
            assert row[counted] == sum(
                marking(at_level(found, kind, level), {theme.at(level).id for theme in competency.themes}, side)
                for level in levels
            )
            assert row["Andel"] == pytest.approx(row[counted] / size)


def test_the_key_figures_stand_on_top(book: dict[str, Rows]) -> None:
    labels = next(n for n, cells in enumerate(book["Overblik"]) if cells[0] == "Planer talt med")
    cards = dict(zip(book["Overblik"][labels], book["Overblik"][labels + 1], strict=True))
    assert cards["Planer talt med"] == 78
    assert (cards["Personlige planer vist"], cards["Ledergruppers planer vist"]) == (66, 12)
    assert (cards["Planer ikke med i niveauer"], cards["Filer ikke talt med"]) == (0, 4)
    assert cards["Ledere dækket"] == pytest.approx(66 / 98)


def deadline_words(deadline: str | None) -> tuple[str, ...]:
    """The month and the quarter, as the sheet names them."""
    if deadline is None:
        return ("Ingen frist",)
    year, month, _day = deadline.split("-")
    names = {"05": "maj", "06": "juni", "07": "juli"}
    return f"{year}-{month} {names[month]}", f"{year}, {(int(month) + 2) // 3}. kvartal"


@pytest.mark.parametrize("kind", ["personal", "team"])
def test_actions_are_counted_right(book: dict[str, Rows], found: Made, kind: str) -> None:
    heading = PERSONAL if kind == "personal" else TEAM
    actions = [action for plan in found.json if plan["kind"] == kind for action in plan["actions"]]
    words = {"not-started": "Ikke startet", "in-progress": "I gang", "done": "Gennemført", "postponed": "Udskudt"}
    statuses = Counter(words[action["status"]] for action in actions)
    rows = section(book["Handlinger"], heading)
    assert rows[0][0] == f"{heading}: {len(actions)} handlinger"
    by_status = table(rows, "Ledelseskompetence")[-1]
    for name, count in statuses.items():
        assert by_status[name] == count
    assert by_status["I alt"] == len(actions)
    by_deadline = {row["Frist"]: row["I alt"] for row in table(rows, "Frist")}
    deadlines = Counter(words for action in actions for words in deadline_words(action["deadline"]))
    alone = {name: total for name, total in by_deadline.items() if name.startswith("2027")}
    assert alone
    assert alone == {name: deadlines[name] for name in alone}
    assert by_deadline["I alt"] == len(actions)
    needs = {
        row["Aktivitetstype"]: row["I alt"]
        for row in table(section(book["Kompetencebehov"], heading), "Aktivitetstype")
    }
    courses = sum(action["activity_type"] == "course" for action in actions)
    assert needs.get("Kursus", courses) == courses
    singles = [total for name, total in needs.items() if not name.startswith(("Øvrige", "I alt", "Andet", "Ingen"))]
    assert singles == sorted(singles, reverse=True)


def test_the_deadlines_of_few_plans_are_counted_by_quarter(framework: Framework) -> None:
    plans = [marked_plan(framework, n, Kind.PERSONAL, "Center", ("chef",)) for n in range(7)]
    months = [a.deadline.month for plan in plans for a in plan.actions if a.deadline is not None]
    rows = section(sheets(made(framework, plans).content)["Handlinger"], PERSONAL)
    assert "Efter kvartal for frist" in [cells[0] for cells in rows]
    totals = {row["Frist"]: row["I alt"] for row in table(rows, "Frist")}
    assert totals["2027, 2. kvartal"] == sum(month in (5, 6) for month in months)
    assert totals["Øvrige: 2027, 3. kvartal; Ingen frist"] == totals["I alt"] - totals["2027, 2. kvartal"]
    assert totals["I alt"] == sum(len(plan.actions) for plan in plans)


def test_the_rows_of_data_are_pivot_ready_and_right(book: dict[str, Rows], found: Made, framework: Framework) -> None:
    rows = table(book["Data"], "Enhed")
    assert tuple(rows[0]) == SUMMARY_HEADERS
    assert [tuple(row.values()) for row in rows] == list(summary_rows(found.published, framework))
    names = {"Personlig udviklingsplan": "personal", "Ledergruppens udviklingsplan": "team"}
    ids = {level.name: level.id for level in framework.levels}
    keys = Counter((row["Enhed"], row["Plantype"], row["Forventning-ID"]) for row in rows)
    assert set(keys.values()) == {1}
    assert {row["Enhed"] for row in rows} == {"Center 0", "Center 1", "Center 2", "Øvrige enheder"}
    for row in rows:
        plans = at_level(found, names[row["Plantype"]], ids[row["Ledelsesniveau"]])
        joined = row["Enhed"] == "Øvrige enheder"
        plans = [p for p in plans if (p["unit"].startswith("Lille") if joined else p["unit"] == row["Enhed"])]
        expected = [marking(plans, {row["Forventning-ID"]}, side) for side in range(3)]
        counted = [row[header] for header in ("Planer", "Styrke", "Udviklingsområde", "Fokusområde")]
        assert counted == [len(plans), *expected]


def test_units_have_two_rows_for_each_kind_and_level(book: dict[str, Rows], found: Made, framework: Framework) -> None:
    rows = table(book["Enheder"], "Enhed")
    names = {"Personlig udviklingsplan": "personal", "Ledergruppens udviklingsplan": "team"}
    levels = {level.name: level.id for level in framework.levels}
    assert [row["Enhed"] for row in rows] == sorted(row["Enhed"] for row in rows)
    assert rows[-1]["Enhed"] == "Øvrige enheder"
    for row in rows[:-2]:
        level = levels[row["Ledelsesniveau"]]
        plans = [p for p in at_level(found, names[row["Plantype"]], level) if p["unit"] == row["Enhed"]]
        assert row["Planer"] == len(plans) >= 5
        side = 1 if row["Markering"] == "Udviklingsområde" else 0
        for competency in framework.competencies():
            ids = {theme.at(level).id for theme in competency.themes}
            assert row[competency.name] == pytest.approx(marking(plans, ids, side) / len(plans))


def test_development_compares_what_can_be_compared(book: dict[str, Rows], found: Made, framework: Framework) -> None:
    rows = of_kind(book["Udvikling"], "personal")
    levels = {level.name: level.id for level in framework.levels}
    before = [p.model_dump(mode="json") for p in typical_plans(framework, first=500)[:60]]
    for row in rows:
        if row["Ledelsesniveau"] not in levels:
            continue
        level = levels[row["Ledelsesniveau"]]
        now, then = at_level(found, "personal", level), [p for p in before if level in p["rounds"][-1]["levels"]]
        if len(now) < 5:
            assert row["Ændring U"] == "kan ikke vises"
            assert row["U nu"] == row["U før"] == "under 5"
            continue
        ids = {
            theme.at(level).id
            for item in framework.competencies()
            if item.name == row["Ledelseskompetence"]
            for theme in item.themes
        }
        share_now, share_then = marking(now, ids, 1) / len(now), marking(then, ids, 1) / len(then)
        assert (row["Planer nu"], row["Planer før"]) == (len(now), len(then))
        assert (row["U nu"], row["U før"]) == (pytest.approx(share_now), pytest.approx(share_then))
        assert row["Ændring U"] == round(share_now * 100) - round(share_then * 100)


@pytest.mark.parametrize("more", [(), ("leder-af-ledere",)])
def test_all_levels_are_compared_where_both_periods_show_the_same(framework: Framework, more: tuple[str, ...]) -> None:
    def plans(first: int, levels: tuple[str, ...]) -> list[Plan]:
        return [
            marked_plan(framework, first + number, Kind.PERSONAL, "Nord", (levels[number % len(levels)],))
            for number in range(8 * len(levels))
        ]

    made_of = made(framework, plans(0, ("chef", *more)), previous=plans(500, ("chef",)))
    rows = sheets(made_of.content)["Udvikling"]
    named = {row["Ledelsesniveau"] for row in of_kind(rows, "personal")}
    told = " ".join(str(cells[0]) for cells in rows)
    assert ("Niveauerne lagt sammen" in named) is not bool(more)
    assert ("Niveauerne lagt sammen: de to perioder viser ikke de samme niveauer." in told) is bool(more)


def test_coverage_gives_shares_of_listed_leaders(book: dict[str, Rows]) -> None:
    rows = {row["Enhed"]: row for row in table(book["Dækning"], "Enhed")}
    assert rows["Center 0"]["Personlige planer"] == 20
    assert rows["Center 0"]["Andel af lederne, mindst"] == pytest.approx(20 / 30)
    assert rows["Center 0"]["Sidst gemt"] == date(2027, 3, 3)
    assert rows["Lille enhed 0"]["Personlige planer"] == rows["Lille enhed 0"]["Sidst gemt"] == "under 5"
    assert rows["Lille enhed 0"]["Ledere"] == 4


def test_sources_stand_by_number_with_their_reasons(book: dict[str, Rows]) -> None:
    rows = [row for row in table(book["Kilder"], "Periode") if row["Periode"] == "Denne periode"]
    assert sum(row["Filer"] for row in rows) == 82
    assert [(row["Fra fil"], row["Til fil"], row["Hvad der skete"]) for row in rows] == [
        (1, 1, "Talt med"),
        (2, 2, "Ikke talt med: en anden fil er den samme udgave af samme plan (fil 1)"),
        (3, 3, "Talt med"),
        (4, 4, "Ikke talt med: kan ikke læses"),
        (5, 80, "Talt med"),
        (81, 82, "Ikke talt med: hverken en planfil eller en Excel-fil"),
    ]


def test_of_the_period_before_no_file_that_counts_is_told_of(book: dict[str, Rows]) -> None:
    """Nor of their numbers, from which it would follow how many were counted."""
    rows = [row for row in table(book["Kilder"], "Periode") if row["Periode"] == "Perioden før"]
    assert [(row["Fra fil"], row["Til fil"], row["Filer"], row["Hvad der skete"]) for row in rows] == [
        ("vises ikke", "vises ikke", 1, "Ikke talt med: en anden fil er den samme udgave af samme plan"),
        ("vises ikke", "vises ikke", 2, "Ikke talt med: hverken en planfil eller en Excel-fil"),
        ("vises ikke", "vises ikke", 1, "Ikke talt med: kan ikke læses"),
    ]


def test_a_file_that_is_counted_is_not_told_apart_from_others() -> None:
    """What is remarkable of it is said of some: a row of its own would be one plan."""
    framework = small_framework()
    plans = [marked_plan(framework, number, Kind.PERSONAL, "Nord", ("top",)) for number in range(8)]
    compiled = compiled_of(framework, plans)
    fates = {**compiled.sources.fates, 6: Fate(remarks=(Remark.CHANGED_BY_HAND,))}
    told = replace(compiled, sources=replace(compiled.sources, fates=fates))
    report = summary_workbook(framework, publish(compiled.summary), told, made_at=MADE)
    book = sheets(report.content)
    assert [row["Fra fil"] for row in table(book["Kilder"], "Periode")] == [1, 2, 3, 4, 5, 11]
    facts = {cells[0]: cells[1] for cells in book["Læs mig"]}
    assert "Nogle filer er ændret uden for Ledelsesplan; de er talt med." in facts["Hvad der tælles"]
    assert "efter en anden udgave" not in facts["Hvad der tælles"]


def test_the_first_sheet_says_how_people_are_protected(book: dict[str, Rows]) -> None:
    facts = {cells[0]: cells[1] for cells in book["Læs mig"]}
    assert facts["Periode"] == "01-01-2027 til 30-06-2027"
    assert "mindst 5 planer" in facts["Mindste gruppe"]
    assert "Hundepool" in facts["Sådan er ingen vist"]
    assert "1 fil: kan ikke læses." in facts["Udeladt"]


# What is in the file


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_no_name_and_no_text_of_a_plan_is_in_any_byte(found: Made) -> None:
    planted = sum(plan.model_dump_json().count(PLANTED) for plan in found.plans)
    assert planted > 500
    for name, part in parts_of(found.content).items():
        assert PLANTED not in part.decode(), name


def test_the_same_plans_give_the_same_bytes(framework: Framework, found: Made) -> None:
    plans = typical_plans(framework)
    assert made(framework, plans).content == made(framework, plans).content
    with ZipFile(BytesIO(found.content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2027, 4, 6, 10, 42, 6)}
    properties = load_workbook(BytesIO(found.content)).properties
    assert (properties.creator, properties.lastModifiedBy, properties.title) == (
        "Ledelsesplan",
        "Ledelsesplan",
        "HR-opsamling",
    )


def test_charts_have_titles_axes_and_alternative_text(found: Made) -> None:
    parts = parts_of(found.content)
    charts = [ElementTree.fromstring(parts[name]) for name in sorted(parts) if name.startswith("xl/charts/")]
    assert len(charts) == 4
    for chart in charts:
        titles = ["".join(title.itertext()) for title in chart.iter(f"{CHART}title")]
        assert titles[0] in {
            f"{what}, {whose} planer"
            for what in ("Udviklingsområder", "Styrker")
            for whose in ("personlige", "ledergruppers")
        }
        assert titles[1:] == (["Niveauer"] if "ledergruppers" in titles[0] else ["Planer"])
        assert [item.get("val") for item in chart.iter(f"{CHART}delete")] == ["0", "0"]
        assert {item.get("val") for item in chart.iter(f"{CHART}overlay")} == {"0"}
        assert chart.find(f".//{CHART}legend") is None
        assert chart.find(f".//{CHART}majorGridlines") is None
        cached = [float(point.text or "") for point in chart.findall(f".//{CHART}numCache/{CHART}pt/{CHART}v")]
        assert cached == sorted(cached, reverse=True)
    (drawing,) = [ElementTree.fromstring(parts[name]) for name in parts if re.match(r"xl/drawings/drawing\d", name)]
    told = [item.get("descr") or "" for item in drawing.iter(f"{DRAWING}cNvPr")]
    assert len(told) == 4
    assert told[0].startswith("Udviklingsområder, personlige planer. Flest har ")
    assert told[0].endswith("af 66 planer.")


def test_charts_show_what_stands_in_their_tables(found: Made) -> None:
    sheet = load_workbook(BytesIO(found.content))["Overblik"]
    for chart in sheet._charts:
        (series,) = chart.series
        where, cells = series.val.numRef.f.split("!")
        assert where.strip("'") == "Overblik"
        values = [cell.value for (cell,) in sheet[cells.replace("$", "")]]
        assert [int(point.v) for point in series.val.numRef.numCache.pt] == values
        names = [cell.value for (cell,) in sheet[series.cat.strRef.f.split("!")[1].replace("$", "")]]
        assert [point.v for point in series.cat.strRef.strCache.pt] == names


def test_tables_are_excels_own_with_headers_that_differ(found: Made) -> None:
    book = load_workbook(BytesIO(found.content))
    seen = []
    for sheet in book:
        for item in sheet.tables.values():
            seen.append(item.displayName)
            left, top, right, bottom = range_boundaries(item.ref)
            headers = [cell.value for cell in sheet[top][left - 1 : right]]
            assert headers == [column.name for column in item.tableColumns]
            assert len({header.casefold() for header in headers}) == len(headers)
            assert item.autoFilter.ref == item.ref
            assert bottom > top
            body = [cell.value for row in sheet.iter_rows(top + 1, bottom, left, right) for cell in row]
            assert None not in body, "nothing is empty, least of all what is hidden"
    assert len(seen) == len(set(seen)) == 23


def test_sheets_that_are_streamed_say_how_far_they_reach(found: Made, framework: Framework) -> None:
    quick = load_workbook(BytesIO(found.content), read_only=True)
    assert quick["Data"].max_row == 4 + sum(1 for _row in summary_rows(found.published, framework))
    assert quick["Data"].max_column == len(SUMMARY_HEADERS)
    assert quick["Enheder"].calculate_dimension().startswith("A1:M")


def test_all_sheets_print_across_one_page_wide(found: Made) -> None:
    for sheet in load_workbook(BytesIO(found.content)):
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToWidth) == 1
        assert sheet.oddFooter.right.text == "Side &P af &N"
        assert sheet.oddFooter.left.text.startswith("HR-opsamling, Social og Sundhed")
        assert not sheet.sheet_view.showGridLines
        assert not sheet.merged_cells.ranges
        if sheet.title in ("Forventninger", "Udvikling", "Enheder", "Dækning", "Data", "Kilder"):
            assert sheet.print_title_rows


@pytest.mark.parametrize("name", ["Forventninger", "Udvikling"])
def test_every_printed_page_has_one_header(found: Made, name: str) -> None:
    """Both kinds of plan are in one table, since the rows that a sheet repeats are the same ones on every page."""
    sheet = load_workbook(BytesIO(found.content))[name]
    (only,) = sheet.tables.values()
    _left, header, _right, last = range_boundaries(only.ref)
    kinds = [sheet.cell(row, 1).value for row in range(header + 1, last + 1)]
    second = next(row for row, kind in enumerate(kinds, start=header + 1) if kind != kinds[0])
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes == f"A{header + 1}"
    assert [item.id for item in sheet.row_breaks.brk] == [second - 1]
    assert len(set(kinds)) == 2


# Other plans


def everything(content: bytes) -> str:
    return "\n".join(str(cell) for rows in sheets(content).values() for cells in rows for cell in cells)


def test_three_plans_give_a_workbook_without_a_number_of_them(framework: Framework) -> None:
    plans = [marked_plan(framework, n, Kind.PERSONAL, "Center", (framework.levels[n].id,)) for n in range(3)]
    found = made(framework, plans)
    assert list(sheets(found.content)) == SHEETS
    for sheet in ("Hjørneflag", "Niveau x kompetence", "Forventninger"):
        assert (
            "Der er under 5 planer på de samme ledelsesniveauer, eller tallene ville røbe få. Der vises ingen tal."
            in everything(found.content)
        )
        assert not [c for cells in sheets(found.content)[sheet] for c in cells if isinstance(c, float)]
    assert sheets(found.content)["Data"][1][0] == "Der er for få planer til, at der kan vises tal."
    assert not [name for name in parts_of(found.content) if "chart" in name]


def test_without_a_previous_period_the_sheet_says_so(framework: Framework) -> None:
    found = made(framework, typical_plans(framework)[:6])
    assert sheets(found.content)["Udvikling"][1][0].startswith("Der er ikke givet planer fra en tidligere periode")
    assert "Ledere" not in everything(found.content).split("\n")


def test_a_minimum_of_one_hides_nothing_and_says_so() -> None:
    framework = small_framework()
    plans = [marked_plan(framework, n, Kind.PERSONAL, "A", (level,)) for n, level in enumerate(SMALL_LEVELS)]
    found = made(framework, plans, minimum=1)
    rows = of_kind(sheets(found.content)["Forventninger"], "personal")
    assert {row["Planer"] for row in rows if row["Ledelsesniveau"] != "Alle ledere"} == {1}
    assert "Ingen grænse" in everything(found.content)
    assert "under 1" not in everything(found.content)


def test_another_framework_has_its_own_levels_and_areas() -> None:
    framework = small_framework()
    found = made(framework, typical_plans(framework))
    rows = table(section(sheets(found.content)["Niveau x kompetence"], PERSONAL), "Ledelsesniveau")
    assert [row["Ledelsesniveau"] for row in rows] == ["Top", "Midt", "Team"]
    assert list(rows[0])[2:] == ["Styring", "Personale", "Nytaenkning"]


def test_hostile_unit_names_are_texts_and_nothing_is_lost(framework: Framework) -> None:
    names = ["=1+1", "@SUM(A1)", "_x0041_", "<b>&amp;\x0b", "", "Meget lang enhed " * 29]
    level = (framework.levels[1].id,)
    plans = [marked_plan(framework, n, Kind.PERSONAL, names[n % 6], level) for n in range(36)]
    found = made(framework, plans)
    read = {str(row["Enhed"]) for row in table(sheets(found.content)["Data"], "Enhed")}
    assert len(read) == 6
    assert {"=1+1", "@SUM(A1)", "Uden enhed"} <= read
    book = load_workbook(BytesIO(found.content))
    assert not any(cell.data_type in "fe" for sheet in book for row in sheet.iter_rows() for cell in row)
    units = [row[0] for row in book["Data"].iter_rows(5, max_col=1) if str(row[0].value).startswith("=")]
    assert units
    assert all(cell.quotePrefix for cell in units)


@pytest.mark.parametrize(
    ("largest", "step"), [(0, 1), (6, 1), (7, 2), (41, 10), (61, 20), (301, 100), (50_000, 10_000)]
)
def test_axes_have_few_and_round_steps(largest: int, step: int) -> None:
    assert nice_step(largest) == step


def test_no_temporary_file_is_left(framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made(framework, typical_plans(framework)[:6])
    assert list(tmp_path.iterdir()) == []
