"""An attacker who knows every published figure, and works out by linear algebra what follows from them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction


class Attacker:
    """Holds the sums that are known, as equations over unknowns, in reduced row echelon form."""

    def __init__(self) -> None:
        self._lines: dict[Hashable, dict[Hashable, Fraction]] = {}

    def learn(self, unknowns: Iterable[Hashable]) -> None:
        """The sum of some unknowns is known; one that is given twice counts twice in it."""
        line = self._reduced(_line(unknowns))
        if not line:
            return
        pivot = next(iter(line))
        line = {key: value / line[pivot] for key, value in line.items()}
        for other, known in self._lines.items():
            if pivot in known:
                self._lines[other] = _minus(known, line, known[pivot])
        self._lines[pivot] = line

    def knows(self, unknowns: Iterable[Hashable]) -> bool:
        """Whether the sum of some unknowns follows."""
        return not self._reduced(_line(unknowns))

    def _reduced(self, line: dict[Hashable, Fraction]) -> dict[Hashable, Fraction]:
        for pivot in [key for key in line if key in self._lines]:
            if pivot in line:
                line = _minus(line, self._lines[pivot], line[pivot])
        return line


def _line(unknowns: Iterable[Hashable]) -> dict[Hashable, Fraction]:
    return {unknown: Fraction(count) for unknown, count in Counter(unknowns).items()}


def _minus(
    line: Mapping[Hashable, Fraction], other: Mapping[Hashable, Fraction], times: Fraction
) -> dict[Hashable, Fraction]:
    found = dict(line)
    for key, value in other.items():
        left = found.get(key, Fraction(0)) - times * value
        if left:
            found[key] = left
        else:
            found.pop(key, None)
    return found
