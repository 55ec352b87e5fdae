"""How the tests make summaries of many plans, and read their numbers back with what each of them is about."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from python_calamine import CalamineWorkbook

from ledelsesplan.core import edits
from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.compiled import ALWAYS, Compiled, Fate, ListedUnit, Outcome, Period, Sources
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import ActivityType, Kind, Participant, Plan, Status
from ledelsesplan.core.published import Published
from ledelsesplan.reports.summary_workbook import summary_workbook
from tests.counted import summary_of
from tests.factories import DAY

MADE = datetime(2027, 4, 6, 10, 42, 7)
PLANTED = "hemmelig-plantet"
"""A word in every text and every name that people have written."""

Cell = Any
Rows = list[list[Cell]]


def marked_plan(framework: Framework, number: int, kind: Kind, unit: str, levels: tuple[str, ...]) -> Plan:
    """A plan with marks, notes, names and actions of its own, all texts with the planted word."""
    chance = Random(number)
    plan = edits.new_plan(framework, kind, f"{PLANTED} titel", DAY, unit=unit, levels=levels)
    plan = plan.replacing(rounds=(plan.round.replacing(id=f"runde-{number}"),))
    plan = edits.set_participants(plan, (Participant(id="p1", name=f"{PLANTED} navn"),))
    for markable in framework.markables():
        level = getattr(markable, "level", None)
        if level is not None and level not in levels:
            continue
        drawn = chance.random()
        if drawn < 0.45:
            plan = edits.mark_strength(plan, framework, markable.id)
        elif drawn < 0.8:
            plan = edits.mark_priority(plan, framework, markable.id)
        if drawn < 0.1:
            plan = edits.write_note(plan, framework, markable.id, f"{PLANTED} grund")
    for place, mark in enumerate(plan.marks[:4]):
        if place < 2:
            plan = edits.mark_focus(plan, framework, mark.id)
        plan = edits.add_action(
            plan,
            mark.id,
            identifier=f"h{place}",
            text=f"{PLANTED} handling",
            responsible=f"{PLANTED} ansvarlig",
            deadline=date(2027, 5 + chance.randrange(3), 1 + place) if chance.random() < 0.9 else None,
            status=chance.choice([*Status]),
            activity_type=chance.choice([None, *ActivityType]),
        )
    return plan


def compiled_of(framework: Framework, plans: Sequence[Plan], *, period: Period = ALWAYS, first: int = 0) -> Compiled:
    """The plans as if read from files whose names hold the planted word, with four files that do not count."""
    counted = (counts_of(plan, f"{first + number:032x}", DAY, ALWAYS) for number, plan in enumerate(plans))
    summary = summary_of(Layout.of(framework), (counts for counts in counted if counts is not None))
    paths = tuple(f"{PLANTED}/{PLANTED} {number}.json" for number in range(len(plans) + 4))
    fates = {
        1: Fate(Outcome.SAME, other=0),
        3: Fate(Outcome.REFUSED),
        len(plans) + 2: Fate(Outcome.OTHER_FILE),
        len(plans) + 3: Fate(Outcome.OTHER_FILE),
    }
    return Compiled(summary, Sources(paths, fates), period)


@dataclass(frozen=True)
class Made:
    """A summary workbook with what it was made of."""

    framework: Framework
    plans: tuple[Plan, ...]
    published: Published
    compiled: Compiled
    content: bytes

    @property
    def json(self) -> list[Any]:
        """The plans as the JSON of their files, for a count that shares nothing with ours."""
        return [json.loads(plan.model_dump_json()) for plan in self.plans]


def made(
    framework: Framework,
    plans: Sequence[Plan],
    *,
    previous: Sequence[Plan] | None = None,
    listed: Sequence[ListedUnit] = (),
    minimum: int = 5,
) -> Made:
    """The workbook of some plans."""
    compiled = compiled_of(framework, plans, period=Period(date(2027, 1, 1), date(2027, 6, 30)))
    before = compiled_of(framework, previous, first=10_000) if previous is not None else None
    published = publish(compiled.summary, minimum, previous=before.summary if before else None, listed=listed)
    report = summary_workbook(framework, published, compiled, before, made_at=MADE)
    return Made(framework, tuple(plans), published, compiled, report.content)


def sheets(content: bytes) -> dict[str, Rows]:
    """All sheets, read by another library than the one that wrote them."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def through_libreoffice(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice reads and writes it."""
    office = shutil.which("soffice")
    assert office is not None
    (folder / "ind.xlsx").write_bytes(content)
    (folder / "ud").mkdir()
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "ud")]
    subprocess.run([*command, str(folder / "ind.xlsx")], check=True, capture_output=True, timeout=120)
    return (folder / "ud" / "ind.xlsx").read_bytes()


KIND_HEADINGS = {"Personlige udviklingsplaner": Kind.PERSONAL, "Ledergruppers udviklingsplaner": Kind.TEAM}


@dataclass(frozen=True)
class Number:
    """A number on a sheet: where it stands, under which headings and header, and what stands on its row."""

    sheet: str
    row: int
    column: int
    kind: Kind | None
    part: str
    header: str
    line: dict[str, Cell]
    value: float


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, be it a count or a share."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def numbers(found: dict[str, Rows]) -> Iterator[Number]:
    """Every number of every sheet."""
    for sheet, rows in found.items():
        kind: Kind | None = None
        part = ""
        headers: dict[int, str] = {}
        for row, cells in enumerate(rows):
            texts = [cell for cell in cells if isinstance(cell, str) and cell]
            if texts and len(texts) == len([cell for cell in cells if cell != ""]):
                headed = KIND_HEADINGS.get(texts[0].split(":")[0])
                if len(texts) == 1 and headed is not None:
                    kind = headed
                elif len(texts) == 1:
                    part = texts[0]
                elif not _is_line(cells, headers):
                    headers = {column: cell for column, cell in enumerate(cells) if cell}
            for column, cell in enumerate(cells):
                if is_number(cell):
                    yield Number(sheet, row, column, kind, part, headers[column], _line(cells, headers, column), cell)


def _is_line(cells: list[Cell], headers: dict[int, str]) -> bool:
    """Whether a row of texts alone is a line of a table in which all is hidden."""
    return any(cells[column] in ("under 5", "færre end 5") for column in headers if column < len(cells))


def _line(cells: list[Cell], headers: dict[int, str], column: int) -> dict[str, Cell]:
    """The cells of the table in which a column is: tables side by side have an empty column between them."""
    first = column
    while first - 1 in headers:
        first -= 1
    line = {}
    while first in headers:
        line[headers[first]] = cells[first]
        first += 1
    return line
