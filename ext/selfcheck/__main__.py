"""Runs the command line: ``python -m selfcheck``."""

import sys

from selfcheck.analysis.commandline import main

if __name__ == "__main__":
    sys.exit(main())
