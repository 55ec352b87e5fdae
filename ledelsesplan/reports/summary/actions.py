"""The sheet *Handlinger*: how many actions there are, by status and by the month or quarter in which they are due."""

from ledelsesplan.core.plan import Status
from ledelsesplan.core.plan_counts import Quarter, first_of
from ledelsesplan.core.published import ActionTables, Column
from ledelsesplan.reports import headers
from ledelsesplan.reports.sheet import SheetWriter
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.reports.summary.cross_table import LABEL_WIDTH, CrossTable, by_subject, by_value, write_cross
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.reports.summary.subjects import joined_words, subject_names
from ledelsesplan.terms import PLANS_OF_KIND, STATUS
from ledelsesplan.text import MONTHS, _, ngettext


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    tables = {figures.kind: _cross_tables(content, figures.actions) for figures in content.kinds if figures.actions}
    widths = widest([table for found in tables.values() for _title, _name, table in found])
    page = SectionedSheet(sheet, content, _("Handlinger"), actions_sentence(content), widths)
    for number, figures in enumerate(content.kinds):
        if number:
            page.gap()
        first = page.row
        page.heading(actions_heading(content, figures.kind, figures.actions), section.KIND)
        for title, name, table in tables.get(figures.kind, ()):
            page.heading(title)
            write_cross(page, content, f"{name}_{figures.kind.value}", table, height=22)
            page.keep_together(first)
            page.gap()
            first = page.row
    page.finish()


def actions_sentence(content: Content) -> str:
    """What is counted, and what hidden cells mean."""
    return _(
        "Antal handlinger fra perioden. »{under}« betyder, at for få planer er bag tallet, eller at det ville røbe et "
        "sådant tal; det er talt med i »I alt«. Det, som få planer har, er lagt sammen under »Øvrige«."
    ).format(under=content.under)


def actions_heading(content: Content, kind: object, actions: ActionTables | None) -> str:
    """`Personlige udviklingsplaner: 171 handlinger`."""
    plans = next(words for known, words in PLANS_OF_KIND.items() if known is kind)
    if actions is None:
        return _("{plans}: handlinger i {under} planer").format(plans=plans, under=content.under)
    return f"{plans}: " + ngettext("{count} handling", "{count} handlinger", actions.by_status.total)


def widest(tables: list[CrossTable]) -> list[float]:
    """The widths of a sheet's columns that serve all its tables."""
    found = [LABEL_WIDTH, 21.0, 21.0, 21.0]
    for table in tables:
        for number, width in enumerate(table.widths()):
            if number == len(found):
                found.append(width)
            found[number] = max(found[number], width)
    return found


def _cross_tables(content: Content, actions: ActionTables | None) -> list[tuple[str, str, CrossTable]]:
    if actions is None:
        return []
    subjects = [subject_names(content.framework, row) for row in actions.by_status.rows]
    statuses = [joined_words([_status(value) for value in values]) for values in actions.by_status.columns]
    deadlines = [joined_words([deadline_words(value) for value in values]) for values in actions.by_deadline.columns]
    by_status = by_value(actions.by_status, headers.COMPETENCY, subjects, statuses)
    by_deadline = by_subject(actions.by_deadline, headers.DEADLINE, subjects, deadlines, order=range(len(deadlines)))
    title = _("Efter kvartal for frist") if actions.are_in_quarters else _("Efter måned for frist")
    return [(_("Efter status"), "Status", by_status), (title, "Frist", by_deadline)]


def _status(value: Column) -> str:
    return STATUS[value] if isinstance(value, Status) else ""


def deadline_words(value: Column) -> str:
    """`2027-03 marts` or `2027, 1. kvartal`, which stay in order when they are sorted as texts (ISO 8601, 4.1.2.3)."""
    match value:
        case Quarter(year, number):
            return _("{year}, {number}. kvartal").format(year=year, number=number)
        case int():
            first = first_of(value)
            return f"{first:%Y-%m} {_(MONTHS[first.month - 1])}"
    return _("Ingen frist")
