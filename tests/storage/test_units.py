from pathlib import Path

import pytest

from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.errors import InvalidUnits
from ledelsesplan.storage.units import read_units


@pytest.mark.parametrize(
    "content",
    [
        "Enhed;Ledere\nCenter Nord;4\nØst;\n".encode(),
        "\ufeffEnhed,Ledere\r\n  Center  Nord ,4\r\n\r\nØst\r\n".encode(),
        "id\tledere\tENHED\n1\t4\tCenter Nord\n2\t\tØst\n".encode(),
        "Enhed;Ledere\nCenter Nord;4\nØst;\n".encode("cp1252"),
    ],
)
def test_units_and_their_leaders(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "enheder.csv"
    path.write_bytes(content)

    assert read_units(path) == (ListedUnit("Center Nord", 4), ListedUnit("Øst"))


def test_a_list_of_names_alone(tmp_path: Path) -> None:
    path = tmp_path / "enheder.csv"
    path.write_text('Enhed\n"Nord; og Syd"\n', encoding="utf-8")

    assert read_units(path) == (ListedUnit("Nord; og Syd"),)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "no_unit_column"),
        (b"Nord\nSyd\n", 1, "no_unit_column"),
        (b"Enhed;Ledere\nNord;-1\n", 2, "no_number"),
        (b"Enhed\nNord\nSyd\nnord\n", 4, "unit_twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, content: bytes, line: int, reason: str) -> None:
    path = tmp_path / "enheder.csv"
    path.write_bytes(content)

    with pytest.raises(InvalidUnits) as refused:
        read_units(path)
    assert (refused.value.line, refused.value.reason) == (line, reason)
