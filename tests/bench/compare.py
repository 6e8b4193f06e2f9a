#!/usr/bin/env python3
"""Times the release binary against Typst on the same text, in one run, and prints a Markdown report.

Steps: write the reports (generate.py), warm the file cache once, run every tool on every size in turn for some rounds,
then read the files of the last round. It is a report, not a test: whatever the times are, the exit code is 0.
"""

import argparse
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

import measure
import tools

HERE = Path(__file__).resolve().parent
BUDGET_MS = {10: 100, 100: 200, 1000: 1000}  # both files, cold process, two cores
BUDGET_MB = {1000: 200}


def main():
    arguments = parse_arguments()
    # In a process of its own: this one stays small, see measure.py.
    subprocess.run([sys.executable, HERE / "generate.py", arguments.out, "--pages", *map(str, arguments.pages)], check=True, stdout=sys.stderr)
    binary = tools.find_banxin(arguments.banxin, arguments.build)
    python = tools.find_typst()
    sized = (tools.banxin_tools(binary, arguments.fonts) if binary else []) + ([tools.typst_tool(python, arguments.fonts)] if python else [])
    result = {"machine": machine(binary, python), "rounds": arguments.rounds, "rows": []}
    if python:
        warn_about_typst(python, arguments)
    samples = time_all(arguments, sized, tools.import_tool(python) if python else None)
    result["machine"]["load_after"] = round(os.getloadavg()[0], 2)
    for (pages, tool), runs in samples.items():
        result["rows"].append(summary(pages, tool, runs, output_folder(arguments.out, pages, tool)))
    result["budget"] = budget(result["rows"])
    result["scaling"] = scaling(result["rows"])
    print(markdown(result))
    if arguments.json:
        arguments.json.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def parse_arguments():
    parser = argparse.ArgumentParser(description="Time banxin against Typst on synthetic reports and print a Markdown report.")
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000], help="page counts (default: 10 100 1000)")
    parser.add_argument("--rounds", type=int, default=7, help="timed runs of each (default: 7)")
    parser.add_argument("--out", type=Path, default=tools.ROOT / "target" / "bench", help="folder for inputs and outputs (default: target/bench)")
    parser.add_argument("--fonts", type=Path, default=tools.ROOT / "fonts", help="font folder for both tools (default: fonts)")
    parser.add_argument("--banxin", type=Path, help="binary to time (default: target/release/banxin, built if absent)")
    parser.add_argument("--build", action="store_true", help="let cargo bring the release binary up to date first")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to FILE as well")
    arguments = parser.parse_args()
    if arguments.rounds < 1 or min(arguments.pages) < 1:
        parser.error("rounds and pages are at least 1")
    arguments.out, arguments.fonts = arguments.out.resolve(), arguments.fonts.resolve()
    return arguments


def machine(binary, python):
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "banxin": tools.run_quietly([binary, "--version"]) if binary else None,
        "typst": tools.version_of_typst(python) if python else None,
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        "floor_mb": round(measure.floor_mb(), 1),
    }


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def warn_about_typst(python, arguments):
    for warning in tools.typst_warnings(python, arguments.out / str(min(arguments.pages)), arguments.fonts):
        tools.say(f"typst: {warning}")


def output_folder(out, pages, tool):
    return out / str(pages) / "out" / tool.name.replace(" ", "").replace("+", "-").lower()


def time_all(arguments, sized, once):
    """All rounds, tools taking turns, so that a busy moment of the machine hits all of them. (pages, tool) -> samples."""
    jobs = [(pages, tool) for pages in arguments.pages for tool in sized] + ([(0, once)] if once else [])
    samples = {job: [] for job in jobs}
    for number in range(arguments.rounds + 1):
        tools.say("warming up ..." if number == 0 else f"round {number} of {arguments.rounds} ...")
        for pages, tool in jobs:
            runs = samples[pages, tool]
            if (runs and runs[-1].error) or (number == 0 and pages not in (0, min(arguments.pages))):
                continue
            sample = measure.run_tool(tool, arguments.out / str(pages), output_folder(arguments.out, pages, tool))
            if sample.error:
                tools.say(f"{tool.name}, {pages} pages: {sample.error}")
            if number or sample.error:
                runs.append(sample)
    return samples


