"""The Quran by verses: Saheeh International's English and the Indonesian of the Ministry of
Religious Affairs, as the npm package quran-json has them.

package.json gives the package's licence as CC-BY-4.0 and its README as CC-BY-SA-4.0. Neither says
on what terms the translations, which it took from tanzil.net and quranenc.com, may be used.
"""
import json
import re

from kit import packages, pairs

ABOUT = "verses; the terms of the translations are not stated, so training leaves them out"


def prepare(folder, most):
    package = packages.npm(folder, "quran-json", [
        "package/dist/quran_en.json", "package/dist/quran_id.json",
        "package/README.md", "package/LICENSE.txt"])
    stated = json.loads((package.root / "package/package.json").read_text(encoding="utf-8"))
    licence = f"{stated['license']} (package); terms of the translations not stated"
    out = folder / "pairs.tsv"
    if not out.is_file():
        sides = [_verses(package.root / f"package/dist/quran_{side}.json") for side in ("en", "id")]
        pairs.write_pairs(out, "quran:quran-json", licence,
                          ((sides[0][key], _without_notes(sides[1][key]))
                           for key in sides[0] if key in sides[1]))
    return [pairs.card_row("quran", [package], licence, None, pairs.read_rows(out))]


def _verses(path):
    return {(chapter["id"], verse["id"]): verse["translation"]
            for chapter in json.loads(path.read_text(encoding="utf-8"))
            for verse in chapter["verses"]}


def _without_notes(text):
    """Marks of footnotes, such as 12), go; so does a bracket that was put before the verse to
    close them."""
    text, marks = re.subn(r"(?<=[^\s\d(]) ?\d+\)", "", text)
    if marks and text.startswith("(") and text.count("(") > text.count(")"):
        text = text[1:]
    return text
