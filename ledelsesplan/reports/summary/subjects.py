"""What actions are counted under, and how wide its columns are."""

from collections.abc import Sequence

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan_counts import GENERAL, WHOLE_PLAN
from ledelsesplan.reports import styles
from ledelsesplan.reports.font_metrics import POINTS_PER_UNIT, text_width
from ledelsesplan.reports.sheet import Column
from ledelsesplan.reports.styles import Style
from ledelsesplan.text import _, list_names

_FILTER_BUTTON = 4.0
"""What Excel's button takes of a header, in units of a column's width."""

_MARGIN = 2.0
_NARROWEST, _WIDEST = 14.0, 40.0
_LINES = 3


def competency_columns(framework: Framework, style: Style, *, beside: Sequence[Column]) -> list[Column]:
    """A column for each competency, wide enough for the longest word of its name."""
    names = [competency.name for competency in framework.competencies()]
    return columns_of(names, style, beside=[column.header for column in beside])


def columns_of(names: Sequence[str], style: Style, *, beside: Sequence[str]) -> list[Column]:
    """A column for each name, under headers that all differ, also from those `beside` them.

    To Excel a table with two equal headers, in any case of letters, is damaged.
    """
    taken = {header.casefold() for header in beside}
    columns = []
    for name in names:
        header, number = name, 1
        while header.casefold() in taken:
            number += 1
            header = f"{name} ({number})"
        taken.add(header.casefold())
        columns.append(Column(header, _width(header), style))
    return columns


def _width(header: str) -> float:
    longest = max(text_width(word, styles.HEADER.size) for word in header.split() or [""])
    lines = text_width(header, styles.HEADER.size) / _LINES
    return min(max(max(longest, lines) / POINTS_PER_UNIT + _MARGIN + _FILTER_BUTTON, _NARROWEST), _WIDEST)


def subject_names(framework: Framework, subjects: Sequence[str]) -> str:
    """The name of a row or column of actions; of several subjects that were joined, all their names."""
    names = {competency.id: competency.name for competency in framework.competencies()}
    names |= {GENERAL: _("Generelle forventninger, værdier og intentioner"), WHOLE_PLAN: _("Hele planen")}
    return joined_words([names[subject] for subject in subjects])


def joined_words(names: Sequence[str]) -> str:
    """One name as it is; several as `Øvrige: a; b; c`."""
    return names[0] if len(names) == 1 else _("Øvrige: {names}").format(names=list_names(names))
