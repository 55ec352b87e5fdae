"""The sheet *Dækning*: how many plans each unit has, and which share of its leaders where a list tells of them."""

from ledelsesplan.core.plan import Kind
from ledelsesplan.core.published import Published, UnitCoverage
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import TABLE_TOP, Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import Style
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import Content, share, unit_name
from ledelsesplan.text import _, ngettext

DAY = Style(centred=True, number_format=styles.DATE_FORMAT)

COLUMNS = (
    Column(headers.UNIT, 60, section.LABEL),
    Column(_("Personlige planer"), 21, section.COUNT),
    Column(_("Ledergruppers planer"), 24, section.COUNT),
    Column(_("Sidst gemt"), 18, DAY),
)
WITH_LEADERS = (Column(_("Ledere"), 13, section.COUNT), Column(_("Andel af lederne, mindst"), 28, section.SHARE))


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    covered = content.published.coverage
    is_listed = any(unit.leaders is not None for unit in covered)
    columns = (*COLUMNS, *(WITH_LEADERS if is_listed else ()))
    sheet.heading(_("Dækning"), units_sentence(content.published) + ".")
    if content.published.minimum > 1:
        told = _(
            "Her tæller de planer, der vises som enhedens egne: mindst {minimum} på de samme niveauer. Andre er i "
            "»Øvrige enheder« eller udeladt."
        )
        sheet.add_to_sentence(told.format(minimum=content.published.minimum))
    sheet.widths(columns)
    rows = [Row(tuple(_values(content, unit, is_listed=is_listed)), name=unit.unit) for unit in covered]
    last = TABLE_TOP
    if rows:
        last = sheet.table("Daekning_tabel", columns, rows, header_height=24, least_height=19).last
        sheet.worksheet.freeze_panes = "B5"
    print_across(sheet, columns, last, content.footer)


def _values(content: Content, unit: UnitCoverage, *, is_listed: bool) -> list[Value]:
    personal, team = unit.plans[Kind.PERSONAL], unit.plans[Kind.TEAM]
    values: list[Value] = [
        unit_name(unit.unit),
        personal if personal is not None else content.under,
        team if team is not None else content.under,
        unit.updated if unit.updated is not None else content.under,
    ]
    if is_listed:
        part = _share(unit)
        values.append(unit.leaders if unit.leaders is not None else _("ikke oplyst"))
        if unit.leaders is None:
            values.append(_("ikke oplyst"))
        else:
            values.append(part if part is not None else content.under)
    return values


def _share(unit: UnitCoverage) -> float | None:
    personal = unit.plans[Kind.PERSONAL]
    return share(personal, unit.leaders) if personal is not None and unit.leaders else None


def units_of_their_own(published: Published) -> int:
    """How many units have figures of their own."""
    return sum(any(plans is not None for plans in unit.plans.values()) for unit in published.coverage)


def units_sentence(published: Published) -> str:
    """`6 af 41 enheder har egne tal`, where there is a list of units; else how many have is all that is said."""
    own = units_of_their_own(published)
    if not published.has_list:
        return ngettext("{count} enhed har egne tal", "{count} enheder har egne tal", own)
    units = len(published.coverage)
    return ngettext("{own} af {count} enhed har egne tal", "{own} af {count} enheder har egne tal", units, own=own)


def leaders_covered(published: Published) -> float | None:
    """The share of all leaders that have a personal plan; None where the list does not tell how many each unit has."""
    everyone = published.kinds[Kind.PERSONAL].general
    leaders = [unit.leaders for unit in published.coverage if unit.leaders is not None]
    if everyone is None or not published.is_whole_list or len(leaders) < len(published.coverage) or not sum(leaders):
        return None
    return share(everyone.plans, sum(leaders))
