"""Words for people: translation, dates, weeks, and one sentence for each failure.

Danish sentences are the message ids, so Danish needs no catalogue (gettext's null translations give them back).
"""

import gettext
import math
from collections.abc import Iterable
from datetime import date, datetime

from ledelsesplan.core import errors
from ledelsesplan.reasons import REASONS

_translations = gettext.NullTranslations()

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def _(message: str) -> str:
    """A sentence for the screen, in Danish (docs/architecture.md says why there is no other language)."""
    return _translations.gettext(message)


def ngettext(one: str, many: str, count: int, **facts: object) -> str:
    """The sentence for one, or for several; `{count}` and other facts in it are filled in."""
    return _translations.ngettext(one, many, count).format(count=format_count(count), **facts)


def format_count(count: int) -> str:
    """`12.000`: a number with a point between thousands."""
    return f"{count:,}".replace(",", ".")


def format_date(value: date | None) -> str:
    """`03-03-2027`, or nothing for no date."""
    return value.strftime("%d-%m-%Y") if value is not None else ""


def parse_date(text: str, today: date) -> date | None:
    """The date of `03-03-2027`, `3/3 2027`, `3.3.27`, or `3-3` (then the next such day); None for empty text.

    Raises ValueError for anything else.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    for separator in "./ ":
        cleaned = cleaned.replace(separator, "-")
    parts = [part for part in cleaned.split("-") if part]
    lengths = [len(part) for part in parts]
    if not all(part.isascii() and part.isdigit() for part in parts) or not _is_date_shaped(lengths):
        raise ValueError(text)
    day, month = int(parts[0]), int(parts[1])
    if len(parts) == 2:
        return _next_such_day(day, month, today)
    year = int(parts[2])
    if len(parts[2]) == 2:
        year += 2000
    if not 1900 <= year <= 2199:
        raise ValueError(text)
    return date(year, month, day)


def _is_date_shaped(lengths: list[int]) -> bool:
    return all(length <= 2 for length in lengths[:2]) and lengths[2:] in ([], [2], [4]) and len(lengths) >= 2


def _next_such_day(day: int, month: int, today: date) -> date:
    """The day of this year or the next one; 29 February waits for a leap year, up to eight years."""
    for year in range(today.year, today.year + (9 if (day, month) == (29, 2) else 2)):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= today:
            return candidate
    raise ValueError(f"{day}-{month}")


def format_week(value: date) -> str:
    """`uge 9`: the ISO week (ISO 8601, clause 4.3.2)."""
    return _("uge {week}").format(week=value.isocalendar().week)


WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def weekday(value: date) -> str:
    """`onsdag`."""
    return _(WEEKDAYS[value.weekday()])


def format_time(value: datetime) -> str:
    """`10.42`: the time of day."""
    return value.strftime("%H.%M")


def format_moment(value: datetime, now: datetime) -> str:
    """`I dag kl. 10.42`, `I går kl. 09.05`, or the date."""
    days = (now.date() - value.date()).days
    if days == 0:
        return _("I dag kl. {time}").format(time=format_time(value))
    if days == 1:
        return _("I går kl. {time}").format(time=format_time(value))
    return format_date(value.date())


def format_partial_date(value: str) -> str:
    """`december 2021` for 2021-12, `2021` for 2021, and `03-12-2021` for 2021-12-03."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return f"{_(MONTHS[parts[1] - 1])} {parts[0]}"
    return format_date(date(*parts))


def overdue(days: int) -> str:
    """How long a deadline is past, in words."""
    return ngettext("Overskredet med {count} dag", "Overskredet med {count} dage", days)


def counted_marks(strengths: int, priorities: int) -> tuple[str, str]:
    """`2 styrker` and `3 udviklingsområder`."""
    return (
        ngettext("{count} styrke", "{count} styrker", strengths),
        ngettext("{count} udviklingsområde", "{count} udviklingsområder", priorities),
    )


NUMBERS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")


