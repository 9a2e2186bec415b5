"""The way in, for ``pinspec`` and ``python -m pinspec``: what must be set before anything loads."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    gc.disable()  # all that loads here lives on; the check turns it on again
    # No plugin of the environment may take part in a verdict, nor cost the time to look for it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from pinspec.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
