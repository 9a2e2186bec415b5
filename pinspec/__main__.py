"""The way in, for ``pinspec`` and ``python -m pinspec``: what must be set before anything loads."""

from __future__ import annotations

import gc
import os
import sys
import time


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = _main()
    except KeyboardInterrupt:  # while modules are loaded, or once everything has been told
        if sys.stderr:
            sys.stderr.write("interrupted\n")
        code = 130
    gc.freeze()  # the interpreter need not search what ends with it
    sys.exit(code)


def _main() -> int:
    began = time.time()
    gc.disable()  # what loads here lives on, and reports hold no cycles: a tenth of the time
    # No plugin of the environment may take part in a verdict, nor cost the time to look for it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    if asked := os.environ.get("_PINSPEC_COMPLETE"):  # a press of TAB
        from pinspec.cli.completing import complete

        code: int = complete(asked)
    else:
        from pinspec.cli import run

        code = run(sys.argv[1:])
    if "pinspec.kept" in sys.modules:  # a checkout, unlike an installed pinspec, may have to
        from pinspec.kept import keep

        keep(began)
    return code


if __name__ == "__main__":
    main()
