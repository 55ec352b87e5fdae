"""Published sums as a file for those who analyse on: CSV, or Parquet where pyarrow is installed."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from ledelsesplan.core.errors import LibraryMissing

Cell = str | int | None

_TAKEN_FOR_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as UTF-8 CSV with a header (RFC 4180), None as nothing.

    A text that Excel would take for a formula gets an apostrophe before it.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headers)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue().encode()


def parquet_bytes(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as a Parquet file, None as null. Raises LibraryMissing without pyarrow."""
    try:
        from pyarrow import Table, parquet
    except ImportError as error:
        raise LibraryMissing("pyarrow", ".parquet") from error
    columns = zip(*rows, strict=True)
    content = dict(zip(headers, columns, strict=False)) or dict.fromkeys(headers, ())
    stream = BytesIO()
    parquet.write_table(Table.from_pydict(content), stream)
    return stream.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_TAKEN_FOR_FORMULA) else cell
