"""Pairs of documents: FOLDER/documents/{en,id}/NAME.EXTENSION and the list of them.

The list, documents/pairs.tsv, is written last: where it stands, the documents are complete.
`sejajar build` makes FOLDER/bitext of it, and the sentence pairs come from there.
"""
import os
import pathlib
import subprocess

from kit.packages import Unavailable, say
from kit.pairs import card_row, read_rows, write, write_pairs, write_rows

_PROGRAM = str(pathlib.Path(__file__).resolve().parents[2] / "build/release/sejajar")


def recipe(folder, name, packages, licence, documents, extension="html"):
    """The whole way, from `documents()`, triples of name, English and Indonesian text."""
    count = _prepare(folder, documents, extension)
    built = _build(folder, f"doc:{name}", licence)
    rows = read_rows(folder / "pairs.tsv") if built else None
    return [card_row(name, packages, licence, count, rows)]


def by_path(english, indonesian, convert):
    """Documents that have one path below two folders; in their names, slashes become dashes."""
    for path in sorted(pathlib.Path(english).rglob("*")):
        relative = path.relative_to(english)
        other = pathlib.Path(indonesian, relative)
        if path.is_file() and other.is_file():
            yield "-".join(relative.with_suffix("").parts), convert(path), convert(other)


def _prepare(folder, documents, extension):
    target = folder / "documents"
    listed = target / "pairs.tsv"
    if not listed.is_file():
        rows = []
        for name, *texts in documents():
            if texts[0] == texts[1] or not all(text.strip() for text in texts):
                continue  # Not translated at all.
            paths = [target / language / f"{name}.{extension}" for language in ("en", "id")]
            for path, text in zip(paths, texts):
                write(path, text)
            rows.append((*map(str, paths), name))
        if not rows:
            raise Unavailable("no document with a translation was found")
        write_rows(listed, rows)
    return len(read_rows(listed))


def _build(folder, origin, licence):
    """Aligns the documents, if the program is there, and makes pairs.tsv of it; says if not."""
    bitext = folder / "bitext/bitext.tsv"
    if not bitext.is_file():
        program = os.environ.get("SEJAJAR_PROGRAM", _PROGRAM)
        if not _builds(program):
            say(f"{folder.name}: the documents are ready, but there is no program that can pair "
                f"their sentences ({program} build). Run this again when there is.")
            return False
        done = subprocess.run(
            [program, "build", "--pairs", folder / "documents/pairs.tsv", "-o", folder / "bitext",
             "-s", "en", "-t", "id", "--licence", licence], stdin=subprocess.DEVNULL)
        if done.returncode != 0 or not bitext.is_file():
            raise Unavailable(f"{program} build failed")
    pairs = folder / "pairs.tsv"
    if not pairs.is_file() or pairs.stat().st_mtime < bitext.stat().st_mtime:
        write_pairs(pairs, origin, licence, (row[:2] for row in read_rows(bitext)[1:]))
    return True


def _builds(program):
    try:
        return subprocess.run([program, "help", "build"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False
