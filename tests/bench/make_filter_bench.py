#!/usr/bin/env python3
"""Make a benchmark of a corpus filter from line-parallel text: good pairs and bad ones.

usage: make_filter_bench.py EN ID OUT.tsv OUT.gold [--seed S] [--bad SHARE] [--foreign FILE]
                            [--stops]

OUT.tsv   key, English, Indonesian
OUT.gold  key, then "good" or what was done to the pair:
  partner    the translation of another line
  truncated  the second half or so of the translation is gone (of 6 words or more); with --stops its
             last character stays
  number     a number of the translation became another
  copied     the English text itself
  language   English text of another line, or with --foreign a line of FILE
Only the Python standard library is used. Same seed, same output.
"""
import argparse
import random
import re


def truncated(rng, text, stops):
    words = text.split()
    if len(words) < 6:
        return None
    cut = " ".join(words[: max(2, int(len(words) * rng.uniform(0.3, 0.7)))])
    return cut + text[-1] if stops and not text[-1].isalnum() else cut


def other_number(rng, text):
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return None
    number = rng.choice(numbers)
    digits = list(number.group())
    at = rng.randrange(len(digits))
    digits[at] = rng.choice([d for d in "123456789" if d != digits[at]])
    return text[: number.start()] + "".join(digits) + text[number.end() :]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("en")
    parser.add_argument("id")
    parser.add_argument("pairs")
    parser.add_argument("gold")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bad", type=float, default=0.2)
    parser.add_argument("--foreign")
    parser.add_argument("--stops", action="store_true")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    read = lambda path: [line.strip() for line in open(path, encoding="utf-8")]
    en, id_ = read(args.en), read(args.id)
    foreign = read(args.foreign) if args.foreign else None
    kinds = ["partner", "truncated", "number", "copied", "language"]
    with open(args.pairs, "w", encoding="utf-8") as pairs, open(
        args.gold, "w", encoding="utf-8"
    ) as gold:
        for i, (source, target) in enumerate(zip(en, id_)):
            if not source or not target:
                continue
            kind = "good"
            if rng.random() < args.bad:
                kind = rng.choice(kinds)
                made = {
                    "partner": lambda: rng.choice(id_),
                    "truncated": lambda: truncated(rng, target, args.stops),
                    "number": lambda: other_number(rng, target),
                    "copied": lambda: source,
                    "language": lambda: rng.choice(foreign or en),
                }[kind]()
                if not made or made == target:
                    kind, made = "partner", rng.choice([t for t in rng.sample(id_, 5) if t != target])
                target = made
            pairs.write("%d\t%s\t%s\n" % (i, source.replace("\t", " "), target.replace("\t", " ")))
            gold.write("%d\t%s\n" % (i, kind))


if __name__ == "__main__":
    main()
