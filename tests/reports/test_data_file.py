import csv
from io import BytesIO, StringIO

import pytest

from ledelsesplan.reports.data_file import csv_bytes, parquet_bytes

HEADERS = ("Enhed", "Planer", "Styrke")
ROWS = (("Center Nord, øst", 12, 7), ('"Syd"', 5, None), ("=1+1", 6, 0))


def test_csv_reads_back() -> None:
    data = csv_bytes(HEADERS, iter(ROWS))

    assert list(csv.reader(StringIO(data.decode(), newline=""))) == [
        ["Enhed", "Planer", "Styrke"],
        ["Center Nord, øst", "12", "7"],
        ['"Syd"', "5", ""],
        ["'=1+1", "6", "0"],
    ]
    assert csv_bytes(HEADERS, []) == b"Enhed,Planer,Styrke\r\n"


def test_parquet_reads_back() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")

    table = parquet.read_table(BytesIO(parquet_bytes(HEADERS, iter(ROWS))))

    assert table.column_names == list(HEADERS)
    assert [tuple(row.values()) for row in table.to_pylist()] == list(ROWS)
    assert parquet_bytes(HEADERS, ROWS) == parquet_bytes(HEADERS, ROWS)
    assert parquet.read_table(BytesIO(parquet_bytes(HEADERS, []))).num_rows == 0
