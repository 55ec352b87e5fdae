from datetime import date

from ledelsesplan.core.compiled import Fate, Outcome, Period, Remark, Source, Sources

SOURCES = Sources(
    ("a.json", "b.json", "c.txt"),
    {
        0: Fate(remarks=(Remark.CHANGED_BY_HAND,)),
        1: Fate(Outcome.OLDER, other=0),
        2: Fate(Outcome.OTHER_FILE),
    },
)


def test_every_file_has_a_number_and_an_outcome() -> None:
    assert list(SOURCES) == [
        Source(1, "a.json", Outcome.COUNTED, remarks=(Remark.CHANGED_BY_HAND,)),
        Source(2, "b.json", Outcome.OLDER, other=1),
        Source(3, "c.txt", Outcome.OTHER_FILE),
    ]
    assert [source.number for source in SOURCES.skipped()] == [2, 3]


def test_outcomes_are_counted() -> None:
    assert SOURCES.counts() == {Outcome.COUNTED: 1, Outcome.OLDER: 1, Outcome.OTHER_FILE: 1}
    assert Sources(("a.json",)).counts() == {Outcome.COUNTED: 1}
    assert Sources().counts() == {}


def test_a_period_holds_both_its_ends() -> None:
    first, last = date(2027, 1, 1), date(2027, 12, 31)

    assert first in Period(first, last)
    assert last in Period(first, last)
    assert date(2026, 12, 31) not in Period(first, last)
    assert date(2028, 1, 1) not in Period(first, last)
    assert date(1, 1, 1) in Period(last=last)
    assert date(9999, 1, 1) in Period(first=first)
