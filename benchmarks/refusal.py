"""Refusing a hostile plan file of almost the size limit, against what json.loads takes to read the same size."""

import json
import sys

from _measure import milliseconds, percentile

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.storage.planfile import decode

GOAL_RATIO = 3.0
MARK = '{"id": "driftsledelse.kerneopgaven.chef", "strength": true, "note": "Fordi vi vil"}'
HOSTILE = {
    "a name twice": '"q": 1, "q": 2}',
    "NaN": '"q": NaN}',
    "nesting": '"q": ' + "[" * 100_000,
    "a long number": '"q": ' + "7" * 5000 + "}",
    "cut off": '"q": "',
}


def main() -> int:
    """Prints each refusal; exits with 1 where the goal is not met."""
    body = '{"format": "ledelsesplan-plan", "marks": [' + ",\n".join([MARK] * 50_000) + "], "
    whole = (body + '"q": 1}').encode()
    floor = percentile(milliseconds(lambda: json.loads(whole), 5), 0.5)
    print(f"json.loads of {len(whole) / 1e6:.1f} MB: {floor:.0f} ms")
    met = True
    for name, ending in HOSTILE.items():
        data = (body + ending).encode()

        def refuse(data: bytes = data) -> None:
            try:
                decode(data)
            except LedelsesplanError:
                return
            raise AssertionError("not refused")

        took = percentile(milliseconds(refuse, 5), 0.5)
        met = met and took / floor <= GOAL_RATIO
        print(f"  {name}: {took:.0f} ms, ratio {took / floor:.1f} (goal {GOAL_RATIO})")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
