"""JSON as strict as RFC 8259 wishes it were, and errors that name the place: for files that others may have written.

json.loads alone lets doubled keys, NaN, lone surrogates and UTF-16 through, and pydantic's own reader the first two.
Finding where something is wrong is left to the refusal, so that reading what is right stays fast.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from ledelsesplan.core.errors import InvalidFramework, InvalidPlanFile
from ledelsesplan.text import _

if TYPE_CHECKING:
    from pydantic import ValidationError

Failure: TypeAlias = type[InvalidPlanFile] | type[InvalidFramework]

DEEPEST = 100
LONGEST_FRACTION = 100
_LONGEST_DETAIL = 60

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")
_STRING = r'"(?:[^"\\]++|\\.)*+"'
_STRING_OR_BRACKET = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_OPENED = r'[\[{]\s*+(?:"[^"\\]*+"\s*+:\s*+)?+'
# Each begins with a plain set of letters, which is what lets the engine skip quickly to where they may match.
_OPENED_AT_ONCE = re.compile(rf"{_OPENED}(?:{_OPENED}){{{DEEPEST}}}")
_LONG_INTEGER = re.compile(r"[0-9][0-9]{999,}")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PAIR_OR_HALF = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)")
_CUT_LITERAL = re.compile(r"-?|t(r(ue?)?)?|f(a(l(se?)?)?)?|n(u(ll?)?)?")


class _Flaw:
    """What stands in the tree in the place of something that may not be there."""

    def __init__(self, reason: str, detail: str, key: str | None = None) -> None:
        self.reason = reason
        self.detail = detail
        self.key = key


class _Hooks:
    """What the reader calls for objects and numbers; keeps the first flaw that it meets."""

    def __init__(self) -> None:
        self.flaw: _Flaw | None = None

    def object(self, pairs: list[tuple[str, Any]]) -> Any:
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        key = next(key for key, count in Counter(key for key, _value in pairs).items() if count > 1)
        # An earlier flaw may be what the doubled key hides, so that it would not be found in the tree.
        self.flaw = _Flaw("duplicate_key", key, key)
        return self.flaw

    def fraction(self, text: str) -> Any:
        if len(text) > LONGEST_FRACTION:
            return self._flawed(_Flaw("number_too_long", text))
        number = float(text)
        return number if math.isfinite(number) else self.constant(text)

    def constant(self, text: str) -> Any:
        return self._flawed(_Flaw("not_a_number", text))

    def _flawed(self, flaw: _Flaw) -> _Flaw:
        self.flaw = self.flaw or flaw
        return flaw


def parse(data: bytes, path: Path | None, failure: Failure) -> Any:
    """The JSON value of a file's bytes: UTF-8 without a byte-order mark, every key once, every number finite.

    Raises `failure`, with a place for people ("linje 3, tegn 7") or a path of keys (`plan.rounds[0].present`).
    """

    def refuse(place: str, reason: str, detail: str = "") -> NoReturn:
        raise failure(path, place, reason, _shortened(detail))

    text = _decoded(data, refuse)
    hooks = _Hooks()
    try:
        tree = json.loads(
            text,
            object_pairs_hook=hooks.object,
            parse_float=hooks.fraction,
            parse_constant=hooks.constant,
        )
    except json.JSONDecodeError as error:
        if _is_cut_off(error):
            refuse(_position(text, len(text.rstrip())), "truncated")
        refuse(_position(text, error.pos), "not_json")
    except ValueError:  # an integer of more digits than Python converts (sys.int_info.default_max_str_digits)
        number = _LONG_INTEGER.search(text)
        refuse(_position(text, number.start() if number else 0), "number_too_long", number[0] if number else "")
    except RecursionError:
        refuse(_position(text, _deep_position(text)), "too_deep")
    if hooks.flaw is not None:
        refuse(_place_of(tree, hooks.flaw), hooks.flaw.reason, hooks.flaw.detail)
    if _ESCAPED_SURROGATE.search(text):
        half = next((match for match in _PAIR_OR_HALF.finditer(text) if match[1]), None)
        if half is not None:
            refuse(_position(text, half.start()), "lone_surrogate", half[0])
    if _is_deep(tree):
        refuse(_position(text, _deep_position(text)), "too_deep")
    return tree


def from_validation_error(
    error: "ValidationError", path: Path | None, failure: Failure, within: str = ""
) -> InvalidPlanFile | InvalidFramework:
    """The first thing that pydantic finds wrong, as our own error; `within` is where the validated value lies."""
    first = error.errors(include_url=False, include_input=False)[0]
    context = first.get("ctx", {})
    detail = next((str(context[name]) for name in ("level", "digest", "identifier") if name in context), "")
    if "expected" in context:
        expected = str(context["expected"])
        detail = ", ".join(re.findall(r"'([^']*)'", expected)) or expected
    place = key_path(first["loc"], within)
    return failure(path, place, first["type"], _shortened(detail, 200))


def key_path(steps: Iterable[str | int], within: str = "") -> str:
    """`plan.rounds[0].present` for the keys and indices that lead to a value."""
    written = within
    for step in steps:
        if isinstance(step, int):
            written += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            written += f".{step}" if written else step
        else:
            written += f"[{json.dumps(_shortened(step), ensure_ascii=False)}]"
    return written


def _decoded(data: bytes, refuse: Callable[[str, str], NoReturn]) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        refuse(_position("", 0), "byte_order_mark")
    if len(data) >= 2 and (data[0] == 0) != (data[1] == 0):  # UTF-16 without a mark: half of its bytes are NUL
        refuse(_position("", 0), "not_utf8")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        cut_off = error.reason == "unexpected end of data"
        refuse(_position(before, len(before)), "truncated" if cut_off else "not_utf8")


def _is_cut_off(error: json.JSONDecodeError) -> bool:
    """Whether the text ends before its value does, rather than holding something wrong."""
    rest = error.doc[error.pos :].strip()
    if error.msg.startswith("Unterminated string"):
        return True
    if "escape" in error.msg:
        return len(rest) < 6 and not rest.endswith('"')
    return not rest or _CUT_LITERAL.fullmatch(rest) is not None


def _position(text: str, index: int) -> str:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return _("linje {line}, tegn {column}").format(line=line, column=column)


def _place_of(tree: Any, flaw: _Flaw) -> str:
    """The path of keys to a flaw in a tree, which is walked without recursion."""
    steps: list[str | int] = []
    branches: list[Iterator[tuple[Any, Any]]] = [iter([("", tree)])]
    while branches:
        for step, value in branches[-1]:
            if value is flaw:
                found = [*steps, step] if flaw.key is None else [*steps, step, flaw.key]
                return key_path(found[1:])
            if value and (type(value) is dict or type(value) is list):
                steps.append(step)
                branches.append(iter(value.items() if type(value) is dict else enumerate(value)))
                break
        else:
            branches.pop()
            del steps[-1:]
    return ""


def _is_deep(tree: Any) -> bool:
    holders = [tree]
    for _level in range(DEEPEST + 1):
        holders = [
            child
            for holder in holders
            for child in (holder.values() if type(holder) is dict else holder if type(holder) is list else ())
            if type(child) is dict or type(child) is list
        ]
        if not holders:
            return False
    return True


def _deep_position(text: str) -> int:
    """Where a text begins to be nested deeper than it may be."""
    opened_at_once = _OPENED_AT_ONCE.search(text)
    if opened_at_once is not None:
        return opened_at_once.start()
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            if depth > DEEPEST:
                return match.start()
        elif token in "]}":
            depth -= 1
    return 0


def _shortened(text: str, longest: int = _LONGEST_DETAIL) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
