"""Files whose bytes or YAML are hostile: refused with a finding, at once."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.hostile.running import inside

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 200_000


class Row(NamedTuple):
    """A file, the code of the mistake in it, and words that tell of it."""

    raw: bytes
    code: str
    words: str
    findings: int = 1


LAUGHS = b"a: &a [x, x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (key, key, b", ".join([b"*%c" % (key - 1)] * 10)) for key in b"bcdefghi"
)

STRUCTURE = {
    "open brackets": Row(b"[" * SIZE, "PIN009", "more than 64 levels"),
    "closed brackets": Row(b"[" * SIZE + b"]" * 50_000, "PIN009", "more than 64 levels"),
    "brackets under a key": Row(b"body: " + b"[" * SIZE, "PIN009", "more than 64 levels"),
    "open braces": Row(b"{" * SIZE, "PIN009", "more than 64 levels"),
    "closed braces": Row(b"{" * 100_000 + b"}" * 100_000, "PIN009", "more than 64 levels"),
    "braces in keys": Row(b"{a: " * 50_000, "PIN009", "more than 64 levels"),
    "closed braces in keys": Row(b"{a: " * 40_000 + b"}" * 40_000, "PIN009", "more than 64 levels"),
    "braces in brackets": Row(b"[{a: " * 40_000, "PIN009", "more than 64 levels"),
    "lists in lists": Row(b"- " * 100_000, "PIN009", "more than 64 levels"),
    "lists in lists, ended": Row(b"- " * 100_000 + b"x\n", "PIN009", "more than 64 levels"),
    "blocks in blocks": Row(
        b"".join(b" " * depth + b"a:\n" for depth in range(600)), "PIN009", "more than 64 levels"
    ),
    "question marks": Row(b"? " * 100_000, "PIN011", "not an order"),
    "colons": Row(b": " * 100_000, "PIN001", "a key is missing"),
    "closing brackets": Row(b"]" * SIZE, "PIN001", "a value is missing"),
    "billion laughs": Row(LAUGHS, "PIN006", "more than 5 anchors"),
    "aliases": Row(
        b"body:\n  metal: *a\n" + b"".join(b"x-%d: *a\n" % one for one in range(4_900)),
        "PIN006",
        "the alias `*a` is not read",
    ),
    "merge keys": Row(b"a: &a {x: 1}\n" + b"b:\n  <<: [*a, *a, *a]\n", "PIN006", "takes over", 2),
    "a few anchors": Row(b"a: &a 1\nb: &b 2\nc: *a\n", "PIN006", "the anchor `&a` is not read", 2),
    "recursive alias": Row(b"body: &a [*a]\n", "PIN006", "the anchor `&a` is not read"),
    "recursive merge": Row(b"body: &a\n  <<: *a\n", "PIN006", "the anchor `&a`", 2),
    "long anchor": Row(b"body: &" + b"a" * SIZE + b" x", "PIN006", "is not read"),
    "long alias": Row(b"body: *" + b"a" * SIZE, "PIN006", "is not read"),
    "long tag": Row(b"body: !" + b"a" * SIZE + b" x", "PIN007", "is not read"),
    "tag that runs code": Row(
        b"body: !!python/object/apply:os.system [id]", "PIN007", "is not read"
    ),
    "documents": Row(b"---\na: 1\n" * 20_000, "PIN008", "a second document begins"),
    "directives": Row(b"%TAG ! tag:x,2000:\n" * 10_000, "PIN007", "directives are not read"),
}

ENCODINGS = {
    "nothing": Row(b"", "PIN004", "there is no order"),
    "only NULs": Row(b"\0" * SIZE, "PIN003", "binary file"),
    "PNG": Row(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PIN003", "picture"),
    "gzip": Row(gzip.compress(b"order: {id: FOX}", mtime=0), "PIN003", "binary file"),
    "ELF": Row(b"\x7fELF\x02\x01\x01\0\0\0\0\0", "PIN003", "binary file"),
    "UTF-16": Row("order: {id: FOX}".encode("utf-16"), "PIN002", "UTF-16"),
    "UTF-16, big end first": Row(b"\xfe\xff" + "a: b".encode("utf-16-be"), "PIN002", "UTF-16"),
    "UTF-16 without a mark": Row("order: {}".encode("utf-16-le"), "PIN003", "binary file"),
    "UTF-16 of Chinese without a mark": Row("訂單".encode("utf-16-le"), "PIN002", "not UTF-8"),
    "UTF-32": Row("order: {id: FOX}".encode("utf-32"), "PIN002", "UTF-32"),
    "UTF-32, big end first": Row(b"\0\0\xfe\xff\0\0\0a", "PIN002", "UTF-32"),
    "UTF-32 without a mark": Row("order: {}".encode("utf-32-be"), "PIN003", "binary file"),
    "Latin-1": Row("order: {id: Grün}".encode("latin-1"), "PIN002", "byte 15 of the file"),
    "overlong slash": Row(b"id: \xc0\xaf", "PIN002", "not UTF-8"),
    "overlong NUL": Row(b"id: \xc0\x80", "PIN002", "not UTF-8"),
    "lone surrogate": Row(b"id: \xed\xa0\x80", "PIN002", "not UTF-8"),
    "beyond Unicode": Row(b"id: \xf4\x90\x80\x80", "PIN002", "not UTF-8"),
    "cut short": Row(b"id: \xe2\x82", "PIN002", "not UTF-8"),
    "bytes at random": Row(bytes(range(1, 256)) * 700, "PIN002", "not UTF-8"),
}

LARGE = {
    "unknown key": Row(b"x" * SIZE + b": 1", "PIN001", "can't stand here"),
    "key that is longer than YAML's": Row(b"'" + b"x" * 2000 + b"': 1", "PIN001", "`:`"),
    "longest key": Row(b"body:\n" + b"x" * 1000 + b": 1", "PIN010", "has no key `xxxxx"),
    "longest key twice": Row(
        b"x-" + b"x" * 990 + b": 1\nx-" + b"x" * 990 + b": 1", "PIN005", "again"
    ),
    "unknown word": Row(b"body: {metal: " + b"x" * SIZE, "PIN001", "this block is not closed"),
    "value": Row(b"body:\n  metal: " + b"x" * SIZE, "PIN012", "is not a word"),
    "values of blanks": Row(b"body:\n  metal: 'x" + b" " * SIZE + b"'", "PIN012", "not a word"),
    "number": Row(b"order:\n  quantity: " + b"9" * SIZE, "PIN011", "too long"),
    "decimals": Row(b"body:\n  width_mm: 0." + b"3" * SIZE, "PIN011", "too long"),
    "digits": Row(b"body:\n  width_mm: " + b"9" * 40, "PIN011", "width_mm"),
    "exponent": Row(b"body:\n  width_mm: 1e999", "PIN011", "far too large"),
    "huge exponent": Row(b"body:\n  width_mm: 1e99999", "PIN011", "far too large"),
    "tiny exponent": Row(b"body:\n  width_mm: 1e-99999", "PIN013", "more than 0"),
    "whole number by exponent": Row(b"order:\n  quantity: 1e99", "PIN013", "at most"),
    "not a number": Row(b"body:\n  width_mm: .nan", "PIN011", "not a number"),
    "NaN": Row(b"body:\n  width_mm: NaN", "PIN011", "not a number"),
    "infinity": Row(b"body:\n  width_mm: .inf", "PIN011", "not a number"),
    "minus infinity": Row(b"body:\n  width_mm: -.inf", "PIN011", "not a number"),
    "hexadecimal": Row(b"order:\n  quantity: 0x1F", "PIN011", "one number"),
    "octal": Row(b"order:\n  quantity: 0o17", "PIN011", "one number"),
    "base 60": Row(b"order:\n  quantity: 1:30:00", "PIN011", "quantity"),
    "date": Row(b"order:\n  quantity: 2026-12-31", "PIN011", "quantity"),
    "date of the year 0": Row(b"order:\n  ships: 0000-00-00", "PIN011", "no day"),
    "newer format": Row(b"pinspec: 0", "PIN013", "at least 1"),
    "unknown keys": Row(
        b"body:\n" + b"".join(b"k%d: 1\n" % one for one in range(4_990)), "PIN010", "k1", 51
    ),
    "unknown keys alone": Row(
        b"".join(b"k%d: 1\n" % one for one in range(4_990)), "PIN011", "`k0`, `k1`, `k2`, ..."
    ),
    "more values than any order": Row(
        b"".join(b"k%d: 1\n" % one for one in range(5_001)), "PIN009", "5,000 values"
    ),
    "items": Row(b"order: {markets: [" + b"US, " * 1_001, "PIN009", "1,000 items"),
    "items of the wrong kind": Row(
        b"order: {markets: [" + b"Mars, " * 999 + b"US]}", "PIN012", "`Mars`", 51
    ),
    "items that are no blocks": Row(
        b"artwork: {lines: [" + b"x, " * 1_000 + b"]}", "PIN011", "a block is asked for", 51
    ),
    "lists where blocks are asked for": Row(
        b"artwork: {texts: [" + b"[], " * 1_000 + b"]}", "PIN011", "a block is asked for", 51
    ),
    "comment": Row(b"#" * SIZE, "PIN004", "there is no order"),
    "comment behind a value": Row(b"body: 1 # " + b"x" * SIZE, "PIN011", "a block"),
    "comment that swallows": Row(b"order:\n  id: a #" + b"1" * SIZE, "PIN015", "is a comment"),
    "blank lines": Row(b"\n" * SIZE, "PIN004", "there is no order"),
    "blank lines and a mistake": Row(b"\n" * SIZE + b"@", "PIN001", "can't begin"),
    "tabs": Row(b"\t" * 250_000, "PIN004", "there is no order"),
    "tabs and a key": Row(b"\t" * 250_000 + b"a: 1", "PIN001", "indented with a tab"),
    "tabs behind a colon": Row(b"body:" + b"\t" * 250_000 + b"1", "PIN011", "a block"),
    "carriage returns": Row(b"\r" * SIZE, "PIN004", "there is no order"),
    "quotes": Row(b"'" * (SIZE + 1), "PIN001", "never closed"),
    "escapes": Row(b'body: "' + b"\\n" * 100_000 + b'"', "PIN011", "a block"),
    "escapes and a mistake": Row(b'a: "' + b"\\x41" * 60_000 + b'\\q"', "PIN001", "escape"),
    "words and a mistake": Row(b"a: " + b"x " * 100_000 + b"\n@", "PIN001", "can't begin"),
    "lines and a mistake": Row(b"a:\n" + b"  x\n" * 50_000 + b"@", "PIN001", "can't begin"),
    "comments and a mistake": Row(b"#\n" * 100_000 + b"@", "PIN001", "can't begin"),
    "block text and a mistake": Row(b"a: |\n" + b"  x\n" * 50_000 + b"@", "PIN001", "can't begin"),
    "quoted texts and a mistake": Row(b"'" + b"x\n\n" * 60_000 + b"' @", "PIN001", "can't begin"),
}

MISPLACED = {
    "ends of a range in a block": Row(b"body: {min: b, max: a}", "PIN010", "has no key `min`", 2),
    "ends of two kinds": Row(b"product: {min: 1, max: [a]}", "PIN010", "has no key `max`", 2),
    "ends in an item": Row(b"plating: [{min: {}, max: a}]", "PIN010", "has no key `min`", 2),
}
"""Keys that mean something, but elsewhere."""

FINDINGS = {
    "on one line": "lines: ["
    + "{width_mm: 0.1}, " * 1_000
    + "], texts: ["
    + "{height_mm: 0.1, stroke_mm: 0.1}, " * 900
    + "]",
    "on lines of their own": "lines:\n" + "   - {width_mm: 0.1}\n" * 1_000,
    "on long lines": "lines:\n" + f"   - {{width_mm: 0.1, name: '{'x' * 2_000}'}}\n" * 120,
    "of unknown words": "lines: [" + "{repeated: foo}, " * 1_000 + "]",
    "of what is missing": "lines: [" + "{}, " * 1_000 + "]",
}


@pytest.mark.parametrize("lines", FINDINGS.values(), ids=FINDINGS)
def test_thousands_of_findings_are_told_at_once(lines: str, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    artwork = f"{{{lines}}}" if lines.endswith("]") else f"\n  {lines}"
    text = f"product: {{process: soft_enamel}}\nartwork: {artwork}\n"
    file.write_text(text, encoding="utf-8")
    inside("check", file).assert_sound(1, "Do not release.")
    inside("check", "--format", "json", file).assert_sound(1, "artwork.")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=name)
        for table in (STRUCTURE, ENCODINGS, LARGE, MISPLACED)
        for name, row in table.items()
    ],
)
def test_hostile_bytes_are_one_finding_at_once(row: Row, tmp_path: Path) -> None:
    file = tmp_path / "an.order.yaml"
    file.write_bytes(row.raw)
    text = inside("check", file)
    text.assert_sound(1, "an.order.yaml: RESPEC", f" {row.code} ")
    assert len(text.out) < 25_000
    data = inside("check", "--format", "json", file)
    data.assert_sound(1, row.words)
    assert data.mistakes == [row.code] * row.findings
