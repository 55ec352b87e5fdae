"""`python -m ledelsesplan`: the same as the command."""

import sys

from ledelsesplan.cli import main

if __name__ == "__main__":  # a second process that counts plans imports this module, too
    sys.exit(main())
