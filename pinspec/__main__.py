"""``python -m pinspec`` is ``pinspec``."""

from pinspec.cli import main

main()
