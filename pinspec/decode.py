"""From bytes to text that both YAML parsers take alike, or to the reason why not."""

from __future__ import annotations

import re
from functools import cache

from pinspec.finding import Finding, Form, Span

QUESTION_MARK = "\ufdd0"
"""Stands for ``?`` while the text is parsed; a code point that no text can hold."""
_LEADING_TAB = r"(?m)^ *\t[ \t]*[^ \t\n#]"
_DIRECTIVE = re.compile(r"(?: *(?:#.*)?\n)*%")
_DOCUMENTS = {
    b"%PDF": "PDF", b"PK\x03\x04": "Word, Excel or ZIP file",
    b"\xd0\xcf\x11\xe0": "Word or Excel file",
    b"{\\rtf": "rich text file", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture",
}  # fmt: skip
_MARKS = {
    b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16",
}  # fmt: skip
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BAD_ASCII = re.compile("[^\t\n\x20-\x7e]")


class StopReadingError(Exception):
    """The rest of the file can't be trusted; the finding says why."""

    def __init__(
        self, form: Form, message: str, change: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message)
        span = Span(line, column, line, column + 1)
        self.finding: Finding = form.finding((), message, change=change, span=span)


def decode(raw: bytes | str) -> str:
    """Turn a file's bytes into text with line ends of one kind and no byte order mark.

    Raises:
        StopReadingError: the bytes are no UTF-8 text, or hold what a text can't.
    """
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_bad_characters(text)
    return text


def _decoded(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    kind = next((word for start, word in _DOCUMENTS.items() if raw.startswith(start)), "")
    if kind:
        raise _binary(kind)
    coding = next((word for mark, word in _MARKS.items() if raw.startswith(mark)), "")
    if coding:
        raise StopReadingError(Form.ENCODING, f"the file is saved as {coding}", "save it as UTF-8")
    try:
        return raw.removeprefix(_BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        if b"\0" in raw:
            raise _binary() from None
        line = len(re.findall(rb"\r\n?|\n", raw[: error.start])) + 1
        message = f"byte {error.start + 1} of the file, in line {line}, is not UTF-8 text"
        raise StopReadingError(Form.ENCODING, message, "save it as UTF-8", line) from None


def _refuse_bad_characters(text: str) -> None:
    bad = (_BAD_ASCII if text.isascii() else _bad_character()).search(text)
    if bad is None:
        return
    if "\0" in text:
        raise _binary()
    line, column = _place(text, bad.start())
    kind = "line separator" if bad[0] in "\x85\u2028\u2029" else "character"
    message = f"an invisible {kind} (U+{ord(bad[0]):04X}) stands here"
    change = "delete it and type the line anew"
    raise StopReadingError(Form.CHARACTERS, message, change, line, column)


@cache
def _bad_character() -> re.Pattern[str]:
    """Build the pattern when a text needs it, since it takes longer than the rest of the reader.

    Beside what no text holds, it refuses what makes a line look other than it is read.
    """
    return re.compile(
        "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
        "\U00010000-\U0010ffff]"
    )


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _binary(kind: str = "binary file") -> StopReadingError:
    change = "save the order as plain text (UTF-8), with a name that ends in .yaml"
    return StopReadingError(Form.CHARACTERS, f"this is a {kind}, not text", change)


def prepare(text: str) -> str:
    """Settle before the parser what the two parsers take differently; no place changes.

    Tabs are blanks, but never indentation; ``?`` is text like any other.
    """
    tab = re.search(_LEADING_TAB, text) if "\t" in text else None
    directive = _DIRECTIVE.match(text)
    if tab:
        line, column = _place(text, text.index("\t", tab.start()))
        message = "this line is indented with a tab"
        raise StopReadingError(Form.SYNTAX, message, "indent with spaces", line, column)
    if directive:
        message = "`%` directives are not read"
        line, _ = _place(text, directive.end())
        raise StopReadingError(Form.TAG, message, "delete the line", line)
    return text.replace("\t", " ").replace("?", QUESTION_MARK)


def merge_at(text: str) -> int:
    """Give the line at which an unresolved merge of two branches begins; 0 where there is none."""
    found = re.search("^<<<<<<< ", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
