"""The command `compile`: many plans to a workbook, a file of sums and a report."""

import argparse
import sys
from collections.abc import Callable
from datetime import date, datetime
from errno import ENOENT
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledelsesplan.core.errors import AlreadyExists, NothingToCompile, SaveFailed
from ledelsesplan.text import _, ngettext, parse_date

if TYPE_CHECKING:
    from ledelsesplan.compiling.gathering import Gathered
    from ledelsesplan.compiling.progress import Progress
    from ledelsesplan.core.compiled import Compiled

_WORKBOOKS, _DATA_FILES, _REPORTS = (".xlsx",), (".csv", ".parquet"), (".json",)
_BAR = 30


def add_compile(commands: Any, add_force: Callable[[argparse.ArgumentParser], None]) -> None:
    """Adds the command to those of the command line."""
    parser = commands.add_parser(
        "compile",
        help=_("saml mange planer til en HR-opsamling"),
        description=_(
            "Samler planfiler og de Excel-filer, der er lavet af dem, til en HR-opsamling uden navne og uden tal for "
            "små grupper. Mapper læses med alt, hvad de indeholder; af hver plan tæller den nyeste fil."
        ),
    )
    parser.add_argument("paths", type=Path, nargs="+", metavar=_("STI"), help=_("filer eller mapper"))
    parser.add_argument(
        "-o", "--output", type=_file(_WORKBOOKS), metavar="FIL.xlsx", help=_("opsamlingen som Excel-fil")
    )
    parser.add_argument(
        "--minimum-group",
        type=_at_least_one,
        metavar=_("ANTAL"),
        help=_("så mange planer skal der være bag et tal (5)"),
    )
    parser.add_argument("--from", dest="first", type=_day, metavar=_("DATO"), help=_("tæl runder fra denne dag"))
    parser.add_argument("--to", dest="last", type=_day, metavar=_("DATO"), help=_("tæl runder til og med denne dag"))
    parser.add_argument(
        "--previous",
        type=Path,
        nargs="+",
        default=[],
        metavar=_("STI"),
        help=_("planer fra perioden før, til sammenligning; med --from tæller runderne før den dag"),
    )
    parser.add_argument(
        "--units", type=Path, metavar="ENHEDER.csv", help=_("liste over enheder: kolonnerne Enhed og eventuelt Ledere")
    )
    parser.add_argument(
        "--data", type=_file(_DATA_FILES), metavar="FIL.csv", help=_("tallene alene, som .csv eller .parquet")
    )
    parser.add_argument(
        "--report", type=_file(_REPORTS), metavar="FIL.json", help=_("hvad der skete med hver fil, til et program")
    )
    parser.add_argument("--quiet", action="store_true", help=_("skriv kun, hvad der er galt"))
    add_force(parser)
    parser.set_defaults(command=lambda given: _compile(given, parser))


