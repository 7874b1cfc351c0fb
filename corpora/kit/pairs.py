"""Sentence pairs and cards: TSV files that appear whole or not at all."""
import os

CARD = ("name", "package", "version", "licence", "documents", "pairs",
        "English words", "Indonesian words")


def clean(text):
    """One line without tabs, control characters or more than one space in a row."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)


def write_rows(path, rows):
    write(path, "".join("\t".join(row) + "\n" for row in rows))


def read_rows(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def usable(pairs):
    """The pairs, cleaned, that say something in two languages; each once."""
    seen = set()
    for english, indonesian in pairs:
        pair = clean(english), clean(indonesian)
        if pair not in seen and pair[0] != pair[1] and all(map(_has_letter, pair)):
            seen.add(pair)
            yield pair


def write_pairs(path, origin, licence, pairs):
    write_rows(path, ((origin, licence, *pair) for pair in usable(pairs)))


def card_row(name, packages, licence, documents, rows):
    """A row of card.tsv; `rows` are those of pairs.tsv, None as long as there are none."""
    words = (["-"] * 3 if rows is None else
             [str(len(rows)), *(str(sum(len(row[i].split()) for row in rows)) for i in (2, 3))])
    return (name, ", ".join(p.name for p in packages),
            ", ".join(dict.fromkeys(p.version for p in packages)), licence,
            "-" if documents is None else str(documents), *words)


def _has_letter(text):
    return any(map(str.isalpha, text))
