"""Build one project once: ``python -m bench.build FOLDER``.

Prints the seconds of processor time (user and system), and the peak of memory in megabytes.
"""

import resource
import shutil
import sys
import time
from pathlib import Path

from sphinx.cmd.build import build_main


def main(folder: str) -> int:
    """Build from nothing; return the build's exit status."""
    out = Path(folder, "out")
    shutil.rmtree(out, ignore_errors=True)
    start = time.process_time()
    status = build_main(["-Q", "-j", "1", folder, str(out)])
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:.4f} {megabytes:.0f}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
