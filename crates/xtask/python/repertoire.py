"""Which characters a subset face holds. In: a name of the manifest; out: a set of code points."""

# Everything a report may hold beside ideographs. A range names more than the font has; what it lacks is skipped.
SYMBOLS = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1 Supplement, Latin Extended-A (pinyin macrons and carons)
    (0x01CD, 0x01DC),  # pinyin with caron
    (0x01F8, 0x01F9),  # pinyin ǹ
    (0x0251, 0x0251),  # pinyin ɑ
    (0x0261, 0x0261),  # pinyin ɡ
    (0x02C6, 0x02DD),  # tone marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E3E, 0x1E3F),  # pinyin ḿ
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # super- and subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letter-like symbols, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # miscellaneous technical
    (0x2460, 0x24FF),  # enclosed alphanumerics
    (0x2500, 0x25FF),  # box drawing, block elements, geometric shapes
    (0x2600, 0x27BF),  # miscellaneous symbols, dingbats
    (0x27C0, 0x27EF),  # miscellaneous mathematics
    (0x2900, 0x2BFF),  # more arrows and mathematics
    (0x2E3A, 0x2E3B),  # two- and three-em dash
    (0x2FF0, 0x2FFF),  # ideographic description
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0x3040, 0x30FF),  # kana
    (0x3100, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),  # bopomofo extended
    (0x31C0, 0x31EF),  # strokes
    (0x3200, 0x33FF),  # enclosed CJK, CJK compatibility (㎡ ㎏ ㈠)
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # compatibility and small forms
    (0xFF00, 0xFFEF),  # half- and full-width forms
    (0x1F100, 0x1F1FF),  # enclosed alphanumeric supplement
]

# Levels 1 and 2 of GB 18030-2022: Extension A, the unified block to 9FEF, the compatibility ideographs and
# radicals that came in with GBK, the six of Extension B with two-byte codes; level 2 adds the 8,105.
GB18030 = [
    (0x2E80, 0x2FDF),  # radicals
    (0x3400, 0x4DB5),  # Extension A as of GB 18030
    (0x4E00, 0x9FEF),  # unified ideographs as of GB 18030-2022
    (0xFA0E, 0xFA29),  # the twelve unified ideographs of the compatibility block, and their neighbours
]
# The compatibility ideographs that GBK has outside that range.
GB18030_COMPATIBILITY = [0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1, 0xFA0C, 0xFA0D]
GB18030_B = [0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE]


def repertoire(name, tongyong):
    """The code points of `tongyong-8105` or of `gb18030-level2`, each with the symbols."""
    points = ranges(SYMBOLS) | gb2312() | set(tongyong)
    if name == "gb18030-level2":
        points |= ranges(GB18030) | set(GB18030_COMPATIBILITY) | set(GB18030_B)
    elif name != "tongyong-8105":
        raise SystemExit(f"the manifest names a repertoire that does not exist: {name}")
    return points


def ranges(pairs):
    return {point for first, last in pairs for point in range(first, last + 1)}


def gb2312():
    """All of GB/T 2312-1980, symbols and ideographs, by its codec."""
    return {point for point in range(0x80, 0x10000) if encodes(point, "gb2312")}


def encodes(point, codec):
    try:
        chr(point).encode(codec)
    except UnicodeEncodeError:
        return False
    return True
