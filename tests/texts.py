"""Texts of files, each with the data that it gives or what is refused in it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pinspec.plain import MAX_DEPTH

if TYPE_CHECKING:
    from pinspec.source import Data

Place = tuple[str, int, int]


class Case(NamedTuple):
    raw: bytes | str
    data: Data
    findings: tuple[Place, ...] = ()
    """Code, line and column of each."""


def refused(raw: bytes | str, code: str, line: int = 1, column: int = 1) -> Case:
    return Case(raw, None, ((code, line, column),))


LEAVES = {
    "country no": Case("country: no\n", {"country": "no"}),
    "on and off": Case("on: off\n", {"on": "off"}),
    "leading zero": Case("pantone: 021\n", {"pantone": "021"}),
    "octal": Case("pantone: 012\n", {"pantone": "012"}),
    "base 60": Case("pantone: 1:30\n", {"pantone": "1:30"}),
    "underscore": Case("pantone: 1_000\n", {"pantone": "1_000"}),
    "exponent": Case("a: 1e3\n", {"a": "1e3"}),
    "hexadecimal": Case("a: 0x1F\n", {"a": "0x1F"}),
    "infinity": Case("a: .inf\n", {"a": ".inf"}),
    "not a number": Case("a: .nan\n", {"a": ".nan"}),
    "date": Case("due: 2026-03-14\n", {"due": "2026-03-14"}),
    "nulls": Case("[a: , ~, null, Null, NULL]\n", [{"a": None}, None, None, None, None]),
    "quoted nulls": Case("['', '~', \"null\"]\n", ["", "~", "null"]),
    "null is a key": Case("~: 1\nnull: 2\n", {"~": "1", "null": "2"}),
    "equals sign": Case("a: =\n", {"a": "="}),
    "question mark in block": Case("a: ?\nb: Who?\n", {"a": "?", "b": "Who?"}),
    "question mark in braces": Case("{a: ?, b?: Who? Me}", {"a": "?", "b?": "Who? Me"}),
    "question mark in brackets": Case("[?, ?a, a ?]", ["?", "?a", "a ?"]),
    "question mark in quotes": Case("a: '?'\nb: \"? ?\"\n", {"a": "?", "b": "? ?"}),
    "byte order mark": Case(b"\xef\xbb\xbfa: 1\n", {"a": "1"}),
    "byte order mark in text": Case("\ufeffa: 1\n", {"a": "1"}),
    "line ends CRLF": Case(b"a: 1\r\nb:\r\n  - 2\r\n", {"a": "1", "b": ["2"]}),
    "line ends CR": Case(b"a: 1\rb: 2\r", {"a": "1", "b": "2"}),
    "no last line end": Case("a: 1\nb:", {"a": "1", "b": None}),
    "no last line end in a list": Case("- a\n-", ["a", None]),
    "tab after colon": Case("a:\t1\nb: \t2\t# c\n", {"a": "1", "b": "2"}),
    "tab in empty line": Case("a: 1\n \t\n\t# c\nb: 2\n", {"a": "1", "b": "2"}),
    "astral letters": Case("{\U0001f9a6: \U0001f9a6}\n", {"\U0001f9a6": "\U0001f9a6"}),
    "top-level list": Case("- a\n- b\n", ["a", "b"]),
    "top-level text": Case("no\n", "no"),
    "one begun document": Case("# c\n---\na: 1\n...\n", {"a": "1"}),
}  # fmt: skip

MENDABLE = {
    "key twice": Case("a: 1\nb: 2\na: 3\n", {"a": "1", "b": "2"}, (("PIN005", 3, 1),)),
    "key twice in a block": Case("a:\n  b: 1\n  b: 2\n", {"a": {"b": "1"}}, (("PIN005", 3, 3),)),
    "key twice in a list": Case("- {a: 1, a: 2}\n- 3\n", [{"a": "1"}, "3"], (("PIN005", 1, 10),)),
    "key twice after astral letters": Case(
        "{\U0001f9a6: 1, \U0001f9a6: 2}", {"\U0001f9a6": "1"}, (("PIN005", 1, 8),)
    ),
    "block twice": Case(
        "a:\n  x: 1\na:\n  x: 1\n  x: 2\n  y: [1, {z: 1, z: 2}, {[k]: v}]\nc: 3\n",
        {"a": {"x": "1"}, "c": "3"},
        (("PIN005", 3, 1),),
    ),
    "anchor": Case("a: &x 1\nb: 2\n", {"a": "1", "b": "2"}, (("PIN006", 1, 4),)),
    "anchor of a block": Case("a: &x\n  b: 1\n", {"a": {"b": "1"}}, (("PIN006", 1, 4),)),
    "anchor of a key": Case("&x a: 1\nb: 2\n", {"b": "2"}, (("PIN006", 1, 1),)),
    "alias": Case("a: 1\nb: *x\n", {"a": "1", "b": None}, (("PIN006", 2, 4),)),
    "alias as key": Case("*x : {y: 1, y: 1}\nb: 2\n", {"b": "2"}, (("PIN006", 1, 1),)),
    "aliases of one name": Case("- *x\n- *x\n- 1\n", [None, None, "1"], (("PIN006", 1, 3),)),
    "alias in list": Case("- *x\n- 1\n", [None, "1"], (("PIN006", 1, 3),)),
    "alias alone": refused("*x\n", "PIN006"),
    "merge key": Case("a: 1\n<<: {b: 2}\n", {"a": "1"}, (("PIN006", 2, 1),)),
    "billion laughs": Case(
        "a: &a [x, x]\nb: [*a, *a]\n",
        {"a": ["x", "x"], "b": [None, None]},
        (("PIN006", 1, 4),),
    ),
    "tag": Case("a: !!int 1\nb: 2\n", {"a": "1", "b": "2"}, (("PIN007", 1, 4),)),
    "tag that would run code": Case(
        "a: !!python/object/apply:os.system [ls]\n", {"a": ["ls"]}, (("PIN007", 1, 4),)
    ),
    "tag of a block": Case("a:\n  !x\n  b: 1\n", {"a": {"b": "1"}}, (("PIN007", 2, 3),)),
    "tag with a bracket": Case("a: ![b\nc: 1\n", {"a": None, "c": "1"}, (("PIN007", 1, 4),)),
    "empty key": Case("{b: 1, '': x}\n", {"b": "1"}, (("PIN001", 1, 8),)),
    "list as key": Case("[a, {b: 1, b: 2}]: {c: 1, c: 2}\nd: 1\n", {"d": "1"}, (("PIN001", 1, 1),)),
    "keys within keys": Case("{{{a: 1}: 2}: 3, b: 1}", {"b": "1"}, (("PIN001", 1, 2),)),
    "swallowed number": Case("a: Pantone #185\n", {"a": "Pantone"}, (("PIN015", 1, 4),)),
    "swallowed after a tab": Case("a: Pantone\t#185\n", {"a": "Pantone"}, (("PIN015", 1, 4),)),
    "swallowed whole": Case("a: #185\n", {"a": None}, (("PIN015", 1, 1),)),
    "swallowed in list": Case("[x, Pantone #185\n]\n", ["x", "Pantone"], (("PIN015", 1, 5),)),
    "swallowed in a later line": Case(
        "a: Pan\n  tone #185\n", {"a": "Pan tone"}, (("PIN015", 1, 4),)
    ),
    "comment after a number": Case("a: 0.3 #2\n", {"a": "0.3"}),
    "comment after quotes": Case("a: 'Pantone' #185\n", {"a": "Pantone"}),
    "comment in words": Case("a: Pantone # see 185\n", {"a": "Pantone"}),
    "a comma before a unit": Case(
        "{a: 1,5 mm, b: 28,5mm, c: 1}",
        {"a": "1", "b": "28", "c": "1"},
        (("PIN014", 1, 5), ("PIN014", 1, 16)),
    ),
    "commas in a range": Case("{a: 0,10-0,15, b: 1}", {"a": "0", "b": "1"}, (("PIN014", 1, 5),)),
    "commas for points": Case("{a: 40,0,0, b: 1}", {"a": "40", "b": "1"}, (("PIN014", 1, 5),)),
    "quoted merge key": Case("'<<': 1\n", {"<<": "1"}),
}

REFUSED = {
    "%YAML": refused("%YAML 1.1\n---\na: 1\n", "PIN007"),
    "%TAG below a comment": refused("# c\n\n%TAG ! x\n---\na: 1\n", "PIN007", 3),
    "unknown directive": refused("%x y\n---\na: 1\n", "PIN007"),
    "second document": refused("a: 1\n---\nb: 2\n", "PIN008", 2),
    "second document, empty": refused("a: 1\n---\n", "PIN008", 2),
    "second document without dashes": refused("a: 1\n...\nb: 2\n", "PIN001", 3),
    "tab as indentation": refused("a:\n\tb: 1\n", "PIN001", 2),
    "tab after blanks": refused("a:\n  \tb: 1\n", "PIN001", 2, 3),
    "tab before a hard blank": refused("a:\n\t\xa0b: 1\n", "PIN001", 2),
    "next line": refused("a: 1\nb: x\x85y\n", "PIN003", 2, 5),
    "line separator": refused("a: x\u2028y\n", "PIN003", 1, 5),
    "character below CR line ends": refused("a: 1\rb: \x07\r", "PIN003", 2, 4),
    "byte order mark inside": refused("a: \ufeff1\n", "PIN003", 1, 4),
    "bidi override in a comment": refused("a: 1 # \u202e2\n", "PIN003", 1, 8),
    "bidi isolate in a value": refused("a: x\u2066y\n", "PIN003", 1, 5),
    "escape": refused(b"a: \x1b[31m\n", "PIN003", 1, 4),
    "delete": refused("a: \x7f\n", "PIN003", 1, 4),
    "not a character": refused("a: \ufdd0\n", "PIN003", 1, 4),
    "lone surrogate": refused("a: \ud800\n", "PIN003", 1, 4),
    "latin-1": refused(b"a: 1\nb: gr\xfcn\n", "PIN002", 2),
    "latin-1 with CR": refused(b"a: 1\rb: gr\xfcn\r", "PIN002", 2),
    "UTF-16": refused("a: 1".encode("utf-16-le").join([b"\xff\xfe", b""]), "PIN002"),
    "UTF-16, big end first": refused(b"\xfe\xff\0a", "PIN002"),
    "UTF-16 without a mark": refused("a: 1".encode("utf-16-le"), "PIN003"),
    "NUL": refused("a: 1\nb: \0\n", "PIN003"),
    "NUL behind another": refused("\x7fELF\0", "PIN003"),
    "picture": refused(b"\x89PNG\r\n\x1a\n\0\0", "PIN003"),
    "brackets without end": refused("[" * 200_000, "PIN009", 1, 65),
    "braces without end": refused("{" * 200_000, "PIN009", 1, 65),
    "one level too many": refused("a:\n" + "- " * MAX_DEPTH + "x\n", "PIN009", 2, 127),
    "empty": refused(b"", "PIN004"),
    "blank": refused(" \n\n", "PIN004"),
    "only comments": refused("# a\n# b\n", "PIN004"),
    "null": refused("~\n", "PIN004"),
    "only dashes": refused("---\n", "PIN004"),
}  # fmt: skip

BROKEN = {
    "missing key": ("a: 1\n: x\n", 2, 1, "a key is missing before this `:`"),
    "nothing but a value": (": x\n", 1, 1, "a key is missing before this `:`"),
    "missing key in braces": ("{: x}\n", 1, 2, "a value is missing here"),
    "complex key": ("? [a]\n: b\n", 2, 1, "this does not go with what stands above it"),
    "complex key in a block": ("a:\n  ? b\n  : c\n", 3, 3, "this line does not fit"),
    "unclosed double quote": ('a: 1\nb: "x\nc: 2\n', 2, 4, "is opened here is never closed"),
    "unclosed single quote": ("a: 1\nb: 'x\n", 2, 4, "a quote that is opened here"),
    "unclosed list": ("a: 1\nb: [1, 2\nc: 3\n", 2, 4, "this list is not closed"),
    "unclosed list after a comma": ("a: [1,\n\n", 1, 7, "a value is missing here"),
    "unclosed brace": ("b: {a: 1\n", 1, 4, "this block is not closed"),
    "unclosed brace before a key": ("b: {a: 1\nc: 3\n", 1, 4, "this block is not closed"),
    "too little indentation": ("a:\n  b: 1\n c: 2\n", 3, 2, "this line does not fit the block"),
    "too much indentation": ("a: 1\n  b: 2\n", 2, 4, "a `:` can't stand here"),
    "merge at the top": (
        "<<<<<<< a\na: 1\n=======\na: 2\n>>>>>>> b\n",
        1,
        1,
        "an unresolved merge",
    ),
    "merge in a block": ("a:\n  b: 1\n<<<<<<< a\n  c: 1\n", 3, 1, "an unresolved merge begins"),
    "two colons": ("a: b: c\n", 1, 5, "a `:` can't stand here"),
    "bracket for a brace": ("a: {b]c[/d: 1}\n", 1, 4, "this block is not closed"),
    "no colon": ("a: 1\nbcd\ne: 2\n", 2, 1, "this line has no `:`"),
    "no colon in the last line": ("a: 1\nbcd\n", 2, 1, "this line has no `:`"),
    "@": ("a: @b\n", 1, 4, "a value can't begin with this character"),
    "backtick": ("a: `b`\n", 1, 4, "a value can't begin with this character"),
    "percent": ("a: %b\n", 1, 4, "a value can't begin with this character"),
    "stars": ("a: **b**\n", 1, 4, "a value can't begin with this character"),
    "ampersand": ("a: &\n", 1, 4, "a value can't begin with this character"),
    "unknown escape": ('a: "C:\\pins"\n', 1, 8, "a `\\` in double quotes begins an escape"),
    "list beside its key": ("a: - b\n", 1, 4, "a `-` can't stand here"),
    "list below keys": ("b: 1\n- a\n", 2, 1, "this line does not fit the block"),
    "text after a quote": ("'a' b\n", 1, 5, "this does not go with what stands above it"),
    "comma": ("a: ,b\n", 1, 4, "a value is missing here"),
    "comment at a fold": ("a: >#x\n  y\n", 1, 5, "expected chomping"),
    "tag of two tags": ("a: !1:2!t x\n", 1, 6, "expected '!', but found ':'"),
    "question mark in a tag": ("a: !?b?\n", 1, 5, "but found '?'"),
}

TEXTS: dict[str, bytes | str] = {
    **{name: case.raw for table in (LEAVES, MENDABLE, REFUSED) for name, case in table.items()},
    **{name: row[0] for name, row in BROKEN.items()},
}
