#!/usr/bin/env python3
"""The door: `python build.py` builds everything; `python build.py --help` tells the rest."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- said here, before anything newer is imported
    sys.exit(f"build.py needs Python 3.11 or later; this is {sys.version.split()[0]}.")

# These write nothing, not even what Python keeps of the modules it reads.
sys.dont_write_bytecode |= bool({"--check", "inspect"} & set(sys.argv[1:]))

try:
    from zhujie.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("zhujie"):
        raise
    sys.exit(
        f"build.py needs the package {missing.name}, which is not installed here. "
        "Run `make site`, or `pip install -r requirements.txt` in a virtual environment."
    )
except KeyboardInterrupt:
    sys.exit("Interrupted. The last good site and zip are untouched.")

if __name__ == "__main__":
    main()
