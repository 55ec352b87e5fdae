"""What became of each file that was collected, in Danish, for the one who gave it and for everyone."""

from ledelsesplan.core.compiled import Outcome, Remark, Source
from ledelsesplan.text import _, describe

OUTCOME = {
    Outcome.COUNTED: _("Talt med"),
    Outcome.OLDER: _("Ikke talt med: en anden fil er en nyere udgave af samme plan"),
    Outcome.SAME: _("Ikke talt med: en anden fil er den samme udgave af samme plan"),
    Outcome.OWN_LEADER: _("Ikke talt med: kopi til nærmeste leder"),
    Outcome.OUT_OF_PERIOD: _("Ikke talt med: ingen runde i perioden"),
    Outcome.OTHER_FRAMEWORK: _("Ikke talt med: et andet ledelsesgrundlag"),
    Outcome.NO_PLAN: _("Ikke talt med: ikke en planfil"),
    Outcome.NO_WORKBOOK: _("Ikke talt med: ikke en Excel-fil, som er lavet af en plan"),
    Outcome.OTHER_FILE: _("Ikke talt med: hverken en planfil eller en Excel-fil"),
    Outcome.REFUSED: _("Ikke talt med: kan ikke læses"),
}

REMARK = {
    Remark.CHANGED_BY_HAND: _("kontrolsummen passer ikke; filen er ændret uden for Ledelsesplan"),
    Remark.OTHER_VERSION: _("markeret efter en anden udgave af ledelsesgrundlaget"),
}


def outcome_words(source: Source) -> str:
    """What became of a file, without its name and whatever stands in it, so that it can be shown to all."""
    words = OUTCOME[source.outcome]
    if source.other is not None:
        words += " " + _("(fil {number})").format(number=source.other)
    remarks = "; ".join(REMARK[remark] for remark in source.remarks)
    return f"{words}: {remarks}" if remarks else words


def source_words(source: Source) -> str:
    """What became of a file, in full, for whoever gave it: a reason may name the file and what stands in it."""
    if source.error is not None:
        return describe(source.error)
    words = outcome_words(source)
    return f"{words} ({source.detail})" if source.detail else words
