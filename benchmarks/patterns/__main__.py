"""``python -m benchmarks.patterns``: list the patterns of the package that may take more than linear time."""

from __future__ import annotations

from benchmarks.patterns.ambiguity import faults
from benchmarks.patterns.collect import collect


def main() -> None:
    """Print a line for each pattern with a fault."""
    used, unknown = collect()
    for each in used:
        if found := faults(each.pattern, each.flags, anchored=each.site.anchored):
            print(f"{each.site.file}:{each.site.line} {each.site.name}: {', '.join(found)}")
    for site in unknown:
        print(f"{site.file}:{site.line} {site.name}: the pattern is not known")


if __name__ == "__main__":
    main()
