"""The commands: English words, Danish help. What a command does is imported when it is run."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ledelsesplan import __version__
from ledelsesplan.cli import DONE, WRONG_CALL, WRONG_INPUT, one_line
from ledelsesplan.cli_compile import add_compile
from ledelsesplan.cli_export import add_export
from ledelsesplan.text import _, format_partial_date, list_words

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # what add_subparsers gives; it has no public name

# What argparse says in English, in Danish.
ARGPARSE_WORDS = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "show this help message and exit": "vis denne hjælp",
    "show program's version number and exit": "vis versionen",
    "the following arguments are required: %s": "der mangler: %s",
    "unrecognized arguments: %s": "ukendt: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "der skal stå én værdi efter",
    "expected at least one argument": "der skal stå mindst én værdi efter",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r er ikke en mulighed (vælg mellem %(choices)s)",
    "not allowed with argument %s": "kan ikke bruges sammen med %s",
    "invalid %(type)s value: %(value)r": "%(value)r kan ikke bruges",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan være både %(matches)s",
    "ignored explicit argument %r": "der skal ikke stå en værdi efter (%r)",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


def run(given: Sequence[str]) -> int:
    """Runs a command; gives its exit code. Raises SystemExit after --help, --version and a wrong call."""
    parsed = _parser().parse_args(given)
    command: Callable[[argparse.Namespace], int] = parsed.command
    return command(parsed)


def refuse_call(problem: str) -> NoReturn:
    """Says what is wrong with the call, and how it is called. Raises SystemExit."""
    _parser().error(problem)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Danish."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the call, and how it is called."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_CALL, f"{self.prog}: {message}\n")


def _parser() -> Parser:
    # argparse looks its words up in its own module; this is the only way to it without a catalogue on disk.
    setattr(argparse, "_", lambda message: ARGPARSE_WORDS.get(message, message))  # noqa: B010
    parser = Parser(
        prog="ledelsesplan",
        description=_("Et afsæt for dialog om ledelse. Uden en kommando åbnes programmet, eventuelt med en planfil."),
        epilog=_("Brug: ledelsesplan [PLAN.json] åbner programmet. ledelsesplan KOMMANDO --help fortæller mere."),
    )
    parser.add_argument("--version", action="version", version=f"Ledelsesplan {__version__}", help=_("vis versionen"))
    commands = parser.add_subparsers(title=_("kommandoer"), metavar=_("KOMMANDO"), required=True)
    for add in (_add_new, _add_mark):
        add(commands)
    add_export(commands, _add_force)
    add_compile(commands, _add_force)
    for add in (_add_validate, _add_framework, _add_demo, _add_self_test):
        add(commands)
    return parser


def _add_new(commands: "Commands") -> None:
    new = commands.add_parser("new", help=_("lav en ny plan"), description=_("Laver en ny, tom plan."))
    new.add_argument("--kind", choices=("team", "personal"), required=True, help=_("ledergruppens eller personlig"))
    new.add_argument("--title", required=True, metavar=_("TITEL"), help=_("planens titel"))
    new.add_argument("--unit", default="", metavar=_("ENHED"), help=_("den enhed, planen gælder"))
    new.add_argument(
        "--level", action="append", default=[], metavar=_("NIVEAU"), help=_("et niveau; uden gælder planen alle")
    )
    new.add_argument("-o", "--output", type=Path, required=True, metavar="PLAN.json", help=_("den nye fil"))
    _add_force(new)
    new.set_defaults(command=_new)


def _add_mark(commands: "Commands") -> None:
    mark = commands.add_parser("mark", help=_("markér en forventning"), description=_("Markerer en forventning."))
    mark.add_argument("plan", type=Path, metavar="PLAN.json", help=_("planen"))
    mark.add_argument("behaviour", metavar=_("FORVENTNING"), help=_("id, fx driftsledelse.kerneopgaven.chef"))
    for name, words in (("strength", _("styrke")), ("priority", _("udviklingsområde")), ("focus", _("fokusområde"))):
        mark.add_argument(f"--{name}", dest=name, action="store_true", default=None, help=words)
        mark.add_argument(f"--no-{name}", dest=name, action="store_false", help=_("ikke {mark}").format(mark=words))
    mark.add_argument("--note", metavar=_("TEKST"), help=_("en note"))
    mark.set_defaults(command=_mark)


def _add_validate(commands: "Commands") -> None:
    validate = commands.add_parser(
        "validate", help=_("efterse filer"), description=_("Efterser planfiler og ledelsesgrundlag; en linje pr. fejl.")
    )
    validate.add_argument("paths", type=Path, nargs="+", metavar=_("STI"), help=_("filer eller mapper"))
    validate.set_defaults(command=_validate)


def _add_framework(commands: "Commands") -> None:
    framework = commands.add_parser(
        "framework", help=_("vis ledelsesgrundlaget"), description=_("Viser, hvad ledelsesgrundlaget indeholder.")
    )
    framework.add_argument("--json", action="store_true", help=_("som JSON"))
    framework.add_argument("--file", type=Path, metavar="FIL.json", help=_("et andet ledelsesgrundlag"))
    framework.set_defaults(command=_framework)


def _add_demo(commands: "Commands") -> None:
    demo = commands.add_parser(
        "demo",
        help=_("lav et eksempel"),
        description=_("Laver et helt eksempel: plan, Excel-fil, billeder og PDF."),
    )
    demo.add_argument("-o", "--output", type=Path, required=True, metavar=_("MAPPE"), help=_("mappen"))
    demo.set_defaults(command=_demo)


def _add_self_test(commands: "Commands") -> None:
    test = commands.add_parser(
        "self-test", help=_("efterprøv installationen"), description=_("Efterprøver, at alt virker her.")
    )
    test.set_defaults(command=_self_test)


def _add_force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help=_("erstat filen, hvis den findes"))


def _new(given: argparse.Namespace) -> int:
    from ledelsesplan.core.edits import new_plan
    from ledelsesplan.core.plan import Kind
    from ledelsesplan.storage.atomic import create_new
    from ledelsesplan.storage.frameworks import keep, load_framework
    from ledelsesplan.storage.planfile import encode, new_envelope

    if not given.title.strip():
        _parser().error(_("titlen er tom"))
    framework = load_framework()
    plan = new_plan(
        framework,
        Kind(given.kind),
        given.title.strip(),
        date.today(),
        unit=given.unit.strip(),
        levels=tuple(given.level),
    )
    create_new(given.output, encode(plan, new_envelope()), given.force)
    keep(framework)
    print(_("Planen er lavet: {path}").format(path=given.output))
    return DONE


def _mark(given: argparse.Namespace) -> int:
    from ledelsesplan.core import edits
    from ledelsesplan.storage.frameworks import frameworks_for, load_framework
    from ledelsesplan.storage.paths import history_folder
    from ledelsesplan.storage.planfile import read_plan
    from ledelsesplan.storage.saving import publish

    if all(wish is None for wish in (given.strength, given.priority, given.focus, given.note)):
        _parser().error(_("skriv, hvad der skal markeres, fx --strength"))
    file = read_plan(given.plan)
    plan = file.plan
    framework = frameworks_for(plan, load_framework()).of(plan)
    if given.strength is not None:
        plan = edits.mark_strength(plan, framework, given.behaviour, given.strength)
    if given.priority is not None:
        plan = edits.mark_priority(plan, framework, given.behaviour, given.priority)
    if given.focus is not None:
        plan = edits.mark_focus(plan, framework, given.behaviour, given.focus)
    if given.note is not None:
        plan = edits.write_note(plan, framework, given.behaviour, given.note)
    if plan is not file.plan:
        publish(given.plan, plan, file.envelope, file.fingerprint, history_folder())
    return DONE


def _validate(given: argparse.Namespace) -> int:
    from ledelsesplan.storage.checking import check_files

    problems = 0
    for path, problem in check_files(given.paths):
        if problem is not None:
            problems += 1
            print(one_line(f"{path}: {problem}"), file=sys.stderr)
        else:
            print(_("{path}: i orden").format(path=path))
    return WRONG_INPUT if problems else DONE


def _framework(given: argparse.Namespace) -> int:
    from ledelsesplan.storage.frameworks import load_framework

    framework = load_framework(given.file)
    if given.json:
        print(framework.model_copy(update={"digest": framework.content_digest}).model_dump_json(indent=2))
        return DONE
    print(f"{framework.title}, {framework.organisation}, {format_partial_date(framework.date)}")
    print(_("Udgave {version}, {digest}").format(version=framework.version, digest=framework.content_digest))
    print(_("Ledelsesniveauer: {levels}").format(levels=list_words([level.name for level in framework.levels])))
    for flag in framework.corner_flags:
        print(f"\n{flag.name}")
        for competency in flag.competencies:
            print(f"  {competency.name}")
            for theme in competency.themes:
                print(f"    {theme.name}  [{theme.id}]")
    counts = (
        (_("forventninger i matricen"), sum(1 for _item in framework.behaviours())),
        (_("generelle forventninger"), len(framework.expectations)),
        (_("værdier"), len(framework.values)),
        (_("intentioner"), len(framework.intentions)),
    )
    print("\n" + ", ".join(f"{count} {words}" for words, count in counts))
    return DONE


def _demo(given: argparse.Namespace) -> int:
    from ledelsesplan.demo import make_demo

    for words, path in make_demo(given.output):
        print(f"{words}: {path}")
    return DONE


def _self_test(_given: argparse.Namespace) -> int:
    from ledelsesplan.self_test import run_self_test

    failed = 0
    for words, error in run_self_test():
        failed += error is not None
        print(f"{_('FEJL') if error is not None else _('ok'):5} {words}" + (f": {error}" if error is not None else ""))
    return WRONG_INPUT if failed else DONE
