#!/usr/bin/env python3
"""Writes a report of much prose, for timing the lints by `banxin check -v`.

In:   a folder, the number of megabytes.
Out:  DIR/report.yaml, DIR/figures.yaml, DIR/chapters/*.md, a megabyte each
Every tenth paragraph has something to find: a half-width mark, straight quotes, a number that is in no ledger, marks that are not paired.
The same number always gives the same bytes. All text is made up.
"""

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
# Made-up prose for measuring speed; describes no real place.
banxin: 1
title: 年度报告
issuer: 云溪县图书馆
date: 2025-01-20
figures: figures.yaml
body:
"""
FIGURES = "lectures: {label: 讲座, value: 35, unit: 场}\nreaders: {label: 读者, value: 46221, unit: 人}\n"
PLAIN = "全年举办讲座{{ lectures }}，到馆读者{{ readers }}；各分馆坚持“错时开放”，把《读书》一类的活动办到村寨和厂矿去，周周有安排。"
FAULTY = [
    PLAIN + "读者反映很好,希望多办。",
    PLAIN + "馆员说\"多办几场\"。",
    PLAIN + "另有7531人次参加了展览。",
    PLAIN + "活动（含《夜读的部分场次已延期。",
]


def chapter(number, size):
    lines, length, count = [f"# 第{number}部分"], 0, 0
    while length < size:
        text = FAULTY[count // 10 % len(FAULTY)] if count % 10 == 9 else PLAIN * (1 + count % 4)
        lines.append(text)
        length += len(text.encode())
        count += 1
    return "\n\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "target/bench/prose", metavar="DIR")
    parser.add_argument("--megabytes", type=int, default=10)
    options = parser.parse_args()
    (options.folder / "chapters").mkdir(parents=True, exist_ok=True)
    for old in (options.folder / "chapters").glob("*.md"):
        old.unlink()
    body = ""
    for number in range(1, options.megabytes + 1):
        (options.folder / f"chapters/{number:03}.md").write_text(chapter(number, 1_000_000), encoding="utf-8", newline="\n")
        body += f"  - include: chapters/{number:03}.md\n"
    (options.folder / "report.yaml").write_text(HEAD + body, encoding="utf-8", newline="\n")
    (options.folder / "figures.yaml").write_text(FIGURES, encoding="utf-8", newline="\n")
    print(f"{options.folder}: {options.megabytes} MB")


if __name__ == "__main__":
    main()
