"""`python -m ledelsesplan`: the same as the command."""

import sys

from ledelsesplan.cli import main

sys.exit(main())
