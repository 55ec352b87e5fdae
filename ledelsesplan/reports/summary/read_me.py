"""The sheet *Læs mig*: what the summary is for, what it counts, what it leaves out, and how people are protected."""

from collections.abc import Iterator

from ledelsesplan import __version__
from ledelsesplan.core.compiled import Outcome, Remark
from ledelsesplan.file_terms import OUTCOME
from ledelsesplan.reports.content import framework_line
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter
from ledelsesplan.reports.styles import Style
from ledelsesplan.reports.summary.content import Content, period_words
from ledelsesplan.reports.summary.coverage import units_sentence
from ledelsesplan.text import _, format_date, format_time, ngettext

COLUMNS = (
    Column(_("Emne"), 30, Style(size=11, bold=True, aligned_top=True)),
    Column(_("Forklaring"), 125, Style(size=11, aligned_top=True)),
)

_REMARKS = {
    Remark.CHANGED_BY_HAND: _("Nogle filer er ændret uden for Ledelsesplan; de er talt med."),
    Remark.OTHER_VERSION: _("Nogle planer er markeret efter en anden udgave af ledelsesgrundlaget; de er talt med."),
}


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    sheet.heading(_("HR-opsamling: Læs mig"), content.place)
    sheet.widths(COLUMNS)
    rows = [Row(values, name=values[0]) for values in _facts(content)]
    table = sheet.table("Laes_mig", COLUMNS, rows, header_height=24, least_height=22)
    print_across(sheet, COLUMNS, table.last, content.footer, one_page_from=0.7)


def _facts(content: Content) -> Iterator[tuple[str, str]]:
    framework, compiled = content.framework, content.compiled
    yield (
        _("Formål"),
        _(
            "Opsamlingen viser, hvad lederne og ledergrupperne tilsammen ser som styrker og udviklingsområder, og "
            "hvilke handlinger de har aftalt. Den er et afsæt for dialog og for at planlægge kompetenceudvikling, "
            "ikke en bedømmelse: det, der ikke er markeret, er ikke en mangel."
        ),
    )
    yield _("Periode"), period_words(compiled.period) or _("Alle runder, uanset dato.")
    yield _("Ledelsesgrundlag"), framework_line(framework)
    yield _("Dækning"), _coverage(content)
    yield _("Hvad der tælles"), " ".join((_counted(), *_remarks(content)))
    yield _("Mindste gruppe"), _minimum(content)
    if content.published.minimum > 1:
        yield _("Sådan er ingen vist"), _method()
    yield _("Udeladt"), _left_out(content)
    yield (
        _("Ikke med"),
        _(
            "Navne, tekster, noter, hænder, prikker, stemmer og nærmeste leders markeringer er ikke med. Filer står "
            "kun ved nummer på arket Kilder, for et filnavn kan være en persons navn."
        ),
    )
    yield (
        _("Lavet"),
        _("{day} kl. {time} med Ledelsesplan {version}").format(
            day=format_date(content.made_at.date()), time=format_time(content.made_at), version=__version__
        ),
    )


def _counted() -> str:
    return _(
        "Af hver plan tæller den nyeste fil og den seneste runde i perioden: ledergruppens aftalte markeringer eller "
        "lederens egne. Personlige planer og ledergruppers planer er talt hver for sig. En plan på flere "
        "ledelsesniveauer tæller på hvert af dem, også hvor niveauerne er lagt sammen. Handlinger tæller, når de er "
        "fra en runde i perioden."
    )


def _remarks(content: Content) -> Iterator[str]:
    """What is remarkable of files that were counted: not of which and of how many, which would tell of few plans."""
    found = {remark for fate in content.compiled.sources.fates.values() for remark in fate.remarks}
    return (_REMARKS[remark] for remark in Remark if remark in found)


def _coverage(content: Content) -> str:
    published = content.published
    plans = ngettext("{count} plan er talt med", "{count} planer er talt med", published.counted)
    told = _("{plans}, og {units}.").format(plans=plans, units=units_sentence(published))
    return told + " " + _("De står på arket Dækning.") if published.coverage else told


def _minimum(content: Content) -> str:
    minimum = content.published.minimum
    if minimum == 1:
        return _("Ingen grænse: tal for enkelte planer vises. Del ikke opsamlingen uden for HR.")
    return _(
        "Bag hvert tal for en enhed, et niveau eller en gruppe er der mindst {minimum} planer. Hvor der står "
        "»{under}« eller »{fewer}«, er der for få planer, eller tallet ville røbe et, der er for få bag. Det kan også "
        "være nul. Hvor alle eller ingen i en gruppe har markeret noget, ved man det om dem alle: brug tal for små "
        "grupper med omtanke."
    ).format(minimum=minimum, under=content.under, fewer=content.fewer)


def _method() -> str:
    return _(
        "Planer på præcis de samme niveauer hører sammen. Er de for få, tæller de sammen med andre, og kun på de "
        "niveauer, som de har til fælles. Enheder, der har for få af dem, er lagt sammen til »Øvrige enheder«, om "
        "nødvendigt sammen med den mindste af de andre. Alle tal om niveauer, også hvor mange planer der er, er "
        "summer af disse grupper, så man ikke kan regne sig frem til en lille gruppe ved at trække tal fra hinanden; "
        "derfor er flere planer nogle gange udeladt, på nogle af deres niveauer eller helt. I tabellerne over "
        "handlinger er små rækker og kolonner lagt sammen, og celler skjult sammen med nuller og andre celler, så "
        "summerne ikke røber dem. Perioden før er kun sammenlignet, hvor de planer, der er forskel på, er nok eller "
        "ingen; en plan med en ny runde regnes for en anden. Kilde: Hundepool m.fl., Statistical Disclosure Control, "
        "Wiley 2012, kapitel 3 til 5."
    )


def _left_out(content: Content) -> str:
    published, summary = content.published, content.compiled.summary
    told = []
    if published.hidden:
        told.append(
            ngettext(
                "{count} plan er ikke med i tallene om niveauer: gruppen er for lille eller ville røbe en lille.",
                "{count} planer er ikke med i tallene om niveauer: gruppen er for lille eller ville røbe en lille.",
                published.hidden,
            )
        )
    for outcome, count in content.compiled.sources.counts().items():
        if outcome is not Outcome.COUNTED:
            reason = OUTCOME[outcome].partition(": ")[2]
            told.append(ngettext("{count} fil: {reason}.", "{count} filer: {reason}.", count, reason=reason))
    if summary.unknown or summary.outside:
        told.append(
            _(
                "Markeringer af forventninger, som ledelsesgrundlaget ikke har, eller uden for planens niveauer er "
                "ikke talt med."
            )
        )
    return " ".join(told) or _("Ingen filer og ingen planer er udeladt.")
