"""`python -m summarize`, and the installed command."""

import sys

from summarize.interrupts import catch, caught


def main() -> None:
    """Catch signals, then import and run the command line. The process ends with the command's exit status."""
    catch()
    try:
        from summarize.cli import main as run  # takes a while, so signals must be caught by now
    finally:
        if status := caught():
            # Without a traceback, even if a library has replaced the signal's exception with one of its own.
            sys.exit(status)
    run()


if __name__ == "__main__":
    main()
