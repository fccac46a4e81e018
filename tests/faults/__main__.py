"""Many trials, and what came of them: ``python -m tests.faults --count 100``. The tests do a few of the same."""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.trials import FAULTS, Bench, Trial


def main() -> int:
    """Do the trials and print a table; the exit code is 1 if one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="how many trials (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="of the first trial (default: 1)")
    parser.add_argument("--fault", choices=FAULTS, help="the only kind (default: any, by chance)")
    parser.add_argument("--jobs", type=int, default=1, help="trials at once (default: 1)")
    parser.add_argument("--no-mount", action="store_true", help="limit the size of files in place of small disks")
    given = parser.parse_args()
    trials: list[Trial] = []
    with tempfile.TemporaryDirectory(prefix="extractor-faults-") as folder:
        bench = Bench(Path(folder), mount=False if given.no_mount else None)
        bench.prepare()
        seeds = range(given.seed, given.seed + given.count)
        with ThreadPoolExecutor(given.jobs) as jobs:
            for seed, trial in zip(seeds, jobs.map(lambda seed: bench.trial(seed, given.fault), seeds), strict=True):
                trials.append(trial)
                said = f"{seed:4} {trial.fault:7} {'same' if trial.same else 'FAILED':7}{trial.description}"
                print("\n     ".join((said, *trial.failures)), flush=True)
    print(f"\n{'fault':8}{'trials':>8}{'disturbed':>11}{'runs':>6}{'resumed with work done':>24}{'same bytes':>12}")
    for fault in FAULTS:
        of = [trial for trial in trials if trial.fault == fault]
        if of:
            disturbed = [trial for trial in of if trial.disturbed]
            runs = sum(trial.disturbed for trial in of)
            kept = sum(trial.kept > 0 for trial in disturbed)
            same = sum(trial.same for trial in of)
            print(f"{fault:8}{len(of):8}{len(disturbed):11}{runs:6}{kept:24}{same:12}")
    return 0 if all(trial.same for trial in trials) else 1


if __name__ == "__main__":
    sys.exit(main())
