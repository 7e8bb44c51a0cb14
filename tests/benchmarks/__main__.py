"""`./run bench [NAME… [OPTIONS]]`: one page with all at a glance, in some minutes; or the measurements that are named,
each with its page in docs/benchmarks (`all`: every one of them, in hours). Options are those of the one that is named.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from itertools import takewhile

import tests.benchmarks


def main(arguments: Sequence[str]) -> int:
    """Runs each benchmark's `main()`. Says which there are when a name is not one."""
    names = list(takewhile(lambda word: not word.startswith("-"), arguments))
    options = list(arguments[len(names) :])
    known = [
        module.name for module in pkgutil.iter_modules(tests.benchmarks.__path__) if not module.name.startswith("_")
    ]
    known = [name for name in known if hasattr(importlib.import_module(f"tests.benchmarks.{name}"), "main")]
    if names == ["all"]:
        names = known
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in names or ["overview"]:
        print(f"== {name}")
        benchmark = importlib.import_module(f"tests.benchmarks.{name}").main
        benchmark(options) if options else benchmark()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
