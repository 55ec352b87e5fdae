"""The sheet *Enheder*: a heat table with two rows for each unit, kind of plan and level that have enough plans."""

from collections.abc import Iterator

from ledelsesplan.core.plan import Kind
from ledelsesplan.core.published import Block
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import TABLE_TOP, Column, PlacedTable, SheetWriter
from ledelsesplan.reports.sheet_data import StreamedRows
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, Style, share_rules
from ledelsesplan.reports.summary.content import NOTHING, Content, share
from ledelsesplan.reports.summary.data import streamed_rows
from ledelsesplan.reports.summary.rows import block_name, shown_blocks
from ledelsesplan.reports.summary.subjects import competency_columns
from ledelsesplan.terms import PLAN_KIND
from ledelsesplan.text import _

HEAT = Style(bold=True, centred=True, grid=True, number_format=styles.SHARE_FORMAT)
COUNT = Style(centred=True, number_format=styles.COUNT_FORMAT)

LEADING = (
    Column(headers.UNIT, 34, styles.BOLD),
    Column(headers.PLAN_KIND, 30),
    Column(headers.LEVEL, 22),
    Column(headers.MARKING, 19),
    Column(headers.PLANS, 12, COUNT),
)

SIDES = ((1, headers.PRIORITY, PRIORITY_STEPS), (0, headers.STRENGTH, STRENGTH_STEPS))

UnitRow = tuple[str | int | float, ...]


def write(sheet: SheetWriter, content: Content) -> StreamedRows | None:
    """Fills the sheet but for the rows, which it gives to be streamed; None where there are none."""
    columns = (*LEADING, *competency_columns(content.framework, HEAT, beside=LEADING))
    count = sum(len(SIDES) for _block in shown_blocks(content.published))
    if not count:
        sheet.heading(_("Enheder"), _("Der er for få planer til, at der kan vises tal."))
        print_across(sheet, LEADING, 3, content.footer, repeated_row=None)
        return None
    sheet.heading(
        _("Enheder"),
        _(
            "Andel af enhedens planer på niveauet; små enheder er sammen i »Øvrige enheder«. Filtrér på Enhed for at "
            "se én ad gangen. Farven følger tallet: fra 20 %, fra 40 % og fra 60 %."
        ),
    )
    sheet.widths(columns)
    table = sheet.announced_table("Enheder_tabel", columns, count, header_height=30)
    _colour(sheet, table, [column.header for column in columns[len(LEADING) :]])
    sheet.worksheet.freeze_panes = "B5"
    print_across(sheet, columns, TABLE_TOP + count, content.footer)
    return streamed_rows(sheet, columns, unit_rows(content))


def _colour(sheet: SheetWriter, table: PlacedTable, competencies: list[str]) -> None:
    cells = table.cells(competencies[0], competencies[-1]).replace(":", " ").split()
    first, marking = cells[0], table.cell(headers.MARKING)
    for _side, words, fills in SIDES:
        rules = share_rules(f'IF({marking}="{words}",{first},"")', fills)
        sheet.conditional_format(f"{first}:{cells[-1]}", rules)


def unit_rows(content: Content) -> Iterator[UnitRow]:
    """The rows, those of a unit together and joined units last."""
    ids = [competency.id for competency in content.framework.competencies()]
    for kind, level, block in sorted(shown_blocks(content.published), key=_order):
        figures = block.figures
        for side, words, _fills in SIDES:
            shares = (share(figures.areas.get(identifier, NOTHING)[side], figures.plans) for identifier in ids)
            yield block_name(block), PLAN_KIND[kind], content.levels[level], words, figures.plans, *shares


def _order(shown: tuple[Kind, str, Block]) -> tuple[bool, str]:
    block = shown[2]
    return block.is_joined, "" if block.is_joined else block.units[0].casefold()
