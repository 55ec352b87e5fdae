"""The theme of the facilitator's view: the application's own, larger in a larger window."""

from ledelsesplan.ui.theme import Theme


class EnlargedTheme(Theme):
    """Follows another theme in all but the size; its text size is changed through this one, too."""

    def __init__(self, followed: Theme) -> None:
        super().__init__(followed.choice, followed.text_size)
        self._followed = followed
        self._factor = 1.0
        followed.changed.connect(self._follow)

    @property
    def scale(self) -> float:
        """How many px a px of the design is."""
        return super().scale * self._factor

    @property
    def is_enlarged(self) -> bool:
        """Whether lengths differ from those of the theme that is followed."""
        return self._factor != 1.0

    def enlarge(self, factor: float) -> None:
        """Makes all lengths and type so many times as large as they are in the theme that is followed."""
        if factor != self._factor:
            self._factor = factor
            self._become(self.tokens)

    def set_text_size(self, percent: int) -> None:
        """Takes another text size into use, everywhere."""
        self._followed.set_text_size(percent)

    def _follow(self) -> None:
        self._choice, self._text_size = self._followed.choice, self._followed.text_size
        self._become(self._followed.tokens)
