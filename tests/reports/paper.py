"""How the tests read a PDF: opened by pypdf, texts with their places and sizes, and what lies in its streams."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports.pdf.documents import printed
from ledelsesplan.reports.report import Printout, Report
from tests import samples
from tests.factories import real_framework
from tests.reports.reading import SOURCE, TODAY

A4, A3_ACROSS = (210, 297), (420, 297)


@dataclass(frozen=True)
class Piece:
    """A piece of text: on which page (from 0), where its base line begins (mm from the upper left), its size in pt."""

    page: int
    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True)
class Printed:
    """A PDF that has been read again."""

    report: Report

    @cached_property
    def reader(self) -> Any:
        """The document as pypdf reads it."""
        return PdfReader(BytesIO(self.report.content))

    @cached_property
    def _read(self) -> list[tuple[str, list[Piece]]]:
        return [_read_page(number, page) for number, page in enumerate(self.reader.pages)]

    @property
    def raw(self) -> list[str]:
        """The text of each page as pypdf gives it."""
        return [text for text, _pieces in self._read]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page without white space, since lines are broken anywhere."""
        return [squeezed(text) for text in self.raw]

    @cached_property
    def text(self) -> str:
        """The text of all pages without white space."""
        return "".join(self.texts)

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page in mm."""
        return [tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in self.reader.pages]

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces of text, in the order in which they were drawn."""
        return [piece for _text, pieces in self._read for piece in pieces]

    def fonts(self) -> dict[str, bool]:
        """The names of all fonts, without the tag of a subset, and whether they are in the file."""
        found = {}
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                descendant = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = descendant["/FontDescriptor"].get_object()
                found[str(descendant["/BaseFont"]).split("+")[-1].lstrip("/")] = "/FontFile2" in descriptor
        return found

    def streams(self) -> Iterator[bytes]:
        """The file as it is, and every stream in it unpacked."""
        yield self.report.content
        for number in range(1, len(self.reader.xref[0]) + 1):
            stored = self.reader.get_object(number)
            if hasattr(stored, "get_data"):
                yield stored.get_data()


def _read_page(number: int, page: Any) -> tuple[str, list[Piece]]:
    found: list[Piece] = []
    height = float(page.mediabox[3])

    def visit(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[0] * cm[0] + tm[1] * cm[2]) or abs(tm[0] * cm[1] + tm[1] * cm[3])
            found.append(Piece(number, x * 25.4 / 72, (height - y) * 25.4 / 72, size * scale, text.strip()))

    return page.extract_text(visitor_text=visit), found


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def made(framework: Framework, plan: Plan, what: Printout, levels: tuple[str, ...] = ()) -> Printed:
    """A printed document, read again."""
    return Printed(printed(framework, plan, what, today=TODAY, source=SOURCE, levels=levels))


@cache
def sample(name: str, what: Printout) -> Printed:
    """A printed document of one of the sample plans, made and read once for all tests: team, empty, personal, …"""
    framework = samples.small_framework() if name == "small" else real_framework()
    return made(framework, PLANS[name](framework), what)


PLANS: dict[str, Callable[[Framework], Plan]] = {
    "team": samples.team_plan,
    "empty": samples.empty_plan,
    "personal": samples.personal_plan,
    "overfull": lambda framework: _fewer_actions(samples.overfull_plan(framework)),
    "small": samples.plan_of_small_framework,
}


def _fewer_actions(plan: Plan) -> Plan:
    """The overfull plan with 60 actions."""
    return plan.replacing(actions=plan.actions[:60])
