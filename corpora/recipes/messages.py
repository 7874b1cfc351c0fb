"""Message catalogues of programs: the compiled ones (.mo), in which nothing is fuzzy.

messages.txt names the packages, those with most pairs first.
"""
import pathlib
import re
import struct

from kit import packages, pairs

ABOUT = "what programs say, from the catalogues of many packages; --most N takes the first N"


def prepare(folder, most):
    listed = [line for line in pathlib.Path(__file__).with_suffix(".txt").read_text().split("\n")
              if line and not line.startswith("#")]
    # What a package gave is kept, so that a longer run goes on from a shorter one.
    taken = []
    for name in listed[:most]:
        try:
            package = packages.debian(folder, name, [
                "*/id/LC_MESSAGES/*.mo", "*/id_ID/LC_MESSAGES/*.mo"])
        except packages.Unavailable as error:
            packages.say(f"left out: {error}")
            continue
        part = folder / "parts" / f"{name}.tsv"
        if not part.is_file():
            pairs.write_pairs(part, f"messages:{name}", package.licence(), (
                pair for path in package.files("**/*.mo") for pair in messages(path.read_bytes())))
        if not part.stat().st_size:
            packages.say(f"left out: {name} has no Indonesian catalogue")
            continue
        taken.append((package, part))
    if not taken:
        raise packages.Unavailable("none of the packages could be had")
    # Programs of one family say the same: it stays where it comes first.
    seen, rows, card = set(), [], []
    for package, part in taken:
        new = [row for row in pairs.read_rows(part) if (row[2], row[3]) not in seen]
        seen.update((row[2], row[3]) for row in new)
        rows += new
        card.append(pairs.card_row("messages", [package], package.licence(), None, new))
    pairs.write_rows(folder / "pairs.tsv", rows)
    return card


def messages(catalogue):
    """Pairs of a .mo file: a plural message as its plural and its last form."""
    order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}.get(catalogue[:4])
    if order is None:
        return
    count, sources, targets = struct.unpack_from(order + "3I", catalogue, 8)
    sides = []
    for table in (sources, targets):
        places = struct.iter_unpack(order + "2I", catalogue[table:table + 8 * count])
        sides.append([catalogue[begin:begin + size] for size, begin in places])
    charset = "utf-8"
    for source, target in zip(*sides):
        if not source:
            found = re.search(rb"charset=([\w-]+)", target)
            charset = found.group(1).decode() if found else charset
            continue
        try:
            english, indonesian = (side.split(b"\0")[-1].decode(charset)
                                   for side in (source.split(b"\4", 1)[-1], target))
        except (LookupError, UnicodeDecodeError):
            continue
        # A message of nothing but placeholders is no language.
        if re.search(r"[^\W\d_]", re.sub(r"%\S+", "", english)):
            yield _without_accelerators(english, indonesian)


def _without_accelerators(english, indonesian):
    """A _ or & before the letter that a menu takes: one on a side, at the beginning of a word, or
    inside a word that the other side does not have (E_xit, but not file_name or AT&T)."""
    return _without_one(english, indonesian), _without_one(indonesian, english)


def _without_one(text, other):
    for mark in "_&":
        if text.count(mark) == 1:
            word = re.search(rf"[^\s]*{mark}\w[^\s]*", text)
            if (word and not re.search(r"&#?\w+;", word.group())
                    and (re.match(rf"\W*{mark}", word.group())
                         or word.group() not in other.split())):
                return text.replace(mark, "")
    return text
