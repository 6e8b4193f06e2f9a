"""Writes the synthetic text as Typst source: the same page, fonts, numbering and words as the official style of banxin.

In:   a folder and the chapters.
Out:  FOLDER/report.typ, with figures filled in; headings, tables and references are numbered by Typst.
"""

import re

import words
from synth import plain, with_refs

# The same page: A4, margins 37/28/35/26 mm, 16 pt on a 15.793 pt pitch (28 characters), lines 28.95 pt apart (22 of them).
HEAD = """\
// Made-up text for measuring speed; describes no real place.
#let latin = (name: "@LATIN@", covers: "latin-in-cjk")
#let fang = (latin, "@FANG@", "@SONG@")
#let hei = (latin, "@HEI@", "@SONG@")
#let kai = (latin, "@KAI@", "@SONG@")
#set document(title: "@TITLE@", author: "@ISSUER@")
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer: context {
    set text(size: 14pt, tracking: 0pt)
    let number = counter(page).get().first()
    align(if calc.odd(number) { right } else { left }, pad(x: 14pt)[— #number —])
  },
)
#set text(font: fang, size: 16pt, lang: "zh", region: "cn", tracking: -0.2071pt, cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 12.95pt, spacing: 12.95pt)
#set heading(numbering: (..n) => if n.pos().len() == 1 { numbering("一、", n.pos().last()) } else { numbering("（一）", n.pos().last()) })
#show heading: it => block(above: 12.95pt, below: 12.95pt, sticky: true, {
  set text(font: if it.level == 1 { hei } else { kai }, size: 16pt, weight: "regular")
  [#h(2em)#counter(heading).display(it.numbering)#it.body]
})
#set figure.caption(position: top)
#show figure.caption: it => text(font: hei, size: 12pt)[表#context it.counter.display(it.numbering)#h(1em)#it.body]
#show figure: set block(breakable: true, above: 12.95pt, below: 12.95pt)
#set figure(gap: 8pt, numbering: "1", supplement: [表])
#show table: set text(size: 12pt, tracking: 0pt)
#show table: set par(justify: false, first-line-indent: 0pt, leading: 6pt)
#show table: set block(above: 12.95pt, below: 12.95pt)
#set table(columns: (30%, 15%, 20%, 35%), inset: (x: 5pt, y: 6pt), align: (left, left, right, left), stroke: 0.5pt)
#let header = table.header(@HEADER@)
#let ruled(..cells) = table(
  stroke: none, table.hline(stroke: 1pt), header, table.hline(stroke: 0.5pt), ..cells, table.hline(stroke: 1pt),
)
#align(center, text(font: (latin, "@SONG@"), weight: "bold", size: 22pt, tracking: 0pt)[@TITLE@])
#v(16pt)
"""

# Family names as they stand in fonts/manifest.yaml (and as Typst lists them for those files).
FONTS = {
    "LATIN": "Liberation Serif",
    "FANG": "FandolFang R",
    "KAI": "FandolKai",
    "HEI": "BanxinHei",
    "SONG": "BanxinSong",
}


# Characters that mean something in Markdown, Typst, minijinja or a table row; the word lists must not bring them in.
MARKUP = re.compile(r"[*_`~#$@<>\[\]{}|\\\"'^=]")


def checked(text):
    """The text, or the end of the program if it holds a character that Typst or Markdown would not print."""
    found = MARKUP.search(text)
    if found:
        raise SystemExit(f"the word lists bring in markup {found.group()!r}: {text}")
    return text


def markup(block):
    if block["kind"] == "heading":
        return "=" * block["level"] + " " + checked(plain(block["text"])) + "\n"
    if block["kind"] == "paragraph":
        return with_refs(block["text"], lambda p: checked(plain(p)), lambda n: f"表#ref(<t{n}>, supplement: none)") + "\n"
    cells = ",\n".join("  " + ", ".join(f"[{checked(plain(cell))}]" for cell in row) for row in block["rows"])
    if not block["captioned"]:
        return f"#table(\n  header,\n{cells},\n)\n"
    return f"#figure(caption: [{checked(plain(block['caption']))}], ruled(\n{cells},\n)) <t{block['number']}>\n"


def write(folder, chapters):
    folder.mkdir(parents=True, exist_ok=True)
    head = HEAD
    values = {**FONTS, "TITLE": words.TITLE, "ISSUER": words.ISSUER, "HEADER": ", ".join(f"[{t}]" for t in words.TABLE_HEADER)}
    for name, value in values.items():
        head = head.replace(f"@{name}@", value)
    blocks = [markup(block) for chapter in chapters for block in chapter]
    tail = f"\n#v(28.95pt)\n#align(right, pad(right: 2em)[{words.ISSUER}\\\n{words.DATE_PRINTED}])\n"
    (folder / "report.typ").write_text(head + "\n" + "\n".join(blocks) + tail, encoding="utf-8", newline="\n")
