"""The first import of PySide6, without what only its error messages, `help`, stub files and `__feature__` need.

PySide6 carries the modules that describe its functions as source within its library, and compiles all of it at every
start, which takes longer than building our start page. Here each is compiled when something of it is first asked for;
but `from __feature__ import` does nothing in this program.
"""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

# What stands in a module's place until it is run.
_IN_PLACE = """
from {here} import Later
__getattr__ = Later({filename!r}, globals())
"""

# What PySide6 calls of a module in the common case, in which the module is not needed, or looks up from C, where no
# `__getattr__` is asked.
_FEATURE = """
def feature_import(name, *args, **kwargs):  # called before every import
    return None
def feature_imported(module):  # called after every import: reads its source
    return None
"""
_ERRORHANDLER = """
def make_helptext(func):  # called for the `__doc__` of all built-in functions, of Qt or not
    from shibokensupport.signature import get_signature
    return __getattr__("make_helptext")(func) if get_signature(func) else func.__doc__
"""
_MAPPING = """
def update_mapping():  # called before an error is worded
    return __getattr__("update_mapping")()
"""
PUT_OFF = {
    "shibokensupport/feature.py": _FEATURE,
    "shibokensupport/signature/errorhandler.py": _ERRORHANDLER,
    "shibokensupport/signature/layout.py": "",
    "shibokensupport/signature/lib/enum_sig.py": "",
    "shibokensupport/signature/lib/pyi_generator.py": "",
    "shibokensupport/signature/lib/tool.py": "",
    "shibokensupport/signature/mapping.py": _MAPPING,
    "shibokensupport/signature/parser.py": "",
}
_sources: dict[str, bytes] = {}
_running = RLock()


@contextmanager
def describing_later() -> Iterator[None]:
    """Import PySide6 within this. One that keeps those modules elsewhere is imported as without it."""
    compile_now = builtins.compile

    def compile_or_put_off(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if filename in PUT_OFF:
            _sources[filename] = source
            source = _IN_PLACE.format(here=__name__, filename=filename) + PUT_OFF[filename]
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
