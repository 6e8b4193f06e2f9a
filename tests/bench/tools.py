"""The programs that are compared: where they are, and the command that makes a report with each.

The release binary is built with cargo if it is absent. Typst comes from PyPI; if the running Python has no `typst`,
a virtual environment under target/venv-bench gets it (and a line on stderr says so).
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TYPST_VERSION = "0.15.2"

TYPST_COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
)
TYPST_WARNINGS = (
    "import sys, typst\n"
    "_, warnings = typst.compile_with_warnings(sys.argv[1], font_paths=[sys.argv[3]], ignore_system_fonts=True)\n"
    "print(*sorted({str(w).splitlines()[0] for w in warnings}), sep='\\n')"
)

BOTH = "banxin PDF + DOCX"
IMPORT = "python + import typst"


@dataclass(frozen=True)
class Tool:
    """A way to make a report. `suffixes` are the files it must leave in its output folder."""

    name: str
    suffixes: tuple
    command: object  # (bench folder of one size, output folder) -> list of arguments


def say(message):
    print(message, file=sys.stderr, flush=True)


def find_banxin(given, build):
    """The path of the release binary, or None (said on stderr) if there is none and cargo cannot build it."""
    if given:
        return given.resolve() if given.is_file() else say(f"no such binary: {given}")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    binary = target / "release" / ("banxin.exe" if os.name == "nt" else "banxin")
    if build or not binary.is_file():
        say("building the release binary (cargo build --release -p banxin-cli) ...")
        try:
            subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "banxin-cli"], cwd=ROOT, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return say(f"cargo could not build banxin: {error}")
    return binary if binary.is_file() else say(f"cargo left no {binary}")


def find_typst():
    """A Python that can import typst, or None (said on stderr)."""
    venv = ROOT / "target" / "venv-bench" / "bin" / "python"
    for python in (Path(sys.executable), venv):
        if python.is_file() and run_quietly([python, "-I", "-c", "import typst"]) is not None:
            return python
    say(f"no typst in this Python: installing typst {TYPST_VERSION} from PyPI into {venv.parents[1]} ...")
    try:
        subprocess.run([sys.executable, "-m", "venv", venv.parents[1]], check=True)
        subprocess.run([venv, "-m", "pip", "install", "--quiet", f"typst=={TYPST_VERSION}"], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return say(f"typst cannot be installed, it is left out: {error}")
    return venv


def run_quietly(command):
    """Standard output of a command, or None if it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def banxin_tools(binary, fonts):
    def build(*extra):
        return lambda folder, out: [binary, "build", folder / "report", "-o", out, "--font-path", fonts, *extra]

    return [
        Tool(BOTH, (".pdf", ".docx"), build()),
        Tool("banxin PDF", (".pdf",), build("-f", "pdf")),
        Tool("banxin DOCX", (".docx",), build("-f", "docx")),
    ]


def typst_tool(python, fonts):
    def compile_(folder, out):
        return [python, "-I", "-c", TYPST_COMPILE, folder / "typst" / "report.typ", out / "report.pdf", fonts]

    return Tool("typst PDF", (".pdf",), compile_)


def import_tool(python):
    """The part of the Typst row that is Python itself: it is reported, not subtracted."""
    return Tool(IMPORT, (), lambda _folder, _out: [python, "-I", "-c", "import typst"])


def typst_warnings(python, folder, fonts):
    """What Typst complains about: an unknown font family would make the comparison unfair."""
    source = folder / "typst" / "report.typ"
    said = run_quietly([python, "-I", "-c", TYPST_WARNINGS, source, "", fonts])
    return ["compilation failed"] if said is None else said.splitlines()


def version_of_typst(python):
    return run_quietly([python, "-I", "-c", "import importlib.metadata as m; print(m.version('typst'))"])
