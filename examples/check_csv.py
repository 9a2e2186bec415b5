"""Check a CSV of orders, one a row; each column is headed by the field that it fills.

Such as ``body.width_mm`` or ``plating[].finish``; an empty cell is not stated. Run it with
``python examples/check_csv.py examples/orders.csv``.
"""

import csv
import sys

from pinspec import PinspecError, Verdict, check, nested, safe

try:
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
        rows = list(csv.DictReader(file, restkey="cells_too_many"))
    reports = [check(nested(row)) for row in rows]
    if not rows:
        raise PinspecError("there is no order in it")
except (IndexError, OSError, UnicodeError, csv.Error, PinspecError) as error:
    print(f"usage: check_csv.py ORDERS.csv, which can't be checked: {error}", file=sys.stderr)
    sys.exit(2)
for row, report in zip(rows, reports, strict=True):
    print(safe(f"{row.get('order.id') or 'without an id'}: {report.verdict.word}"))
    for finding in report.findings:
        print(safe(f"  {finding.verdict.word} {finding.rule} {finding.code}: {finding.message}"))
sys.exit(max(report.verdict for report in reports) is Verdict.RESPEC)
