"""One cold process: wall time, processor time, peak memory, and what it left behind.

Peak memory is `ru_maxrss` of exactly that child (wait4). The kernel carries the parent's peak over a fork, so no value
can be under that of the measuring Python itself; `floor_mb` tells how much that is. Read big files after the last run only.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
import zlib
from dataclasses import dataclass

import tools


@dataclass(frozen=True)
class Sample:
    """One run. `error` is empty if the process ended well and left its files."""

    wall_ms: float
    cpu_ms: float
    peak_mb: float
    error: str


def run(command):
    """Starts the command, waits for it, and returns its Sample."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryFile() as stderr:
        start = time.perf_counter()
        try:
            child = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr, env=environment
            )
        except OSError as error:
            return Sample(0.0, 0.0, 0.0, str(error))
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        stderr.seek(0)
        said = stderr.read(4000).decode("utf-8", "replace").strip().splitlines()
    error = f"exit code {child.returncode}: {' / '.join(said[:3])}" if child.returncode else ""
    return Sample(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss * 1024 / 1e6, error)


def run_tool(tool, folder, out):
    """Runs a tool with an empty output folder; files it should have left and did not count as an error."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    sample = run(tool.command(folder, out))
    missing = [suffix for suffix in tool.suffixes if not any(out.glob(f"*{suffix}"))]
    if sample.error or not missing:
        return sample
    return Sample(sample.wall_ms, sample.cpu_ms, sample.peak_mb, f"no {' and no '.join(missing)} was written")


def floor_mb():
    return run(["true"]).peak_mb


def pages_of(pdf):
    """Pages of a PDF: its page objects, also those inside compressed object streams."""
    data = pdf.read_bytes()
    streams = re.finditer(rb"/Type\s*/ObjStm\b.*?stream\r?\n", data, re.DOTALL)
    inflated = [inflate(data[match.end() :]) for match in streams]
    return sum(len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", part)) for part in [data, *inflated])


def inflate(data):
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def hanzi_of(pdf):
    """Chinese characters that poppler reads out of a PDF, to see that both tools set the same text; None without poppler."""
    text = tools.run_quietly(["pdftotext", "-enc", "UTF-8", pdf, "-"])
    return None if text is None else sum("\u4e00" <= char <= "\u9fff" for char in text)