def _compile(given: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from ledelsesplan.compiling.gathering import Request, gather
    from ledelsesplan.compiling.sparing import spare_inputs
    from ledelsesplan.core.anonymity import USUAL_MINIMUM
    from ledelsesplan.core.compiled import Period
    from ledelsesplan.storage.frameworks import load_framework

    wanted = [path for path in (given.output, given.data, given.report) if path is not None]
    if not wanted:
        parser.error(_("skriv, hvad der skal laves: -o, --data eller --report"))
    if given.first is not None and given.last is not None and given.first > given.last:
        parser.error(_("--from er efter --to"))
    for path in wanted:
        if path.exists() and not given.force:
            raise AlreadyExists(path)
        if not path.parent.is_dir():
            raise SaveFailed(path, FileNotFoundError(ENOENT, "no such folder", str(path.parent)))
    minimum = USUAL_MINIMUM if given.minimum_group is None else given.minimum_group
    report = _ignore if given.quiet or not sys.stderr.isatty() else _show
    request = Request(tuple(given.paths), Period(given.first, given.last), tuple(given.previous), given.units)
    gathered = gather(request, load_framework(), report)
    for path in wanted:
        spare_inputs(path, given.units, gathered)
    _write(given, gathered, minimum)
    code = _tell(given, gathered.compiled, gathered.previous)
    if minimum < USUAL_MINIMUM and not given.quiet and (given.output or given.data):
        told = _("Der er tal for grupper på ned til {count}: den, der kender lederne, kan måske se, hvem det er.")
        print(told.format(count=ngettext("{count} plan", "{count} planer", minimum)))
    return code


def _write(given: argparse.Namespace, gathered: "Gathered", minimum: int) -> None:
    """Makes all that is wanted before anything is written, so that nothing is half made."""
    from ledelsesplan.compiling.gathering import data_of, workbook_of
    from ledelsesplan.compiling.report_file import report_bytes
    from ledelsesplan.storage.atomic import create_new

    compiled = gathered.compiled
    made_at = datetime.now().astimezone().replace(microsecond=0)
    files: dict[Path, bytes] = {}
    if compiled.summary.plans and (given.output is not None or given.data is not None):
        published = gathered.published(minimum)
        if given.output is not None:
            files[given.output] = workbook_of(gathered, published, made_at)
        if given.data is not None:
            files[given.data] = data_of(gathered, published, given.data.suffix)
    if given.report is not None:
        files[given.report] = report_bytes(compiled, gathered.previous, minimum=minimum, made_at=made_at)
    for path, content in files.items():
        create_new(path, content, given.force)


def _tell(given: argparse.Namespace, compiled: "Compiled", previous: "Compiled | None") -> int:
    """Says what was made and what could not be read; gives the exit code. Raises NothingToCompile where no plan is."""
    from ledelsesplan.core.compiled import Outcome
    from ledelsesplan.file_terms import OUTCOME, source_words

    refused = [
        source
        for part in (compiled, previous)
        if part is not None
        for source in part.sources.skipped()
        if source.outcome is Outcome.REFUSED
    ]
    for source in refused:
        print(_one_line(source_words(source)), file=sys.stderr)
    plans = compiled.summary.plans
    if not given.quiet:
        if plans:
            print(ngettext("{count} plan er talt med.", "{count} planer er talt med.", plans))
        for outcome, count in compiled.sources.counts().items():
            if outcome is not Outcome.COUNTED:
                print(f"  {count:>6}  {OUTCOME[outcome]}")
        made = (given.output, given.data, given.report) if plans else (given.report,)
        for path in made:
            if path is not None:
                print(_("Lavet: {path}").format(path=path))
    if not plans:
        raise NothingToCompile(len(compiled.sources))
    return 1 if refused else 0


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _ignore(_progress: "Progress") -> None:
    pass


def _show(progress: "Progress") -> None:
    """A bar on the terminal, with how many files in a second and how long it will take yet."""
    share = progress.done / progress.total if progress.total else 1.0
    bar = "█" * round(share * _BAR)
    rest = f", {progress.remaining:.0f} s" if progress.remaining is not None else ""
    line = f"{bar:·<{_BAR}} {progress.done}/{progress.total}, {progress.rate:.0f}/s{rest}"
    end = "\n" if progress.done == progress.total else ""
    print(f"\r{line:<78}", end=end, file=sys.stderr, flush=True)


def _file(suffixes: tuple[str, ...]) -> Callable[[str], Path]:
    def path(text: str) -> Path:
        found = Path(text)
        if found.suffix.lower() not in suffixes:
            words = _("filen skal ende på {suffixes}").format(suffixes=_(" eller ").join(suffixes))
            raise argparse.ArgumentTypeError(words)
        return found

    return path


def _at_least_one(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(_("der skal stå et helt tal fra 1 og op"))
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        day = parse_date(text, date.today())
    except ValueError:
        day = None
    if day is None:
        raise argparse.ArgumentTypeError(_("der skal stå en dato som 03-03-2027"))
    return day
