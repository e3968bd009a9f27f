"""`python -m summarize`."""

from summarize.interrupts import catch

# Before the imports of the command line, which take a while.
catch()

from summarize.cli import main  # noqa: E402

main()
