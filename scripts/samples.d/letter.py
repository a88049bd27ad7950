"""Letters on A4: a head, a table that may go on overleaf, and what stands below it."""

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/liberation2")
for face, file in {"Sans": "Sans-Regular", "Bold": "Sans-Bold", "Serif": "Serif-Italic"}.items():
    pdfmetrics.registerFont(TTFont(face, FONTS / f"Liberation{file}.ttf"))

WIDTH, HEIGHT = A4
LEFT, RIGHT, BOTTOM = 22 * mm, WIDTH - 18 * mm, 34 * mm
INK, PALE = HexColor("#1b1f24"), HexColor("#6a727c")


@dataclass
class Column:
    """A column of a table: its heading, its left edge, and whether its texts end at the right one."""

    heading: str
    left: float
    right: float
    is_number: bool = False


@dataclass
class Letter:
    """What stands on the pages of one letter."""

    sender: str
    address: list[str]
    to: list[str]
    title: str
    facts: list[tuple[str, str]]
    columns: list[Column]
    rows: list[list[str]]
    sums: list[tuple[str, str]]
    notes: list[str]
    footer: list[str]
    accent: str
    # The words for pages, and for a sum that goes on overleaf; no sum is carried without them.
    page_of: str = "Page {} of {}"
    carried: tuple[str, str] | None = None
    # The sum of the rows so far, after each.
    running: list[str] = field(default_factory=list)
    leading: float = 15.5


def new_canvas(path, title, author):
    """A PDF without dates and with a fixed identity: the same letters give the same bytes."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1, initialFontName="Sans")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    return canvas


def draw(letter, canvas):
    """Draws a letter, and says on how many pages."""
    pages = _Pages(letter, Canvas(None, pagesize=A4, initialFontName="Sans"), 0).draw()
    return _Pages(letter, canvas, pages).draw()


class _Pages:
    """A letter being drawn, from the top of a page to its bottom."""

    def __init__(self, letter, canvas, pages):
        self.letter, self.canvas, self.pages = letter, canvas, pages
        self.page, self.y = 1, 0

    def draw(self):
        self.head()
        self.headings()
        for index, row in enumerate(self.letter.rows):
            # A last row never stands alone above the sums.
            if self.y < BOTTOM + self.letter.leading * (2 if self.letter.carried else 1):
                self.overleaf(index)
            self.row(row)
        if self.y < BOTTOM + 16 * len(self.letter.sums) + 14 * len(self.letter.notes) + 12:
            self.overleaf(len(self.letter.rows))
        self.sums()
        self.notes()
        self.foot()
        self.canvas.showPage()
        return self.page

    def text(self, x, y, text, face="Sans", size=9.5, colour=INK, is_right=False):
        self.canvas.setFont(face, size)
        self.canvas.setFillColor(colour)
        (self.canvas.drawRightString if is_right else self.canvas.drawString)(x, y, text)

    def line(self, y, width=0.6, colour=PALE):
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(LEFT, y, RIGHT, y)

    def head(self):
        letter, accent = self.letter, HexColor(self.letter.accent)
        self.canvas.setFillColor(accent)
        self.canvas.rect(0, HEIGHT - 7 * mm, WIDTH, 7 * mm, stroke=0, fill=1)
        self.text(LEFT, HEIGHT - 25 * mm, letter.sender, "Serif", 22, accent)
        for index, line in enumerate(letter.address):
            self.text(RIGHT, HEIGHT - 20 * mm - 11.5 * index, line, size=8.5, colour=PALE, is_right=True)
        for index, line in enumerate(letter.to):
            self.text(LEFT, HEIGHT - 52 * mm - 13 * index, line, size=10.5)
        for index, (name, value) in enumerate(letter.facts):
            y = HEIGHT - 52 * mm - 13 * index
            self.text(128 * mm, y, name, colour=PALE)
            self.text(RIGHT, y, value, "Bold", is_right=True)
        self.text(LEFT, HEIGHT - 92 * mm, letter.title, "Bold", 15)
        self.y = HEIGHT - 103 * mm

    def headings(self):
        for column in self.letter.columns:
            x = column.right if column.is_number else column.left
            self.text(x, self.y, column.heading, "Bold", 8.5, PALE, column.is_number)
        self.line(self.y - 5, 0.9, INK)
        self.y -= self.letter.leading + 3

    def row(self, texts, face="Sans"):
        for column, text in zip(self.letter.columns, texts):
            x = column.right if column.is_number else column.left
            self.text(x, self.y, text, face, is_right=column.is_number)
        self.line(self.y - 4.5, 0.25)
        self.y -= self.letter.leading

    def carry(self, word, done):
        if self.letter.carried and done:
            blanks = [""] * len(self.letter.columns)
            blanks[1 if len(blanks) > 2 else 0], blanks[-1] = word, self.letter.running[done - 1]
            self.row(blanks, "Bold")

    def overleaf(self, done):
        self.carry(self.letter.carried and self.letter.carried[0], done)
        self.foot()
        self.canvas.showPage()
        self.page += 1
        self.y = HEIGHT - 25 * mm
        self.text(LEFT, self.y, self.letter.sender, "Serif", 13, HexColor(self.letter.accent))
        self.text(RIGHT, self.y, self.letter.title, size=9, colour=PALE, is_right=True)
        self.y -= 26
        if done < len(self.letter.rows):
            self.headings()
            self.carry(self.letter.carried and self.letter.carried[1], done)

    def sums(self):
        self.y -= 6
        for index, (name, amount) in enumerate(self.letter.sums):
            is_last = index == len(self.letter.sums) - 1
            face, size = ("Bold", 12) if is_last else ("Sans", 10)
            self.y -= 2 if is_last else 0
            self.text(112 * mm, self.y, name, face, size)
            self.text(RIGHT, self.y, amount, face, size, is_right=True)
            self.y -= 16

    def notes(self):
        self.y -= 10
        for note in self.letter.notes:
            self.text(LEFT, self.y, note)
            self.y -= 14

    def foot(self):
        self.line(BOTTOM - 12 * mm)
        for index, line in enumerate(self.letter.footer):
            self.text(LEFT, BOTTOM - 16.5 * mm - 10 * index, line, size=7.5, colour=PALE)
        page = self.letter.page_of.format(self.page, self.pages)
        self.text(RIGHT, BOTTOM - 16.5 * mm, page, size=7.5, colour=PALE, is_right=True)
