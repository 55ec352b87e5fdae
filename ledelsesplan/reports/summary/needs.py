"""The sheet *Kompetencebehov*: which kinds of activity are planned for which competencies, as a list of what to buy."""

from ledelsesplan.core.plan import ActivityType
from ledelsesplan.core.published import ActionTable, ActionTables, Column
from ledelsesplan.reports import headers
from ledelsesplan.reports.sheet import SheetWriter
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.actions import actions_heading, actions_sentence, widest
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.reports.summary.cross_table import CrossTable, by_subject, write_cross
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.reports.summary.subjects import joined_words, subject_names
from ledelsesplan.terms import ACTIVITY_TYPE
from ledelsesplan.text import _

STEPS = ("8", "5")


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    tables = {figures.kind: _cross(content, figures.actions) for figures in content.kinds if figures.actions}
    page = SectionedSheet(
        sheet, content, _("Kompetencebehov"), actions_sentence(content), widest(list(tables.values()))
    )
    for number, figures in enumerate(content.kinds):
        if number:
            page.gap()
        first = page.row
        page.heading(actions_heading(content, figures.kind, figures.actions), section.KIND)
        if figures.kind in tables:
            name = f"Kompetencebehov_{figures.kind.value}"
            write_cross(page, content, name, tables[figures.kind], steps=STEPS, height=32)
        page.keep_together(first)
    page.finish(one_page_from=0.6)


def _cross(content: Content, actions: ActionTables | None) -> CrossTable:
    assert actions is not None
    table = actions.by_activity
    names = [joined_words([_activity(value) for value in values]) for values in table.columns]
    subjects = [subject_names(content.framework, row) for row in table.rows]
    return by_subject(table, headers.ACTIVITY_TYPE, subjects, names, order=_most_first(table))


def _most_first(table: ActionTable) -> list[int]:
    """The kinds of activity with the most actions first; what is joined or not named last."""

    def place(number: int) -> tuple[bool, bool, int]:
        values = table.columns[number]
        return len(values) > 1, values in ((None,), (ActivityType.OTHER,)), -table.column_totals[number]

    return sorted(range(len(table.columns)), key=place)


def _activity(value: Column) -> str:
    return ACTIVITY_TYPE[value] if isinstance(value, ActivityType) else _("Ingen aktivitetstype")