def summary(pages, tool, runs, out):
    """One row of the table. A tool that failed keeps its row, with the reason."""
    row = {"pages_asked": pages or None, "tool": tool.name}
    if not runs or runs[-1].error:
        return {**row, "error": runs[-1].error if runs else "not run"}
    wall = [run.wall_ms for run in runs]
    files = [path for suffix in tool.suffixes for path in sorted(out.glob(f"*{suffix}"))]
    pdf = next((path for path in files if path.suffix == ".pdf"), None)
    return {
        **row,
        "pages_made": measure.pages_of(pdf) if pdf else None,
        "median_ms": statistics.median(wall),
        "min_ms": min(wall),
        "cpu_ms": statistics.median(run.cpu_ms for run in runs),
        "peak_mb": max(run.peak_mb for run in runs),
        "bytes": {path.suffix[1:]: path.stat().st_size for path in files},
        "hanzi": measure.hanzi_of(pdf) if pdf else None,
        "all_ms": [round(value, 2) for value in wall],
    }


def find(rows, tool, pages):
    return next((row for row in rows if row["tool"] == tool and row["pages_asked"] == pages and "error" not in row), None)


def budget(rows):
    """The budget for both files, one entry a limit; `measured` is None where there is no such row."""
    limits = [(pages, "median_ms", limit, "ms") for pages, limit in BUDGET_MS.items()]
    limits += [(pages, "peak_mb", limit, "MB") for pages, limit in BUDGET_MB.items()]
    entries = []
    for pages, key, limit, unit in limits:
        row = find(rows, tools.BOTH, pages)
        measured = row[key] if row else None
        entries.append({"pages": pages, "limit": limit, "unit": unit, "measured": measured, "met": None if measured is None else measured <= limit})
    return entries


def scaling(rows):
    """How the time grows from each size to the next: the quotient of times beside the quotient of pages made."""
    entries = []
    sizes = sorted({row["pages_asked"] for row in rows if row["pages_asked"]})
    for small, large in itertools.pairwise(sizes):
        for tool in dict.fromkeys(row["tool"] for row in rows):
            low, high = find(rows, tool, small), find(rows, tool, large)
            if low and high:
                per_page = (high["median_ms"] - low["median_ms"]) / (large - small)
                entries.append({"tool": tool, "from": small, "to": large, "ratio": high["median_ms"] / low["median_ms"], "ms_per_page": per_page})
    return entries


def markdown(result):
    about = result["machine"]
    setup = (
        f"Machine: {about['processor']}, {about['cores']} cores, {about['system']}; "
        f"load {about['load_before']} before, {about['load_after']} after.\n"
        f"Tools: {about['banxin'] or 'no banxin'}; typst {about['typst'] or 'absent'} (PyPI) in Python {about['python']}. "
        f"{result['rounds']} rounds, tools taking turns, each run a new process; file cache warm. "
        f"MB = 1,000,000 bytes; a peak under {about['floor_mb']} MB cannot be told apart."
    )
    lines = [
        setup,
        "",
        "| pages asked | pages made | tool | median ms | min ms | CPU ms | peak MB | bytes | hanzi in PDF |",
        "| ---: | ---: | --- | ---: | ---: | ---: | ---: | --- | ---: |",
        *[table_row(row) for row in result["rows"]],
        "",
        "Budget for both files:",
        "",
        *[budget_line(entry) for entry in result["budget"]],
        "",
        "Growth of the median (a quotient under that of the pages means a fixed cost at the start):",
        "",
        *[
            f"- {entry['tool']}: time({entry['to']}) / time({entry['from']}) = {entry['ratio']:.2f} for {entry['to'] / entry['from']:g} times the pages, "
            f"{entry['ms_per_page']:.2f} ms for each further page"
            for entry in result["scaling"]
        ],
    ]
    return "\n".join(lines)


def table_row(row):
    asked = row["pages_asked"] or "–"
    if "error" in row:
        return f"| {asked} | – | {row['tool']} | failed: {row['error'].replace('|', '/')} | | | | | |"
    sizes = ", ".join(f"{suffix} {size:,}" for suffix, size in row["bytes"].items()) or "–"
    hanzi = "–" if row["hanzi"] is None else f"{row['hanzi']:,}"
    return (
        f"| {asked} | {row['pages_made'] or '–'} | {row['tool']} | {row['median_ms']:.1f} | {row['min_ms']:.1f} "
        f"| {row['cpu_ms']:.1f} | {row['peak_mb']:.1f} | {sizes} | {hanzi} |"
    )


def budget_line(entry):
    what = f"- {entry['pages']} pages, {entry['limit']} {entry['unit']}: "
    if entry["measured"] is None:
        return what + "not measured"
    return what + f"{'met' if entry['met'] else 'MISSED'} ({entry['measured']:.1f} {entry['unit']})"


if __name__ == "__main__":
    main()
