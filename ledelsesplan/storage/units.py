"""The list of an organisation's units, with how many leaders each has: a table that was saved as CSV."""

import csv
from io import StringIO
from pathlib import Path

from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.errors import InvalidUnits
from ledelsesplan.core.plan_counts import shown_unit, unit_key
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.reading import read_file
from ledelsesplan.text import _

UNIT_HEADER, LEADERS_HEADER = _("Enhed"), _("Ledere")


def read_units(path: Path) -> tuple[ListedUnit, ...]:
    """The units of a CSV file with a column *Enhed* and perhaps one *Ledere*, in its order.

    Semicolons, commas or tabs; UTF-8, or Windows' Western letters where it is no UTF-8. Raises InvalidUnits, and what
    `read_file` raises.
    """
    data = read_file(path, SIZE_LIMIT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InvalidUnits(path, 1, "no_unit_column") from error
    headers = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if UNIT_HEADER.casefold() not in headers:
        raise InvalidUnits(path, 1, "no_unit_column")
    name_at = headers.index(UNIT_HEADER.casefold())
    leaders_at = headers.index(LEADERS_HEADER.casefold()) if LEADERS_HEADER.casefold() in headers else None
    units: dict[str, ListedUnit] = {}
    for line, row in enumerate(rows[1:], start=2):
        name = shown_unit(row[name_at]) if name_at < len(row) else ""
        if not name:
            continue
        if unit_key(name) in units:
            raise InvalidUnits(path, line, "unit_twice")
        written = row[leaders_at].strip() if leaders_at is not None and leaders_at < len(row) else ""
        if written and not (written.isascii() and written.isdigit() and len(written) <= 6):
            raise InvalidUnits(path, line, "no_number")
        units[unit_key(name)] = ListedUnit(name, int(written) if written else None)
    return tuple(units.values())
