"""Typing a show of hands: H, then S 7 U 3 in any order, then Enter. A small state machine over key presses."""

from typing import NamedTuple


class HandsEntry(NamedTuple):
    """What has been typed so far; None is not typed. `field` is S, U, or nothing yet."""

    strength: int | None = None
    priority: int | None = None
    field: str = ""

    def letter(self, letter: str) -> "HandsEntry":
        """S or U: the next digits are for it, and begin anew."""
        if letter == "S":
            return self._replace(field="S", strength=None)
        return self._replace(field="U", priority=None)

    def digit(self, digit: int) -> "HandsEntry":
        """A digit for the letter typed last; at most three digits are kept."""
        if self.field == "S":
            return self._replace(strength=append_digit(self.strength, digit))
        if self.field == "U":
            return self._replace(priority=append_digit(self.priority, digit))
        return self

    def backspace(self) -> "HandsEntry":
        """Takes the last digit back."""
        if self.field == "S":
            return self._replace(strength=drop_digit(self.strength))
        if self.field == "U":
            return self._replace(priority=drop_digit(self.priority))
        return self

    def keeping(self, before: "HandsEntry") -> "HandsEntry":
        """The same, where a letter that no number was typed for has the number from before."""
        return self._replace(
            strength=before.strength if self.strength is None else self.strength,
            priority=before.priority if self.priority is None else self.priority,
        )

    @property
    def shown(self) -> str:
        """`S 7 · U _`: what is typed, with a gap where the next digit goes."""
        parts = []
        for letter, count in (("S", self.strength), ("U", self.priority)):
            text = str(count) if count is not None else "–"
            parts.append(f"{letter} {text}{'_' if self.field == letter else ''}")
        return " · ".join(parts)


def append_digit(count: int | None, digit: int) -> int:
    """A number with one more digit; a fourth is not taken."""
    longer = (count or 0) * 10 + digit
    return longer if longer <= 999 else (count or 0)


def drop_digit(count: int | None) -> int | None:
    """A number without its last digit, None when none is left."""
    return count // 10 if count is not None and count >= 10 else None
