"""The program's entry: a command of the command line, or the window, each imported only where it is asked for."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ledelsesplan.core.errors import AlreadyExists, InvalidEdit, LedelsesplanError
from ledelsesplan.text import _, describe

DONE, WRONG_INPUT, WRONG_CALL = 0, 1, 2

COMMANDS = ("new", "mark", "export", "compile", "validate", "framework", "demo", "self-test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command, or opens the window; gives the exit code: 0 done, 1 wrong input, 2 a wrong call."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _answer(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads, e.g. `head`, has got what was wanted
        _let_go_of_stdout()
        return DONE
    except OSError as error:
        _let_go_of_stdout()
        return _refuse(error)


def _answer(given: list[str]) -> int:
    try:
        if given and (given[0] in COMMANDS or given[0].startswith("-")):
            from ledelsesplan.cli_commands import run

            return run(given)
        return _open_window(given)
    except LedelsesplanError as error:
        return _refuse(error)
    except ValueError as error:
        return _refuse(_invalid(error))
    except SystemExit as end:  # argparse's, after its own words
        return end.code if isinstance(end.code, int) else DONE


def _let_go_of_stdout() -> None:
    """Throws away what could not be written, which Python would try to write again when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _invalid(error: ValueError) -> InvalidEdit:
    """What the core's models, or the encoding of an argument, have against a value."""
    errors = getattr(error, "errors", None)  # pydantic's, which is not imported for this
    return InvalidEdit(str(errors()[0]["type"]) if callable(errors) else "not_utf8")


def _refuse(error: BaseException) -> int:
    replaceable = isinstance(error, AlreadyExists) and not error.path.is_dir()
    way_out = " " + _("Tilføj --force for at erstatte den.") if replaceable else ""
    print(one_line(describe(error)) + way_out, file=sys.stderr)
    return WRONG_INPUT


def one_line(text: str) -> str:
    """A sentence on one line, whatever names it holds."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _open_window(given: list[str]) -> int:
    if len(given) > 1:
        from ledelsesplan.cli_commands import refuse_call

        refuse_call(_("der kan åbnes én plan ad gangen"))
    from ledelsesplan.interruption import end_at_once

    end_at_once()  # until the window is there, which then is closed
    gc.disable()  # starting makes much and drops nothing; `run` enables it
    from ledelsesplan.ui.application import run

    return run(Path(given[0]) if given else None)
