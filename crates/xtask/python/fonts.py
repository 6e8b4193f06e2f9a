"""Build the bundled typefaces from the files of the Debian packages.

In, on standard input: JSON with "packages" (the folder that holds one unpacked tree a package),
"out" (the folder to write to), "tongyong", "licences" and "faces" (the entries of the manifest).
Out: the fonts, the licence texts and the list of the 8,105 characters, under the names the manifest gives;
a line a file on standard output.

The same packages and the same fonttools give the same bytes: time stamps come from the source font,
the HarfBuzz repacker is off whether or not it is installed, and nothing asks the clock.
"""

import bz2
import gzip
import json
import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from repertoire import repertoire

# What Chinese setting needs: regional and contextual forms, half and proportional widths of punctuation
# (halt, palt and their vertical twins), digit widths (hwid, pwid), vertical forms and pair kerning.
FEATURES = ["locl", "ccmp", "calt", "liga", "halt", "vhal", "palt", "kern", "vert", "vrt2", "fwid", "hwid", "pwid"]
SCRIPTS = ["DFLT", "hani", "latn", "kana", "grek", "cyrl"]

# Copyright, trademark, makers, licence: the OFL wants them kept in every altered copy.
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17]
ENGLISH = 0x409


def main():
    job = json.load(sys.stdin)
    packages, out = Path(job["packages"]), Path(job["out"])
    tongyong = tongyong_list(packages, job["tongyong"]["origin"])
    write_list(tongyong, out / job["tongyong"]["file"])
    for licence in job["licences"]:
        write_licence(packages, licence, out / licence["file"])
    for face in job["faces"]:
        origin = face["origin"]
        source = packages / origin["package"] / origin["path"]
        target = out / face["file"]
        if face["treatment"] == "subset":
            subset(source, target, face, tongyong)
        else:
            shutil.copyfile(source, target)
        print(f"{face['file']}: {target.stat().st_size} bytes", flush=True)


def tongyong_list(packages, origin):
    """The code points of 通用规范汉字表 (2013) in the order of Unicode, from Unihan's field kTGH."""
    path = packages / origin["package"] / origin["path"]
    points = set()
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3 and cells[1] == "kTGH":
                points.add(int(cells[0].removeprefix("U+"), 16))
    if len(points) != 8105:
        sys.exit(f"{path}: expected 8105 characters with kTGH, found {len(points)}")
    return sorted(points)


def write_list(points, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"U+{point:04X} {chr(point)}\n" for point in points), encoding="utf-8", newline="\n")


def write_licence(packages, licence, target):
    """The notice of the manifest, then the text: a whole file, or one stanza of a Debian copyright file."""
    origin = licence["origin"]
    path = packages / origin["package"] / origin["path"]
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        text = file.read()
    if "stanza" in origin:
        text = stanza(text, f"License: {origin['stanza']}")
    notice = "".join(f"{line}\n" for line in licence.get("notice", []))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(notice + ("\n" if notice else "") + text, encoding="utf-8", newline="\n")
    print(f"{licence['file']}: {target.stat().st_size} bytes", flush=True)


def stanza(text, head):
    """The indented lines after the last `head`, without indent; a lone full stop stands for an empty line."""
    lines = text.rpartition(f"{head}\n")[2].split("\n")
    kept = []
    for line in lines:
        if not line.startswith(" "):
            break
        kept.append("" if line.strip() == "." else line[1:].rstrip())
    if not kept:
        sys.exit(f"no text after {head}")
    return "\n".join(kept).strip("\n") + "\n"


def subset(source, target, face, tongyong):
    font = TTCollection(source, lazy=True).fonts[face["origin"]["index"]]
    font.recalcTimestamp = False
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    drop_variation_sequences(font)

    subsetter = Subsetter(options=subset_options(face["languages"]))
    subsetter.populate(unicodes=repertoire(face["repertoire"], tongyong))
    subsetter.subset(font)
    rename(font, face)
    # A font read from a collection is written as one file of its own.
    font.save(target)
    check(target, face, tongyong)


def subset_options(languages):
    options = Options()
    options.layout_features = FEATURES
    options.layout_scripts = [f"{script}.{tag}" for script in SCRIPTS for tag in ["dflt", *languages]]
    options.name_IDs = KEPT_NAMES
    options.name_languages = [ENGLISH]
    options.notdef_outline = True
    options.recommended_glyphs = False
    options.recalc_timestamp = False
    options.harfbuzz_repacker = False
    options.drop_tables += ["DSIG"]
    return options


def drop_variation_sequences(font):
    """Ideographic variation sequences name Japanese forms that would more than double the font."""
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]


def rename(font, face):
    """Give the subset names of its own, so that it never passes for an installed Noto."""
    source = font["name"].getDebugName(4)
    version = font["name"].getDebugName(5).split(";")[0]
    regular = {"Regular": "Regular", "Bold": "Bold"}.get(face["style"], "Regular")
    full = face["family"] if face["style"] == "Regular" else f"{face['family']} {face['style']}"
    names = {
        1: face["family"],
        2: regular,
        3: f"{version.removeprefix('Version ')};banxin;{face['postscript']}",
        4: full,
        6: face["postscript"],
        10: f"A subset of {source} {version}, renamed. {font['name'].getDebugName(10)}",
    }
    if regular != face["style"]:
        names |= {16: face["family"], 17: face["style"]}
    table = font["name"]
    table.names = [record for record in table.names if record.langID == ENGLISH and record.nameID not in (16, 17)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, ENGLISH)

    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    before = cff.fontNames[0]
    cff.fontNames[0] = face["postscript"]
    top.FullName, top.FamilyName = full, face["family"]
    for part in top.FDArray:
        part.FontName = part.FontName.replace(before, face["postscript"])


def check(target, face, tongyong):
    """Stop rather than leave a font behind that lacks a character of the list or has changed its metrics."""
    font = TTFont(target, lazy=True)
    cmap = font.getBestCmap()
    missing = [point for point in tongyong if cmap.get(point, ".notdef") == ".notdef"]
    if missing:
        sys.exit(f"{target}: lacks {len(missing)} of the 8105 characters, first U+{missing[0]:04X}")
    if font["OS/2"].usWeightClass != face["weight"]:
        sys.exit(f"{target}: weight {font['OS/2'].usWeightClass}, the manifest says {face['weight']}")


main()
