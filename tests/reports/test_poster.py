"""The poster: the whole framework on a page of A3, in type that can be read, with the plan's marks."""

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.reports.report import Printout
from tests import samples
from tests.factories import empty_plan, framework_from
from tests.reports.paper import A3_ACROSS, Piece, Printed, made, sample, squeezed

pytestmark = pytest.mark.usefixtures("qapp")


def letters(document: Printed, letter: str) -> list[Piece]:
    """The marks with a letter, without the legend's."""
    return [piece for piece in document.pieces if piece.text == letter and piece.y > 20]


@pytest.mark.parametrize("name", ["empty", "team", "overfull"])
def test_the_framework_is_one_page_with_all_its_texts(framework: Framework, name: str) -> None:
    document = sample(name, Printout.MATRIX)
    assert document.sizes == [A3_ACROSS]
    for behaviour in framework.behaviours():
        assert squeezed(behaviour.text) in document.text
    for theme in framework.themes():
        assert squeezed(theme.name) in document.text
    for named in (*framework.corner_flags, *framework.competencies(), *framework.levels):
        assert named.name in {piece.text for piece in document.pieces} or squeezed(named.name) in document.text


@pytest.mark.parametrize("name", ["empty", "team", "overfull"])
def test_texts_are_of_one_size_that_can_be_read(name: str) -> None:
    texts = [
        piece
        for piece in sample(name, Printout.MATRIX).pieces
        if 26 < piece.y < 284 and piece.x > 53 and len(piece.text) > 3
    ]
    (size,) = {round(piece.size, 2) for piece in texts}
    assert (7.5 if name == "overfull" else 7.85) <= size <= 8.4


def test_texts_that_have_room_are_not_larger_than_they_begin() -> None:
    pieces = sample("small", Printout.MATRIX).pieces
    assert {round(piece.size, 2) for piece in pieces if piece.text.startswith("Arbejder")} == {8.4}


def test_every_mark_stands_in_its_levels_column(framework: Framework) -> None:
    plan = samples.team_plan(framework)
    document = sample("team", Printout.MATRIX)
    places = {mark.id: framework.place(mark.id) for mark in plan.marks}
    in_matrix = [mark for mark in plan.marks if places[mark.id] is not None]
    assert len(letters(document, "S")) == sum(mark.strength for mark in in_matrix)
    assert len(letters(document, "U")) == sum(mark.priority for mark in in_matrix)
    assert len(letters(document, "F")) == sum(mark.focus for mark in in_matrix) == 3
    width = (410 - 10 - 7 - 36 - 38) / 4
    for letter, chosen in (
        ("S", [mark for mark in in_matrix if mark.strength]),
        ("U", [mark for mark in in_matrix if mark.priority]),
    ):
        wanted = [place.level.id for mark in chosen if (place := places[mark.id]) is not None]
        found = [framework.levels[int((piece.x - 91) // width)].id for piece in letters(document, letter)]
        assert sorted(found) == sorted(wanted)


def test_a_new_plan_is_a_poster_without_marks() -> None:
    document = sample("empty", Printout.MATRIX)
    assert not [letter for letter in "SUF" if letters(document, letter)]
    assert squeezed("er ikke en mangel") in document.text


def test_another_framework_with_its_own_counts() -> None:
    document = sample("small", Printout.MATRIX)
    assert document.sizes == [A3_ACROSS]
    for behaviour in samples.small_framework().behaviours():
        assert squeezed(behaviour.text) in document.text


def test_a_framework_that_does_not_fit_goes_on_on_a_next_page(framework: Framework) -> None:
    content = framework.model_dump(mode="json", exclude={"digest"})
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            for theme in competency["themes"]:
                for behaviour in theme["behaviours"]:
                    behaviour["text"] = f"{behaviour['text']} – og {behaviour['text'].lower()}"
    large = framework_from(content)
    document = made(large, empty_plan(large), Printout.MATRIX)
    assert document.sizes == [A3_ACROSS] * 2
    for behaviour in large.behaviours():
        assert document.text.count(squeezed(behaviour.text)) == 1
    for number, page in enumerate(document.texts, start=1):
        assert f"Side{number}af2" in page
        assert all(squeezed(level.name) in page for level in large.levels)
