"""Lines of a PDF become paragraphs: what goes on, how words that a line's end has cut are written, what stands at the edges."""

from __future__ import annotations

import pytest

from sources.readers.pdf_furniture import furniture
from sources.readers.pdf_lines import DRAWING, Line, in_order
from sources.readers.pdf_text import write


def line(text: str, top: float, left: float = 50, size: float = 10, right: float = 0) -> Line:
    """A line whose letters are half as wide as they are high."""
    end = right or left + len(text) * size / 2
    return Line(text, left, end, top - size, top, top - size / 2, size)


def text_of(lines: list[Line], language: str = "en") -> str:
    return write([("1", list(in_order(lines)))], language)[0]


def lines_of(*texts: str, left: float = 50, step: float = 12) -> list[Line]:
    """Lines below one another that all reach the right edge."""
    width = max(map(len, texts)) * 5
    return [line(text, 700 - number * step, left, right=left + width) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("cut", "whole", "language"),
    [
        ("The committee met to dis-", "The committee met to discuss the plan.", "en"),
        ("It was a well-", "It was a well-known plan.", "en"),
        ("They signed a co-operation paper on co-", "They signed a co-operation paper on co-operation.", "en"),
        ("Talks at Velden and then again at Vel-", "Talks at Velden and then again at Velden.", "en"),
        ("Стороны обсудили сотруд-", "Стороны обсудили сотрудничество.", "ru"),
    ],
)
@pytest.mark.parametrize("hyphen", ["-", "\N{SOFT HYPHEN}"])
def test_a_word_that_a_lines_end_has_cut(cut: str, whole: str, language: str, hyphen: str) -> None:
    rest = whole.removeprefix(cut) if whole.startswith(cut) else whole.removeprefix(cut[:-1])
    assert text_of(lines_of(cut[:-1] + hyphen, rest), language) == whole


def test_paragraphs_end_at_short_lines_at_gaps_and_at_other_sizes() -> None:
    full = ["The ferry runs until nine in the evening, and the", "bridge is open all night for those who come later."]
    assert text_of([line("A heading", 730, size=16), *lines_of(*full)]) == "A heading\n\n" + " ".join(full)
    assert text_of([*lines_of(*full), line("After a gap it goes on.", 640)]) == " ".join(full) + "\n\nAfter a gap it goes on."
    short = [line(full[0], 700), line("bridge is open.", 688), line("A new one begins here.", 676)]
    assert text_of(short) == f"{full[0]} bridge is open.\n\nA new one begins here."


def test_columns_are_read_one_after_the_other() -> None:
    left = lines_of(*[f"left line number {n} goes on and on" for n in range(8)], left=50)
    right = lines_of(*[f"right line number {n} goes on and on" for n in range(8)], left=300)
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    assert text_of(mixed) == " ".join(one.text for one in (*left, *right))


def test_a_drawing_of_letters_has_no_columns() -> None:
    letters = [line("Here are words", 800 - n // 6, left=50 + 75 * (n % 6)) for n in range(DRAWING + 6)]
    (group,) = in_order(letters)
    assert len(group) == len(letters)


def test_a_heading_across_both_columns_comes_before_them() -> None:
    left = lines_of(*[f"left line number {n} goes on and on" for n in range(8)], left=50)
    right = lines_of(*[f"right line number {n} goes on and on" for n in range(8)], left=300)
    heading = line("A heading that stands across both of the columns", 740, left=60, size=16)
    assert text_of([*right, *left, heading]).startswith(heading.text)


def page(number: int, *, head: str = "The minutes of the board", foot: str = "{0}") -> list[Line]:
    body = [line(f"Words {chr(96 + number) * 3} in line {n} that say something.", 650 - 12 * n) for n in range(20)]
    return [line(head, 780), *body, line(foot.format(number), 40)]


def test_running_titles_and_numbers_of_pages_are_furniture() -> None:
    pages = [page(number) for number in range(1, 6)]
    assert furniture(pages) == [{0, 21}] * 5
    assert furniture([page(n, foot="Page {0} of 5") for n in range(1, 6)]) == [{0, 21}] * 5


def test_text_at_the_edge_is_none() -> None:
    heads = ("A beginning", "Of the middle", "And then", "At last", "The end")
    pages = [page(number, head=head, foot="This was said in the year 190{0}.") for number, head in enumerate(heads)]
    assert all(0 not in found for found in furniture(pages))
    assert furniture([page(1, foot="1905")]) == [set()]
