"""Property tests for as long as one likes: ``python -m tests.properties --minutes 60``. CI does a hundred of each.

All that hypothesis tests is run again and again, each time from another seed. What fails is kept in
``.hypothesis``, and comes first in the next run of the tests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time


def main() -> int:
    """Run rounds until the time is over; the exit code is that of the first round that failed, or 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.properties", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="how long (default: 60); the last round is finished")
    parser.add_argument("--seed", type=int, default=1, help="of the first round (default: 1)")
    parser.add_argument("paths", nargs="*", default=["tests"], help="tests (default: all)")
    given = parser.parse_args()
    start = time.monotonic()
    seed, code = given.seed, 0
    while (passed := time.monotonic() - start) < 60 * given.minutes:
        command = [sys.executable, "-m", "pytest", "-q", "-m", "hypothesis", "--hypothesis-profile=long"]
        done = subprocess.run([*command, f"--hypothesis-seed={seed}", *given.paths], check=False)  # noqa: S603
        code = code or done.returncode
        print(f"round of seed {seed}: exit code {done.returncode}, from minute {passed / 60:.1f}", flush=True)
        seed += 1
    return code


if __name__ == "__main__":
    sys.exit(main())
