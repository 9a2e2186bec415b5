"""The folder that the commands are run in: an order, config and pack of every kind."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from pinspec import Baseline, check
from pinspec.files import MAX_BYTES
from tests.exit_codes import EXAMPLES, FAILING, MANY, PASSING

NO_ORDER_FIELDS = "order: {quantity: 3000}\n"
PACK = {
    "pack.yaml": "name: Acme\nprefix: ACM\n",
    "facts.yaml": "sources:\n  a: {publisher: Acme, title: Trials, year: 2026}\n"
    "facts:\n  ACM-1: {says: Cards sag., source: a, confidence: house}\n",
    "limits.yaml": "limits:\n  acme_card_gsm:\n    title: Weight of the card\n"
    "    cosmetic_below: {carded: 300, facts: [ACM-1]}\n",
    "packaging/acme-card.yaml": """\
code: ACM601
title: A card that does not sag
category: appearance
when: stated(packaging.card.gsm)
measure: packaging.card.gsm
against: acme_card_gsm
message: "the card has {measured}; it {allowed}"
if_it_ships: the card sags
change: take a card of {needed}
facts: [ACM-1]
examples:
  pass: [{name: the edge, order: {packaging: {card: {gsm: 300, holes: punched}}}}]
  cosmetic: [{name: thin, order: {packaging: {card: {gsm: 250, holes: punched}}}}]
  irrelevant: [{name: a polybag, order: {packaging: {steps: [polybag], card: null}}}]
""",
}


def _links(folder: Path) -> None:
    os.mkfifo(folder / "pipe.order.yaml")
    (folder / "loop.order.yaml").symlink_to("loop.order.yaml")
    (folder / "dangling.order.yaml").symlink_to("nowhere")
    for name in ("ring", "many"):
        shutil.copyfile(PASSING, folder / name / "pin.yaml")
    (folder / "ring" / "order.yaml").symlink_to("pin.yaml")
    (folder / "outside" / "fox.order.yaml").symlink_to(PASSING)
    (folder / "ring" / "again").symlink_to("..", target_is_directory=True)
    for number in range(MANY):
        (folder / "many" / f"{number:04}.order.yaml").symlink_to("pin.yaml")


def _pack(folder: Path, changed: dict[str, tuple[str, str]]) -> None:
    for name, text in PACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace(*changed.get(name, ("", ""))), encoding="utf-8")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out what the commands of the tables name."""
    folder = tmp_path_factory.mktemp("orders")
    (folder / "strict").mkdir()
    shutil.copyfile(PASSING, folder / "good.order.yaml")
    shutil.copyfile(FAILING, folder / "bad.order.yaml")
    shutil.copyfile(EXAMPLES / "concept.order.yaml", folder / "small.order.yaml")
    (folder / "newer.order.yaml").write_text("pinspec: 99\n" + NO_ORDER_FIELDS, encoding="utf-8")
    report = check(folder / "bad.order.yaml")
    known = Counter(Baseline.marks(report))
    (folder / "known.json").write_text(Baseline({"bad.order.yaml": known}, folder).text())
    (folder / "bad.toml").write_text('fial-on = "cosmetic"\n', encoding="utf-8")
    strict = 'fail-on = "cosmetic"\nmandatory = ["posts/count"]\n'
    for name in ("strict.toml", "strict/pinspec.toml"):
        (folder / name).write_text(strict, encoding="utf-8")
    shutil.copyfile(EXAMPLES / "concept.order.yaml", folder / "strict" / "order.yaml")
    (folder / "large.order.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    (folder / "works.yaml").write_text("factory: Works\nlimts: {}\n", encoding="utf-8")
    for name in ("empty", "others", "mixed", "ring", "many", "foreign", "outside", "ignored/.git"):
        (folder / name).mkdir(parents=True)
    (folder / "others" / "fox.yaml").touch()
    compose = "version: '3'\nservices: {web: {image: fox}}\n"
    (folder / "foreign" / "compose.order.yaml").write_text(compose, encoding="utf-8")
    shutil.copyfile(PASSING, folder / "ignored" / "fox.order.yaml")
    (folder / "ignored" / ".gitignore").write_text("fox.*\n", encoding="utf-8")
    shutil.copyfile(PASSING, folder / "mixed" / "order.yaml")
    (folder / "mixed" / "broken.order.yaml").write_text("order: {", encoding="utf-8")
    (folder / "pipe.order.yaml").unlink(missing_ok=True)
    _pack(folder / "sound", {})
    _pack(folder / "failing", {"packaging/acme-card.yaml": ("gsm: 250", "gsm: 350")})
    _pack(folder / "slip", {"packaging/acme-card.yaml": ("measure:", "mesure:")})
    if os.name != "nt":
        _links(folder)
    return folder