def number_word(number: int) -> str:
    """`tre` for 3; from 13 on the figures."""
    return _(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def list_words(words: list[str]) -> str:
    """`a, b og c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} og {last}").format(first=", ".join(words[:-1]), last=words[-1])


def list_names(names: Iterable[str]) -> str:
    """`Job, ydelser og fritid; Børn og unge`: a list of names that may hold commas and "og" of their own."""
    return "; ".join(names)


# What a plan is for, by its code in the file (or what a copy of it is for); `terms` has it by the core's own values.
PLAN_KINDS = {
    "team": _("Ledergruppens udviklingsplan"),
    "personal": _("Personlig udviklingsplan"),
    "own-leader": _("Kopi til nærmeste leder"),
}


def reason(code: str, detail: str) -> str:
    """What is wrong with a place in a file, in words; general ones where a detail is wanted and there is none."""
    general = _("værdien er ikke gyldig")
    words = _(REASONS[code]) if code in REASONS else general
    return words.format(detail=detail) if detail or "{detail}" not in words else general


def describe(error: BaseException) -> str:
    """One Danish sentence (or two short ones) for a failure: what, where, what is safe, what to do."""
    for words_of in (_of_an_edit, _of_ballots, _of_reading, _of_writing, _of_compiling):
        words = words_of(error)
        if words is not None:
            return words
    if isinstance(error, OSError):
        return _("Det lykkedes ikke: {cause}.").format(cause=system_reason(error))
    return _("Der skete en uventet fejl ({type}). Dit arbejde er sikret på denne pc.").format(type=type(error).__name__)


def _of_an_edit(error: BaseException) -> str | None:
    """What cannot be done to a plan."""
    match error:
        case errors.UnknownBehaviour(markable):
            return _("Ledelsesgrundlaget har ingen forventning med id'et »{id}«.").format(id=markable)
        case errors.UnknownLevel(level, known):
            return _("Ledelsesniveauet »{level}« findes ikke. Vælg mellem {known}.").format(
                level=level, known=list_words(list(known))
            )
        case errors.FocusNeedsMark():
            return _("Et fokusområde vælges blandt styrker og udviklingsområder. Tryk S eller U først.")
        case errors.InvalidEdit(code):
            return _("Det kan ikke skrives i planen: {reason}. Planen er, som den var.").format(reason=reason(code, ""))
        case errors.TooManyHands(count, present):
            hands = ngettext("{count} hånd", "{count} hænder", count)
            return _("{hands} er flere end de {present}, der er til stede.").format(hands=hands, present=present)
        case errors.TooManyDots(most):
            return _("Der er {most} prikker at give i alt. Tallet er ikke ændret.").format(most=most)
        case errors.UnknownItem(identifier):
            return _("Planen har ikke længere »{id}«. Intet er ændret.").format(id=identifier)
    return None


def _of_ballots(error: BaseException) -> str | None:
    """What cannot be counted or taken in."""
    match error:
        case errors.TooFewBallots(count, least):
            return _(
                "{count} er for få til at være anonyme. Læs mindst {least} planer ind på én gang; intet er talt med."
            ).format(count=count, least=least)
        case errors.AlreadyCounted():
            return _("Planen er allerede talt med. Intet er ændret.")
        case errors.BallotsTooAlike(count, least):
            plans = ngettext("{count} plan", "{count} planer", count)
            return _(
                "Intet er talt med: Der er kun {plans} til forskel fra en tidligere optælling, så stemmerne kunne "
                "regnes ud. Der skal være mindst {least}."
            ).format(plans=plans, least=least)
        case errors.NotABallot(path, code):
            return _("{name} er ikke læst: {reason}.").format(name=_file(path), reason=reason(code, ""))
        case errors.NotAnAnswer(path, code):
            return _("{name} er ikke læst: {reason}. Intet er ændret.").format(
                name=_file(path), reason=reason(code, "")
            )
        case errors.AlreadyRead(path):
            return _("{name} er allerede læst. Intet er ændret.").format(name=_file(path))
    return None


def _of_reading(error: BaseException) -> str | None:
    """What cannot be read."""
    match error:
        case errors.InvalidFramework(path, place, code, detail):
            if path is None:
                return _("Ledelsesgrundlaget kan ikke bruges: {place}: {reason}.").format(
                    place=_place(place), reason=reason(code, detail)
                )
            return _("Ledelsesgrundlaget {name} kan ikke bruges: {place}: {reason}.").format(
                name=_file(path), place=_place(place), reason=reason(code, detail)
            )
        case errors.InvalidYearWheel(path, line, code, detail):
            return _("{name} kan ikke bruges: linje {line}: {reason}. Filen er ikke ændret.").format(
                name=_file(path), line=line, reason=reason(code, detail)
            )
        case errors.InvalidPlanFile(path, place, code, detail):
            return _("{name} kan ikke læses: {place}: {reason}. Filen er ikke ændret.").format(
                name=_file(path), place=_place(place), reason=reason(code, detail)
            )
        case errors.NewerVersion(path, version, supported):
            return _(
                "{name} er lavet med en nyere udgave af Ledelsesplan (filversion {version}; denne læser til og med "
                "{supported}) og er ikke ændret. Opdatér programmet for at åbne den."
            ).format(name=_file(path), version=version, supported=supported)
        case errors.FileTooLarge(path, size, limit):
            return _("{name} fylder {size} MB, og der læses højst {limit} MB. Filen er ikke ændret.").format(
                name=_file(path), size=_megabytes(size), limit=_megabytes(limit)
            )
        case errors.InvalidWorkbook(path, code, detail):
            return _("{name} er ikke læst: {reason}.").format(name=_file(path), reason=reason(code, detail))
        case errors.FileMissing(path):
            return _("{name} findes ikke.").format(name=_file(path))
        case errors.FileUnreadable(path, cause):
            return _("{name} kan ikke åbnes: {cause}. Filen er ikke ændret.").format(
                name=_file(path), cause=system_reason(cause)
            )
    return None


def _of_writing(error: BaseException) -> str | None:
    """What cannot be written."""
    match error:
        case errors.SaveUncertain(path, cause):
            return _("{name} er skrevet, men drevet har ikke bekræftet, at den er sikret: {cause}.").format(
                name=_file(path), cause=system_reason(cause)
            )
        case errors.SaveFailed(path, cause):
            return _("{name} er ikke gemt: {cause}.").format(name=_file(path), cause=system_reason(cause))
        case errors.ReadBackFailed(path):
            return _("{name} er ikke gemt: disken gav noget andet tilbage, end der blev skrevet.").format(
                name=_file(path)
            )
        case errors.ChangedOnDisk(path):
            return _("{name} er ikke gemt: filen er ændret et andet sted, siden du åbnede den.").format(
                name=_file(path)
            )
        case errors.AlreadyExists(path):
            return _("{name} findes i forvejen og er ikke ændret. Vælg et andet navn.").format(name=_file(path))
        case errors.IsAnInput(path):
            return _("{name} er en af de filer, der læses, og er ikke ændret. Vælg et andet navn.").format(
                name=_file(path)
            )
        case errors.IsAPlan(path):
            return _("{name} er en planfil og er ikke ændret. Vælg et andet navn.").format(name=_file(path))
        case errors.NotAnOriginal(path):
            return _("{name} er selv en kopi. Brug den planfil, som kopien er lavet af.").format(name=_file(path))
        case errors.CopyNotExported():
            return _(
                "En kopi til nærmeste leder bliver ikke til Excel eller PDF. Det gør lederens egen plan, når kopien er "
                "sendt tilbage og læst."
            )
        case errors.NotExportable(target):
            return _(
                "»{target}« kan ikke laves. En plan laves som .xlsx, .pdf eller .ics, ark til papir kun som .pdf, "
                "og kopien til HR som .json."
            ).format(target=target)
        case errors.NotAPersonalPlan(title):
            return _("»{title}« er ikke en leders egen plan, så den har ingen ark til samtaler.").format(title=title)
    return None


def _of_compiling(error: BaseException) -> str | None:
    """What cannot be compiled of many plans."""
    match error:
        case errors.ChangedWhileReading(path):
            return _("{name} blev ændret, mens den blev læst, og er ikke talt med. Prøv igen.").format(name=_file(path))
        case errors.InvalidUnits(path, line, code):
            return _("Listen over enheder {name} kan ikke bruges: linje {line}: {reason}.").format(
                name=_file(path), line=line, reason=reason(code, "")
            )
        case errors.NothingToCompile(0):
            return _("Der er ingen filer at samle. Vælg en mappe med planfiler.")
        case errors.NothingToCompile(files):
            return ngettext(
                "Der er ingen planer at samle i den ene fil. Der er ikke lavet nogen opsamling.",
                "Der er ingen planer at samle i de {count} filer. Der er ikke lavet nogen opsamling.",
                files,
            )
        case errors.LibraryMissing(library, suffix):
            return _("»{suffix}« kræver {library}, som ikke er installeret. Vælg .csv i stedet.").format(
                suffix=suffix, library=library
            )
        case errors.Cancelled():
            return _("Det blev afbrudt. Intet er ændret.")
    return None


def system_reason(error: OSError) -> str:
    """Why the system refused, in words; the number is added where it says more than the words."""
    import errno

    known = {
        errno.ENOENT: _("mappen eller filen findes ikke"),
        errno.EACCES: _("der er ikke adgang"),
        errno.EPERM: _("der er ikke adgang"),
        errno.EROFS: _("drevet kan kun læses"),
        errno.ENOSPC: _("der er ikke mere plads på drevet"),
        errno.EDQUOT: _("der er ikke mere plads til dig på drevet"),
        errno.EIO: _("drevet svarer ikke, som det skal"),
        errno.ENOTDIR: _("stien går gennem noget, der ikke er en mappe"),
        errno.EISDIR: _("det er en mappe"),
        errno.EEXIST: _("der findes noget med det navn i forvejen"),
        errno.EINVAL: _("det er ikke en almindelig fil, eller navnet kan ikke bruges her"),
        errno.ENAMETOOLONG: _("navnet er for langt"),
        errno.ELOOP: _("genvejen peger i ring"),
        errno.ETIMEDOUT: _("mappen svarer ikke"),
        errno.EFBIG: _("filen må ikke blive så stor"),
        errno.EBUSY: _("filen er i brug"),
    }
    if getattr(error, "winerror", None) in _IN_USE:
        return known[errno.EBUSY]
    if error.errno in known:
        return known[error.errno]
    if error.errno is None:
        return _("systemet sagde ikke hvorfor")
    return _("fejl {number} fra systemet").format(number=error.errno)


# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which Python gives the errno of a refused access.
_IN_USE = (32, 33)


def _file(path: object) -> str:
    return f"»{getattr(path, 'name', None) or path}«" if path is not None else _("Filen")


def _place(place: str) -> str:
    return place or _("øverst i filen")


def _megabytes(size: int) -> str:
    """Rounded up, so that what is over a limit does not look like the limit."""
    return f"{math.ceil(size / 100_000) / 10:.1f}".replace(".", ",")
