"""What the sheets of the HR summary are made from, and the words that they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import floor

from ledelsesplan.core.compiled import Compiled, Period
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.published import Figures, KindFigures, Published
from ledelsesplan.core.summary import MarkSums
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _, format_date, ngettext

NOTHING = MarkSums()

LEVELS_TOGETHER = _("Niveauerne lagt sammen")

_LONGEST_PLACE = 45


@dataclass(frozen=True)
class Content:
    """All that a summary is made from: what may be said, what became of the files, and when it is made."""

    framework: Framework
    published: Published
    compiled: Compiled
    previous: Compiled | None
    made_at: datetime

    @cached_property
    def kinds(self) -> tuple[KindFigures, ...]:
        """The kinds of plans, the one with the most plans that are shown first."""
        listed = {kind: number for number, kind in enumerate((Kind.PERSONAL, Kind.TEAM))}
        figures = self.published.kinds.values()
        return tuple(sorted(figures, key=lambda item: (-item.shown, listed[item.kind])))

    @property
    def levels(self) -> Mapping[str, str]:
        """The names of the levels by id, in order."""
        return {level.id: level.name for level in self.framework.levels}

    @cached_property
    def under(self) -> str:
        """What stands in the place of a hidden number: `under 5`."""
        return under_words(self.published.minimum)

    @cached_property
    def fewer(self) -> str:
        """What stands in the place of a hidden share: `færre end 5`."""
        minimum = self.published.minimum
        return _("færre end {minimum}").format(minimum=minimum) if minimum > 1 else _("ingen")

    @cached_property
    def place(self) -> str:
        """Whose framework it is: `Social og Sundhed, Holstebro Kommune`."""
        return ", ".join(part for part in (self.framework.department, self.framework.organisation) if part)

    @cached_property
    def footer(self) -> str:
        """What stands at the foot of every page."""
        place = self.place if len(self.place) <= _LONGEST_PLACE else self.place[: _LONGEST_PLACE - 1].rstrip() + "…"
        parts = (_("HR-opsamling"), place, period_words(self.compiled.period), format_date(self.made_at.date()))
        return ", ".join(part for part in parts if part)

    def count(self, figures: Figures | None) -> int | str:
        """How many plans there are, in figures or in words."""
        return figures.plans if figures is not None else self.under

    @property
    def silence(self) -> str:
        """That nothing is shown of a kind of plan, and why."""
        return silence_words(self.published.minimum)

    def heading(self, figures: KindFigures) -> str:
        """`Personlige udviklingsplaner: 52 planer`."""
        plans = plans_words(figures.shown) if figures.shown else self.under
        return f"{PLANS_OF_KIND[figures.kind]}: {plans}"

    def heading_of_sums(self, figures: KindFigures) -> str:
        """The same over sums of all levels: `Ledergruppers udviklingsplaner: 80 niveauer i 32 planer`."""
        return f"{PLANS_OF_KIND[figures.kind]}: {base_words(figures) or self.under}"


def plans_words(count: int) -> str:
    """`52 planer`."""
    return ngettext("{count} plan", "{count} planer", count)


def base_words(figures: KindFigures) -> str:
    """What the sums of all levels are of: `52 planer`, or `80 niveauer i 32 planer`; nothing for none."""
    if figures.total is None:
        return ""
    plans = plans_words(figures.shown)
    if not figures.is_of_several_levels:
        return plans
    return _("{count} niveauer i {plans}").format(count=figures.total.plans, plans=plans)


def under_words(minimum: int) -> str:
    """What stands in the place of a number of fewer plans than a minimum: `under 5`; no plan is fewer than one."""
    return _("under {minimum}").format(minimum=minimum) if minimum > 1 else _("ingen")


def silence_words(minimum: int) -> str:
    """That nothing is shown of the levels of a kind of plan, and why."""
    if minimum == 1:
        return _("Ingen planer på noget ledelsesniveau, så der vises ingen tal.")
    words = _("Der er {under} planer på de samme ledelsesniveauer, eller tallene ville røbe få. Der vises ingen tal.")
    return words.format(under=under_words(minimum))


def share(count: int, plans: int) -> float:
    """A share of some plans, from 0 to 1."""
    return count / plans if plans else 0.0


def percent(value: float) -> str:
    """`31 %`, rounded as Excel does it."""
    return f"{whole_percent(value)} %"


def whole_percent(value: float) -> int:
    """A share in percent; halves are rounded up, as Excel does it with what is shown of a cell."""
    return floor(round(value * 100, 9) + 0.5)  # 0.285 is a little less than that in binary


def period_words(period: Period) -> str:
    """`01-01-2027 til 30-06-2027`, with an open end in words; nothing for no period."""
    first, last = format_date(period.first), format_date(period.last)
    if first and last:
        return _("{first} til {last}").format(first=first, last=last)
    if first:
        return _("fra {first}").format(first=first)
    return _("til og med {last}").format(last=last) if last else ""


def unit_name(name: str) -> str:
    """A unit's name, or that the plans name none."""
    return name or _("Uden enhed")
