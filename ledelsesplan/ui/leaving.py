"""The questions before a plan is closed that is not whole in its file."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ledelsesplan.text import _

if TYPE_CHECKING:
    from ledelsesplan.ui.session import Session


def may_leave_untaken(window: QWidget, untaken: str) -> bool:
    """Whether the user leaves something behind that is typed and cannot be taken into the plan."""
    from ledelsesplan.ui.question import ask

    return ask(
        window,
        _("Noget er ikke kommet med i planen"),
        untaken,
        yes=_("Luk uden"),
        no=_("Bliv her, og ret det"),
        safe=True,
    )


def may_leave_unsaved(window: QWidget, session: "Session") -> bool:
    """Whether the user leaves a plan that could not be saved in its file."""
    from ledelsesplan.ui.question import ask

    return ask(
        window,
        _("Planen er ikke gemt i sin fil"),
        _("»{title}« kunne ikke gemmes i {name}.").format(
            title=session.document.plan.title, name=session.saver.path.name
        ),
        detail=_("Alt er sikret på denne pc og tilbydes, næste gang du åbner planen.")
        if session.saver.is_safe_here
        else _("Det kunne heller ikke sikres på denne pc. Gem den et andet sted, før du lukker."),
        yes=_("Luk alligevel"),
        no=_("Bliv her"),
        safe=True,
    )
