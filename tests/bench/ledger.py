#!/usr/bin/env python3
"""Writes a report whose ledger is large, for timing `banxin check -v`.

In:   a folder, the number of entries.
Out:  DIR/report.yaml, DIR/figures.yaml
Of ten entries seven are stated (one of them a series) and three derived: a chain in which each sum adds to the one
before, a growth between two periods, a share. The same number always gives the same bytes. All data is made up.
"""

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
# Made-up figures for measuring speed; describes no real place.
banxin: 1
title: 年度报告
issuer: 云溪县图书馆
date: 2025-01-20
figures: figures.yaml
body:
  - text: 全年共举办讲座{{ f1 }}，合计{{ f7 }}，增长{{ f8 }}。
"""


def entry(number):
    base, kind = number - number % 10, number % 10
    label = f"label: 第{number}项"
    if kind == 6:
        series = f"2022: {number + 1}, 2023: {number + 2}, 2024: {number + 5}"
        return f"{label}, unit: 人, series: {{{series}}}, value: last"
    if kind == 7:
        before = f"f{number - 10}" if base else "0"
        return f"{label}, unit: 人次, derive: {{sum: [{before}, f{base}, f{base + 1}]}}"
    if kind == 8:
        return f"{label}, derive: {{growth: [f{base + 6}.2023, f{base + 6}.2024]}}, display: {{decimals: 1}}"
    if kind == 9:
        return f"{label}, derive: {{share: [f{base}, f{base + 7}]}}, display: {{decimals: 1}}"
    return f"{label}, value: {number * 7 + kind + 1}, unit: 人次, period: 2024, source: 统计年报（虚构）"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "target/bench/ledger", metavar="DIR")
    parser.add_argument("--entries", type=int, default=100_000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "report.yaml").write_text(HEAD, encoding="utf-8", newline="\n")
    lines = (f"f{number}: {{{entry(number)}}}\n" for number in range(options.entries))
    (options.folder / "figures.yaml").write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{options.folder}: {options.entries} entries")


if __name__ == "__main__":
    main()
