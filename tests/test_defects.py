"""Defect lists in the words that people write, and which usual defects they name."""

from __future__ import annotations

import pytest

from pinspec.order.facts.defects import (
    BASE_METAL,
    HARDWARE,
    MOST,
    PITS,
    PLATING_COLOR,
    POSTS,
    TEXT,
    is_usually_minor,
    left_out,
)

USUAL = [HARDWARE, BASE_METAL, TEXT, PLATING_COLOR, POSTS, PITS]

ENTRIES = {
    HARDWARE: """
        detached hardware; loose pin back; Loose Pin Backs; broken ring; magnet off; magnets off;
        open jump ring; clutch falls off; pin comes loose; missing clutch; chain broken; post
        breaks off; detached or loose attachment; HARDWARE DETACHED; weak solder joint""",
    BASE_METAL: """
        base metal on the front; exposed base metal; base metal visible; bare metal; brass showing
        through; plating worn through; peeling plating; missing plating; unplated areas; Base-metal
        exposure, face""",
    TEXT: """
        unreadable text; illegible lettering; text can't be read; lettering filled in; blurred logo;
        text not legible; unreadable serial number; letters clogged with enamel""",
    PLATING_COLOR: """
        wrong plating color; wrong plating colour; wrong finish; plating color off; finish differs;
        wrong color; color outside the sample; plating discoloration; incorrect plating tone;
        mixed finishes""",
    POSTS: """
        posts that miss the card; misplaced posts; post mislocation; card cannot be loaded; bent
        post; misaligned posts; posts off position; does not fit the card""",
    PITS: """
        large pits on the face; large pits; pits over 0.3 mm; pitting; voids; pinholes; porosity""",
    "": """
        missing enamel; wrong enamel color; enamel color off; print on the border; offset print;
        scratches on the front over 2 mm; sharp edges; glue on the face; dented card; bubbles;
        more than 3 specks per face; file marks; ; 漢字; 12 %""",
}  # fmt: skip


def split(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split(";")]


@pytest.mark.parametrize(
    ("entry", "named"),
    [(entry, named) for named, text in ENTRIES.items() for entry in split(text)],
)
def test_an_entry_names_the_defect_that_it_means_and_no_other(entry: str, named: str) -> None:
    assert left_out([entry], USUAL) == [one for one in USUAL if one != named]


@pytest.mark.parametrize(
    "entry",
    ["as defect list QC-12", "see catalogue", "per standard", "defect catalogue 4", "See our QC-12",
     "according to the attached drawing", "as per appendix B", "acc. to spec 7", "see page 3"],
)  # fmt: skip
def test_an_entry_that_points_at_a_document_covers_them_all(entry: str) -> None:
    assert left_out(["missing enamel", entry], USUAL) == []


@pytest.mark.parametrize(
    "entry",
    ["plating color not as standard", "size not per drawing", "more than 3 specks per face"],
)
def test_a_defect_that_mentions_a_document_does_not(entry: str) -> None:
    assert PITS in left_out([entry], USUAL)


def test_a_list_without_end_is_not_read() -> None:
    assert left_out(["scratches"] * MOST, USUAL) == USUAL
    assert left_out(["scratches"] * (MOST + 1), USUAL) == []


def test_an_empty_list_names_nothing() -> None:
    assert left_out([], USUAL) == USUAL
    assert left_out([], []) == []


@pytest.mark.parametrize(
    ("entry", "minor"),
    [
        ("tiny polish marks on the back", True), ("back polish marks", True),
        ("Polishing lines, reverse", True), ("slight polish marks", True),
        ("polish marks", False), ("heavy polish marks on the face", False),
        ("deep polish gouges on the back", False),
        ("slight plating tone inside the sample's range", True),
        ("slight tone within the sample range", True),
        ("plating shade within the approved sample", True),
        ("tone outside the sample range", False), ("slight enamel shade difference", False),
        ("wrong plating color", False),
        ("small card misalignment", True), ("slightly crooked card", True),
        ("card misalignment", False), ("posts that miss the card by a little", False),
        ("", False),
    ],
)  # fmt: skip
def test_what_is_usually_minor_is_known_by_its_words(entry: str, minor: bool) -> None:
    assert is_usually_minor(entry) is minor
