"""The think-alone sheet: every text of a level with its boxes, on one page where the framework is as ours."""

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.reports.report import Printout
from tests import samples
from tests.factories import empty_plan, framework_from
from tests.reports.paper import A4, Printed, made, sample, squeezed

pytestmark = pytest.mark.usefixtures("qapp")

LEVELS = ("direktoer", "chef", "leder-af-ledere", "leder-af-medarbejdere")


def sheets(framework: Framework, *levels: str) -> Printed:
    return made(framework, samples.empty_plan(framework), Printout.THINK_ALONE, levels)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_one_page_with_all_its_texts_in_order(framework: Framework, level: str) -> None:
    document = sheets(framework, level)
    assert document.sizes == [A4]
    wanted = [squeezed(theme.at(level).text) for theme in framework.themes()]
    assert len(wanted) == 24
    places = [document.text.find(text) for text in wanted]
    assert min(places) > 0
    assert places == sorted(places)
    for competency in framework.competencies():
        assert squeezed(competency.name) in document.text
    for words in ("Et eksempel på en styrke", "Et eksempel på noget, vi vil udvikle", "Det lykkes vi med"):
        assert squeezed(words) in document.text


@pytest.mark.parametrize("level", LEVELS)
def test_each_text_has_its_two_boxes_beside_it(framework: Framework, level: str) -> None:
    pieces = sheets(framework, level).pieces
    boxes = {letter: [piece for piece in pieces if piece.text == letter and piece.x > 180] for letter in "SU"}
    assert len(boxes["S"]) == len(boxes["U"]) == 24
    assert len({round(box.x, 1) for box in boxes["S"]}) == 1
    for strength, priority in zip(boxes["S"], boxes["U"], strict=True):
        assert strength.x < priority.x
        assert strength.y == pytest.approx(priority.y, abs=0.5)
    gaps = [below.y - above.y for above, below in zip(boxes["S"], boxes["S"][1:], strict=False)]
    assert min(gaps) >= 4.5  # boxes of 4.5 mm do not touch
    assert {round(piece.size, 2) for piece in pieces if squeezed(piece.text)[:6] == "Sikrer"} <= {9.1}


def test_the_levels_of_the_round_are_printed_unless_some_are_named(framework: Framework) -> None:
    plan = samples.team_plan(framework)
    assert len(made(framework, plan, Printout.THINK_ALONE).sizes) == 3
    named = made(framework, plan, Printout.THINK_ALONE, ("chef", "direktoer"))
    assert squeezed("Etablerer en faglig retning") in named.texts[0]
    assert squeezed("Har fagligt overblik over området") in named.texts[1]


def test_levels_that_the_framework_has_lost_are_left_out(framework: Framework) -> None:
    plan = samples.team_plan(framework)
    lost = plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(levels=("nedlagt", "chef"))))
    assert len(made(framework, lost, Printout.THINK_ALONE).sizes) == 1
    none = plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(levels=("nedlagt",))))
    assert len(made(framework, none, Printout.THINK_ALONE).sizes) == 4


def test_a_leaders_own_sheet_speaks_of_one() -> None:
    text = sample("personal", Printout.THINK_ALONE).text
    assert squeezed("Det vil jeg udvikle") in text
    assert squeezed("vi vil udvikle") not in text


def test_another_framework_is_printed() -> None:
    framework = samples.small_framework()
    document = sample("small", Printout.THINK_ALONE)
    assert document.sizes == [A4] * 3
    for number, level in enumerate(framework.levels):
        for theme in framework.themes():
            assert squeezed(theme.at(level.id).text) in document.texts[number]


def test_a_framework_with_more_goes_on_on_a_next_page(framework: Framework) -> None:
    content = framework.model_dump(mode="json", exclude={"digest"})
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            more = [
                {
                    **theme,
                    "id": f"{theme['id']}-ny",
                    "behaviours": [
                        {**behaviour, "id": f"{behaviour['id']}-ny", "text": f"Ny: {behaviour['text']}"}
                        for behaviour in theme["behaviours"]
                    ],
                }
                for theme in competency["themes"]
            ]
            competency["themes"] += more
    large = framework_from(content)
    document = made(large, empty_plan(large), Printout.THINK_ALONE, ("chef",))
    assert document.sizes == [A4] * len(document.texts)
    assert len(document.texts) > 1
    for theme in large.themes():
        text = squeezed(theme.at("chef").text)
        assert sum(page.replace(f"Ny:{text}", "").count(text) for page in document.texts) == 1
    assert all(squeezed("Chef (fortsat)") in page for page in document.texts[1:])
    assert [squeezed("Et eksempel på en styrke") in page for page in document.texts] == [False] * (
        len(document.texts) - 1
    ) + [True]
