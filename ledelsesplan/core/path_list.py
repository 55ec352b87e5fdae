"""Very many paths in little memory."""

from array import array
from collections.abc import Iterator, Sequence
from os.path import commonprefix
from typing import overload


class PathList(Sequence[str]):
    """Paths that are kept as one row of bytes, without what all of them begin with; each is made when it is asked for.

    A path that is no valid text holds lone surrogates, as the system gives it, and comes back as it was.
    """

    def __init__(self, paths: Sequence[str] = ()) -> None:
        self._prefix = commonprefix([min(paths), max(paths)]) if paths else ""  # noqa: RUF071  # of characters
        self._row, self._ends = bytearray(), array("Q", [0])
        for path in paths:
            self._row += path[len(self._prefix) :].encode("utf-8", "surrogatepass")
            self._ends.append(len(self._row))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._at(number) for number in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._at(place % len(self))

    def __iter__(self) -> Iterator[str]:
        return map(self._at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PathList) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # lists have none

    def __repr__(self) -> str:
        return f"PathList({list(self)!r})"

    def _at(self, number: int) -> str:
        end = self._row[self._ends[number] : self._ends[number + 1]]
        return self._prefix + end.decode("utf-8", "surrogatepass")
