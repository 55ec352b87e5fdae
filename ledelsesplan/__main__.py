"""`python -m ledelsesplan`, and the command: the command line, which may be interrupted while it is loaded, too."""

import sys


def main() -> int:
    """Runs a command, or opens the window; gives the exit code."""
    try:
        from ledelsesplan.cli import main as answer

        return answer()
    except KeyboardInterrupt:
        from ledelsesplan.interruption import INTERRUPTED, WORDS

        print(WORDS, file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":  # a second process that counts plans imports this module, too
    sys.exit(main())
