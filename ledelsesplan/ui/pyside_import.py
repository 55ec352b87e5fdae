"""The first import of PySide6, without what only its error messages, `help` and stub files need.

PySide6 carries the modules that describe its functions as source within its library, and compiles all of it at every
start, which takes longer than building our start page. Here each is compiled when something of it is first asked for.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

DESCRIBING = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping", "parser")
)
_sources: dict[str, bytes] = {}
_running = RLock()

# PySide6 looks `update_mapping` up from C, where no `__getattr__` is asked, and calls it before it words an error.
_IN_PLACE = """
from {here} import Later
__getattr__ = Later({filename!r}, globals())
def update_mapping():
    return __getattr__("update_mapping")()
"""


@contextmanager
def describing_later() -> Iterator[None]:
    """Import PySide6 within this. One that keeps those modules elsewhere is imported as without it."""
    compile_now = builtins.compile

    def compile_or_put_off(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if filename in DESCRIBING:
            _sources[filename] = source
            source = _IN_PLACE.format(here=__name__, filename=filename)
        return compile_now(source, filename, *rest, **options)

    setattr(builtins, "compile", compile_or_put_off)  # noqa: B010  # mypy lets nobody assign to it
    try:
        yield
    finally:
        setattr(builtins, "compile", compile_now)  # noqa: B010


class Later:
    """The `__getattr__` of a module that is still to be run: it is asked for what the module does not have yet."""

    def __init__(self, filename: str, module: dict[str, Any]) -> None:
        self._filename = filename
        self._module = module
        self._has_begun = False

    def __call__(self, name: str) -> Any:
        """Runs the module, and gives what was asked for. Raises AttributeError where it has no such thing."""
        if not name.startswith("__"):  # those are what the import system asks of every module
            with _running:
                if not self._has_begun:
                    self._has_begun = True
                    exec(compile(_sources[self._filename], self._filename, "exec"), self._module)
            if name in self._module:
                return self._module[name]
        raise AttributeError(f"module {self._filename!r} has no attribute {name!r}")
