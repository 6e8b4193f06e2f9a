"""The synthetic text itself, before it takes either form.

In:   a page count, which is also the seed.
Out:  chapters (lists of blocks: heading, paragraph, table) and the ledger of figures their text refers to.
Text is a list of str, Figure and {"ref": table number}, so that each writer prints figures and references its own way.
"""

import math
import re

import words

LINES_PER_PAGE = 22
CHARS_PER_LINE = 28
UNIT_LINES = 2 * LINES_PER_PAGE  # one level-2 section: prose and a table on about two pages
TABLE_LINES = 8.0  # header and eight rows of 12 pt, now and then a caption, in lines of 28.95 pt
TABLE_BODY_ROWS = 8


class Lcg:
    """Knuth's 64-bit linear congruential generator; the upper half of the state is the draw."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 1) % 2**64

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 32) * limit >> 32

    def pick(self, items):
        return items[self.below(len(items))]


class Figure:
    """One ledger entry: its keys for the ledger, and its printed form for the Typst text."""

    def __init__(self, number, unit, rng):
        low, high, decimals, qualifiers = words.FIGURES[unit]
        self.id = f"f{number:05d}"
        self.number = number
        self.unit = unit
        self.qualifier = rng.pick(qualifiers)
        scale = 10**decimals
        self.amount = low * scale + rng.below((high - low) * scale)
        self.decimals = decimals
        if decimals and self.amount % 10 == 0:
            self.amount += 1  # no trailing zero: whether it is printed should not matter here
        if self.qualifier and not decimals:
            self.amount = max(10, self.amount // 10 * 10)  # 120余场, not 123余场

    def value(self):
        scale = 10**self.decimals
        return f"{self.amount // scale}.{self.amount % scale:0{self.decimals}d}" if self.decimals else str(self.amount)

    def printed(self):
        if self.qualifier == "以上":
            return f"{self.value()}{self.unit}以上"
        if self.in_ten_thousands():
            return f"{self.value()}万{self.qualifier}{self.unit[1:]}"
        return f"{self.value()}{self.qualifier}{self.unit}"

    def in_ten_thousands(self):
        return self.unit == "万人次"

    def ledger_line(self):
        if self.in_ten_thousands():
            value, unit = str(self.amount * 10 ** (4 - self.decimals)), self.unit[1:]
            display = f", display: {{scale: 万, decimals: {self.decimals}}}"
        else:
            value, unit, display = self.value(), self.unit, ""
        qualifier = f", qualifier: {self.qualifier}" if self.qualifier else ""
        return f'{self.id}: {{label: 第{self.number}项数据, value: {value}, unit: "{unit}"{qualifier}, period: 2024{display}}}\n'


class Text:
    """Fills patterns. A piece of text is a list of str and Figure, so that each writer can print figures its way."""

    def __init__(self, seed):
        self.rng = Lcg(seed)
        self.figures = []
        self.words = {name: text.split() for name, text in words.WORDS.items()}

    def figure(self, unit):
        self.figures.append(Figure(len(self.figures) + 1, unit, self.rng))
        return self.figures[-1]

    def number(self, digits):
        low = 10 ** (digits - 1)
        return str(low + self.rng.below(9 * low))

    def fill(self, pattern):
        pieces = []
        used = set()
        for part in re.split(r"(\{[^}]+\})", pattern):
            slot = part[1:-1] if part.startswith("{") else None
            if slot is None:
                pieces.append(part)
            elif slot.startswith("@"):
                pieces.append(self.figure(slot[1:]))
            elif re.fullmatch(r"n\d", slot):
                pieces.append(self.number(int(slot[1:])))
            else:
                pieces.append(self.fresh_word(slot, used))
        return pieces

    def fresh_word(self, slot, used):
        """A word the sentence does not have yet; a few draws are enough, a repetition would do no harm."""
        for _ in range(8):
            word = self.rng.pick(self.words[slot])
            if word not in used:
                break
        used.add(word)
        return word

    def sentence(self):
        return self.fill(self.rng.pick(words.SENTENCES))

    def paragraph(self):
        return [piece for _ in range(3 + self.rng.below(4)) for piece in self.sentence()]

    def table(self, number):
        rows = []
        for row in range(TABLE_BODY_ROWS):
            name, unit = self.rng.pick(words.TABLE_ROWS)
            # Two cells of eight come from the ledger, the others are typed.
            amount = [self.figure(unit)] if row % 4 == 1 else [self.number(2 + self.rng.below(3))]
            rows.append([self.fill(name), [unit], amount, self.fill(self.rng.pick(words.TABLE_NOTES))])
        caption = self.fill(self.rng.pick(words.TABLE_CAPTIONS))
        return {"kind": "table", "number": number, "caption": caption, "rows": rows}


def plain(pieces):
    """The text as it is printed."""
    return "".join(piece if isinstance(piece, str) else piece.printed() for piece in pieces)


def sourced(pieces):
    """The text as it stands in the report: figures by reference."""
    return "".join(piece if isinstance(piece, str) else "{{ " + piece.id + " }}" for piece in pieces)


def lines_of(text):
    """Lines a paragraph takes on the 28-character grid, its two-character indent included."""
    cells = sum(0.5 if ord(char) < 0x2000 else 1 for char in text)
    return math.ceil((cells + 2) / CHARS_PER_LINE)


def compose(pages):
    """The chapters of a report of about `pages` pages: a list of lists of blocks, and the ledger."""
    text = Text(pages)
    units = max(1, round(pages / 2))
    per_chapter = max(2, min(5, units // 4))
    chapters = []
    debt = 3.0  # lines already spent: the title
    for unit in range(units):
        if unit % per_chapter == 0:
            chapters.append([{"kind": "heading", "level": 1, "text": [words.CHAPTERS[len(chapters) % len(words.CHAPTERS)]]}])
            debt += 1
        debt = section(text, chapters[-1], unit + 1, debt, captioned=unit % per_chapter == per_chapter - 1)
    return chapters, text.figures


def section(text, chapter, number, debt, captioned):
    """Adds one level-2 section of about two pages; returns the lines it took too many (or too few, if negative)."""
    chapter.append({"kind": "heading", "level": 2, "text": text.fill(text.rng.pick(words.HEADINGS))})
    table = text.table(number)
    table["captioned"] = captioned
    spent = debt + 1 + TABLE_LINES
    if captioned:
        chapter.append({"kind": "paragraph", "text": [*text.sentence(), "主要数据见", {"ref": number}, "。"]})
        spent += lines_of(with_refs(chapter[-1]["text"], plain, lambda _: "表1"))
    paragraphs = []
    while spent < UNIT_LINES:
        paragraphs.append({"kind": "paragraph", "text": text.paragraph()})
        spent += lines_of(plain(paragraphs[-1]["text"]))
    # A captioned table ends its chapter (it stands in report.yaml after the chapter's file); others stand in the prose.
    place = len(paragraphs) if captioned else len(paragraphs) // 2
    chapter += [*paragraphs[:place], table, *paragraphs[place:]]
    return spent - UNIT_LINES


def with_refs(pieces, printer, reference):
    return "".join(reference(piece["ref"]) if isinstance(piece, dict) else printer([piece]) for piece in pieces)
