#!/usr/bin/env python3
"""Writes synthetic reports for timing: one text, twice.

In:   page counts, an output folder.
Out:  OUT/<pages>/report/  a report folder (report.yaml, figures.yaml, chapters/NN.md)
      OUT/<pages>/typst/report.typ  the same text as Typst source, figures already filled in
Steps: draw sentences from the word lists until the wanted number of lines is reached (22 lines of 28 characters a
page, a table of eight rows about every second page), then write the same blocks in both forms.
The same page count always gives the same bytes: the only source of variety is a small generator seeded with it.
"""

import argparse
import json
from pathlib import Path

import typst_source
import words
from synth import compose, sourced, with_refs

DEFAULT_PAGES = [10, 100, 1000]
ROOT = Path(__file__).resolve().parents[2]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def markdown(block):
    if block["kind"] == "heading":
        return "#" * block["level"] + " " + sourced(block["text"]) + "\n"
    if block["kind"] == "paragraph":
        return with_refs(block["text"], sourced, lambda number: "{{ ref('t" + str(number) + "') }}") + "\n"
    header = "| " + " | ".join(words.TABLE_HEADER) + " |\n| --- | --- | ---: | --- |\n"
    return header + "".join("| " + " | ".join(sourced(cell) for cell in row) + " |\n" for row in block["rows"])


def yaml_table(block):
    columns = "[{title: 项目, width: 30%}, {title: 单位, width: 15%}, {title: 数量, width: 20%, align: right}, {title: 备注, width: 35%}]"
    rows = "".join("        - [" + ", ".join(quoted(sourced(cell)) for cell in row) + "]\n" for row in block["rows"])
    return (
        f"  - table:\n      id: t{block['number']}\n      caption: {quoted(sourced(block['caption']))}\n"
        f"      columns: {columns}\n      rules: three-line\n      rows:\n{rows}"
    )


def write_report(folder, chapters, figures):
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    for old in (folder / "chapters").glob("*.md"):
        old.unlink()
    digits = max(2, len(str(len(chapters))))
    body = []
    for number, blocks in enumerate(chapters, 1):
        name = f"chapters/{number:0{digits}d}.md"
        prose = [markdown(block) for block in blocks if not block.get("captioned")]
        (folder / name).write_text("\n".join(prose), encoding="utf-8", newline="\n")
        body.append(f"  - include: {name}\n")
        body += [yaml_table(block) for block in blocks if block.get("captioned")]
    head = (
        "# Made-up text for measuring speed; describes no real place.\n"
        f"banxin: 1\ntitle: {words.TITLE}\nissuer: {words.ISSUER}\ndate: {words.DATE}\nperiod: 2024\n"
        "lang: zh-CN\nstyle: gongwen\nfigures: figures.yaml\nbody:\n"
    )
    (folder / "report.yaml").write_text(head + "".join(body), encoding="utf-8", newline="\n")
    ledger = "# Made-up figures for measuring speed.\n" + "".join(figure.ledger_line() for figure in figures)
    (folder / "figures.yaml").write_text(ledger, encoding="utf-8", newline="\n")


def generate(pages, out):
    """Writes both forms under OUT/<pages>; returns a line about the text for the terminal."""
    chapters, figures = compose(pages)
    write_report(out / str(pages) / "report", chapters, figures)
    typst_source.write(out / str(pages) / "typst", chapters)
    text = (out / str(pages) / "typst" / "report.typ").read_text(encoding="utf-8")
    hanzi = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    tables = sum(block["kind"] == "table" for chapter in chapters for block in chapter)
    return (
        f"{pages} pages: {len(chapters)} chapters, {tables} tables, {len(figures)} figures, "
        f"{len(hanzi)} hanzi ({len(set(hanzi))} different)"
    )


def main():
    parser = argparse.ArgumentParser(description="Write synthetic reports for timing, as report folders and as Typst source.")
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "target" / "bench", help="output folder (default: target/bench)")
    parser.add_argument("--pages", type=int, nargs="+", default=DEFAULT_PAGES, help="page counts (default: 10 100 1000)")
    arguments = parser.parse_args()
    for pages in arguments.pages:
        if pages < 1:
            parser.error("a report has at least one page")
        print(generate(pages, arguments.out))


if __name__ == "__main__":
    main()
