"""The report of a compilation for another program to read: what was counted, and what became of every file by name."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ledelsesplan.core.compiled import Compiled, Source
from ledelsesplan.file_terms import source_words

FORMAT, VERSION = "ledelsesplan-compile-report", 1


def report_bytes(compiled: Compiled, previous: Compiled | None, *, minimum: int, made_at: datetime) -> bytes:
    """The report as JSON: the same for the same files, but for `made_at`. The files stand last, a line each."""
    summary = compiled.summary
    framework = summary.layout.framework
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at.isoformat(timespec="seconds"),
        "framework": framework._asdict(),
        "minimum_group": minimum,
        **_counts(compiled),
        "plans_of_versions": [
            {**version._asdict(), "plans": plans} for version, plans in summary.versions.items() if version != framework
        ],
        "marks_left_out": {"unknown": summary.unknown, "outside_levels": summary.outside},
        "previous": _counts(previous) if previous is not None else None,
    }
    lines = _written(head, indent=1)[:-2]
    files = _files(compiled)
    before = _files(previous) if previous is not None else iter(())
    written = f'{lines},\n "files": [{",".join(files)}],\n "previous_files": [{",".join(before)}]\n}}\n'
    return written.encode(errors="surrogateescape")


def _counts(compiled: Compiled) -> dict[str, Any]:
    first, last = compiled.period
    return {
        "from": first.isoformat() if first is not None else None,
        "to": last.isoformat() if last is not None else None,
        "plans": compiled.summary.plans,
        "outcomes": {outcome.value: count for outcome, count in compiled.sources.counts().items()},
    }


def _files(compiled: Compiled) -> Iterator[str]:
    return ("\n  " + _written(_file(source)) for source in compiled.sources)


def _file(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {"number": source.number, "path": source.path, "outcome": source.outcome.value}
    if source.remarks:
        told["remarks"] = [remark.value for remark in source.remarks]
    if source.other is not None:
        told["other"] = source.other
    if source.remarks or source.outcome.value != "counted":
        told["reason"] = source_words(source)
    return told


def _written(value: dict[str, Any], indent: int | None = None) -> str:
    # A file name that is no valid UTF-8 holds lone surrogates, which JSON may hold only as escapes.
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() or _is_encodable(text) else json.dumps(value, indent=indent)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
