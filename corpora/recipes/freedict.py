"""FreeDict's English-Indonesian dictionary, in the dictd format: a text file of entries and an
index of where each begins. An entry is

    headword /pronunciation/ <part of speech>
    1. translation, translation
    explanation in English
    2. translation

where a sole sense has no number.
"""
import gzip
import re

from kit import packages, pairs

ABOUT = "a dictionary: words and short phrases"
PACKAGE = "dict-freedict-eng-ind"
STEM = "usr/share/dictd/freedict-eng-ind"
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def prepare(folder, most):
    package = packages.debian(folder, PACKAGE, [STEM + ".*"])
    licence = package.licence("eng-ind/*")
    out = folder / "pairs.tsv"
    if not out.is_file():
        pairs.write_pairs(out, "freedict:eng-ind", licence, (
            pair for entry in _entries(package.root / STEM) for pair in _translations(entry)))
    return [pairs.card_row("freedict", [package], licence, None, pairs.read_rows(out))]


def _entries(stem):
    with gzip.open(f"{stem}.dict.dz") as packed:
        text = packed.read()
    places = set()
    for word, begin, size in pairs.read_rows(stem.with_name(stem.name + ".index")):
        if not word.startswith("00database"):
            places.add((_number(begin), _number(size)))
    for begin, size in sorted(places):
        yield text[begin:begin + size].decode("utf-8").strip()


def _number(digits):
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value


def _translations(entry):
    head, *lines = entry.split("\n")
    word = re.split(r" [/<]", head, maxsplit=1)[0]
    for number, line in enumerate(lines):
        sense = re.match(r"\d+\. (.*)", line)
        if sense or number == 0:
            text = sense.group(1) if sense else line
            # The number of a next sense that has no translation stands at the end.
            for translation in re.sub(r"\s*\b\d+\.$", "", text).split(", "):
                yield word, translation
