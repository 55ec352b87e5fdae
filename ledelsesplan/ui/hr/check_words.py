"""What was read, and what will be left out of it, as lines to go through before anything is made."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.core.compiled import Outcome
from ledelsesplan.core.errors import NothingToCompile
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import unit_key
from ledelsesplan.core.published import KindFigures, Published
from ledelsesplan.core.summary import GroupKey
from ledelsesplan.reports.summary.content import under_words, unit_name
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _, describe, format_count, list_names, list_words, ngettext
from ledelsesplan.ui.hr.lines import Line, Look

KINDS = (Kind.PERSONAL, Kind.TEAM)
COLUMNS = (_("Personlige"), _("Ledergrupper"))

_RARE = _(
    "For få planer er på netop de samme niveauer, eller man kunne regne ud, hvad de få andre udeladte har markeret."
)
_TELLING = _("Ellers kunne man regne ud, hvad de få andre udeladte har markeret.")
_ALONE, _TOGETHER, _OUT = _("vises for sig"), _("lægges sammen med andre enheder"), _("udelades")


def headline(gathered: Gathered, published: Published) -> tuple[str, str]:
    """What was read, in one sentence; and what is not counted or not shown."""
    sources, plans = gathered.compiled.sources, gathered.compiled.summary.plans
    if not plans:
        return describe(NothingToCompile(len(sources))), _nothing_words(gathered)
    files = ngettext("{count} fil", "{count} filer", len(sources))
    first = ngettext("{count} plan er talt med", "{count} planer er talt med", plans)
    skipped = sum(1 for _source in sources.skipped())
    parts = []
    if skipped:
        parts.append(ngettext("{count} fil er ikke talt med.", "{count} filer er ikke talt med.", skipped))
    if published.hidden:
        parts.append(
            ngettext(
                "{count} plan er ikke med i tallene om niveauer: gruppen er for lille eller ville røbe en lille.",
                "{count} planer er ikke med i tallene om niveauer: gruppen er for lille eller ville røbe en lille.",
                published.hidden,
            )
        )
    return _("{plans}, fra {files}.").format(plans=first, files=files), " ".join(parts)


def _nothing_words(gathered: Gathered) -> str:
    if not len(gathered.compiled.sources):
        return _("Mappen er tom.")
    return _("Her står, hvorfor hver enkelt fil ikke er talt med.")


def check_lines(gathered: Gathered, published: Published) -> tuple[Line, ...]:
    """All that is worth knowing of what was read, under headings."""
    if not gathered.compiled.summary.plans:
        return ()
    return (
        *_level_lines(gathered),
        *_hidden_lines(gathered, published),
        *_unit_lines(gathered, published),
        *_list_lines(gathered),
        *_version_lines(gathered),
        *_previous_lines(gathered, published),
    )


def _heading(key: str, text: str, *values: str, notes: Sequence[str] = ()) -> Line:
    return Line(key, text, tuple(notes), values, Look.HEADING)


def _level_names(gathered: Gathered) -> dict[str, str]:
    return {level.id: level.name for level in gathered.framework.levels}


def _count(gathered: Gathered, kind: Kind, level: str | None) -> int:
    summary = gathered.compiled.summary
    return summary.plans_in(summary.of(kind, level))


def _level_lines(gathered: Gathered) -> Iterator[Line]:
    teams = _count(gathered, Kind.TEAM, None)
    note = (_("En ledergruppes plan kan dække flere niveauer og tæller da på hvert af dem."),) if teams else ()
    yield _heading("levels", _("Planer efter niveau"), *COLUMNS, notes=note)
    rows: list[tuple[str | None, str]] = [*_level_names(gathered).items(), (None, _("I alt"))]
    for level, name in rows:
        values = tuple(format_count(_count(gathered, kind, level)) for kind in KINDS)
        look = Look.NAMED if level is None else Look.PLAIN
        yield Line(f"level {level}", name, (), values, look, COLUMNS)


def _unit_lines(gathered: Gathered, published: Published) -> Iterator[Line]:
    summary = gathered.compiled.summary
    counts = Counter[tuple[str, Kind]]()
    for key, group in summary.groups.items():
        counts[key.unit, key.kind] += group.plans
    notes = (ngettext("{count} enhed har planer.", "{count} enheder har planer.", len(summary.units)),)
    yield _heading("units", _("Planer efter enhed"), *COLUMNS, notes=notes)
    fates = _unit_fates(gathered, published)
    for unit in sorted(
        summary.units, key=lambda unit: (-sum(counts[unit, kind] for kind in KINDS), summary.units[unit])
    ):
        values = tuple(format_count(counts[unit, kind]) for kind in KINDS)
        yield Line(f"unit {unit}", unit_name(summary.units[unit]), fates.get(unit, ()), values, Look.PLAIN, COLUMNS)


def _unit_fates(gathered: Gathered, published: Published) -> dict[str, tuple[str, ...]]:
    """Of each unit what becomes of its plans at each level, kind by kind."""
    names = _level_names(gathered)
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        shown = _shown_groups(published.kinds[kind])
        of_units: dict[str, dict[str, list[str]]] = {}
        for key in gathered.compiled.summary.of(kind):
            for level in key.levels:
                fates = of_units.setdefault(key.unit, {}).setdefault(level, [])
                fate = shown.get((key, level), _OUT)
                if fate not in fates:
                    fates.append(fate)
        for unit, of_levels in of_units.items():
            alike: dict[tuple[str, ...], list[str]] = {}
            for level in filter(of_levels.get, names):
                alike.setdefault(tuple(of_levels[level]), []).append(names[level])
            parts = [_fate_words(list_words(levels), fates) for fates, levels in alike.items()]
            found.setdefault(unit, []).append(f"{PLANS_OF_KIND[kind]}: {'; '.join(parts)}.")
    return {unit: tuple(notes) for unit, notes in found.items()}


def _fate_words(levels: str, fates: Sequence[str]) -> str:
    if len(fates) == 1:
        return f"{levels} {fates[0]}"
    some, *others = fates
    return _("{levels}: nogle {some}, {others}").format(
        levels=levels, some=some, others=", ".join(_("andre {fate}").format(fate=fate) for fate in others)
    )


def _shown_groups(figures: KindFigures) -> dict[tuple[GroupKey, str], str]:
    """How the plans of each group are shown at each level where they are."""
    return {
        (key, level.level): _TOGETHER if block.is_joined else _ALONE
        for level in figures.levels
        for block in level.blocks
        for key in block.figures.groups
    }


def _hidden_lines(gathered: Gathered, published: Published) -> Iterator[Line]:
    """What is left out, or put together, so that nobody can be recognised."""
    minimum = published.minimum
    note = ngettext(
        "Der vises tal for hver eneste plan.",
        "Der vises kun tal, hvor der er mindst {count} planer bag.",
        minimum,
    )
    lines = [*_left_out(gathered, published), *_joined(gathered, published)]
    yield _heading("hidden", _("Udelades eller lægges sammen"), notes=(note,))
    if not lines:
        yield Line("hidden none", _("Intet udelades, og ingen enheder lægges sammen."))
    yield from lines


def _left_out(gathered: Gathered, published: Published) -> Iterator[Line]:
    names = _level_names(gathered)
    under = under_words(published.minimum)
    if published.hidden:
        text = _("Planer, der ikke er med i tallene om niveauer")
        yield Line("hidden plans", text, (), (format_count(published.hidden),), Look.NAMED, (_("Planer"),))
    for kind in KINDS:
        figures = published.kinds[kind]
        if not _count(gathered, kind, None):
            continue
        for level in figures.levels:
            plans = _count(gathered, kind, level.level)
            if level.total is None and plans:
                text = _("{plans}, {level}: vises ikke").format(plans=PLANS_OF_KIND[kind], level=names[level.level])
                is_small = plans < published.minimum
                why = () if is_small else (_why(gathered, kind, level.level),)
                yield Line(f"hidden {kind} {level.level}", text, why, (under if is_small else format_count(plans),))
            elif level.total is not None and level.total.plans < plans:
                text = _("{plans}, {level}: nogle udelades").format(plans=PLANS_OF_KIND[kind], level=names[level.level])
                hidden = plans - level.total.plans
                count = under if hidden < published.minimum else format_count(hidden)
                yield Line(f"hidden {kind} {level.level} part", text, (_why(gathered, kind, level.level),), (count,))
        if figures.general is None:
            text = _("{plans}: generelle forventninger, værdier og intentioner vises ikke")
            reason = _("Der er for få planer, eller tallet ville røbe, at der er få af den anden slags.")
            yield Line(f"hidden {kind} general", text.format(plans=PLANS_OF_KIND[kind]), (reason,))
        if figures.actions is None and len(gathered.compiled.summary.merged_actions(kind)):
            text = _("{plans}: handlinger vises ikke")
            yield Line(f"hidden {kind} actions", text.format(plans=PLANS_OF_KIND[kind]))


def _why(gathered: Gathered, kind: Kind, level: str) -> str:
    """Why plans of a level are left out although they are many enough."""
    return _RARE if any(len(key.levels) > 1 for key in gathered.compiled.summary.of(kind, level)) else _TELLING


def _joined(gathered: Gathered, published: Published) -> Iterator[Line]:
    names = _level_names(gathered)
    for kind in KINDS:
        for level in published.kinds[kind].levels:
            for number, block in enumerate(level.blocks):
                if block.is_joined:
                    text = _("{plans}, {level}: {units} lægges sammen").format(
                        plans=PLANS_OF_KIND[kind],
                        level=names[level.level],
                        units=ngettext("{count} enhed", "{count} enheder", len(block.units)),
                    )
                    units = list_names(unit_name(unit) for unit in block.units)
                    plans = ngettext("{count} plan", "{count} planer", block.figures.plans)
                    yield Line(f"joined {kind} {level.level} {number}", text, (units,), (plans,))


def _list_lines(gathered: Gathered) -> Iterator[Line]:
    if not gathered.listed:
        return
    known = gathered.compiled.summary.units
    listed = {unit_key(unit.name) for unit in gathered.listed}
    without = [unit.name for unit in gathered.listed if unit_key(unit.name) not in known]
    beside = [unit_name(name) for key, name in known.items() if key not in listed]
    yield _heading("list", _("Listen over enheder"))
    for key, words, units in (
        ("without", _("Enheder på listen uden planer"), without),
        ("beside", _("Enheder med planer, som ikke er på listen"), beside),
    ):
        notes = (list_names(sorted(units)),) if units else ()
        yield Line(f"list {key}", words, notes, (format_count(len(units)),))


def _version_lines(gathered: Gathered) -> Iterator[Line]:
    summary = gathered.compiled.summary
    used = summary.layout.framework
    yield _heading("versions", _("Udgaver af ledelsesgrundlaget"), "", _("Planer"))
    for version, plans in summary.versions.items():
        same_name = [other for other in summary.versions if other.version == version.version]
        words = _("Udgave {version}").format(version=version.version)
        if version == used:
            words = _("{version} (den, der er i brug)").format(version=words)
        elif len(same_name) > 1 or version.version == used.version:
            words = _("{version} med en anden ordlyd").format(version=words)
        note = () if version == used else (_("Markeringerne tælles under de forventninger, der har samme id."),)
        yield Line(f"version {version.version} {version.digest}", words, note, ("", format_count(plans)))
    for key, count, words in (
        ("unknown", summary.unknown, _("Markeringer på forventninger, som ledelsesgrundlaget ikke har, tælles ikke")),
        ("outside", summary.outside, _("Markeringer på niveauer, som runden ikke dækker, tælles ikke")),
    ):
        if count:
            yield Line(f"marks {key}", words, (), ("", format_count(count)))


def _previous_lines(gathered: Gathered, published: Published) -> Iterator[Line]:
    previous = gathered.previous
    if previous is None:
        return
    yield _heading("previous", _("Perioden før"))
    yield Line("previous plans", _("Planer, der er talt med"), (), (format_count(previous.summary.plans),))
    skipped = sum(count for outcome, count in previous.sources.counts().items() if outcome is not Outcome.COUNTED)
    if skipped:
        yield Line("previous skipped", _("Filer, der ikke er talt med"), (), (format_count(skipped),))
    names = _level_names(gathered)
    for kind in KINDS:
        before = published.previous[kind] if published.previous is not None else None
        if before is None or not any(previous.summary.of(kind)):
            continue
        hidden = [names[level.level] for level in before.levels if level.total is None]
        if hidden:
            text = _("{plans}: {levels} kan ikke sammenlignes").format(
                plans=PLANS_OF_KIND[kind],
                levels=ngettext("{count} niveau", "{count} niveauer", len(hidden)),
            )
            why = _(
                "{levels}: Der er for få planer, for få er kommet til eller faldet fra, eller tallene ville røbe få."
            ).format(levels=list_words(hidden))
            yield Line(f"previous {kind}", text, (why,))
