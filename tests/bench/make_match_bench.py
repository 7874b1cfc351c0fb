#!/usr/bin/env python3
"""Make a benchmark of document matching, or score an answer to it.

usage: make_match_bench.py make EN ID DOCS|N OUT [--seed S] [--alone SHARE]
       make_match_bench.py score OUT MATCHES.tsv

EN, ID  line-parallel text; DOCS a file with a document name a line (N: cut every N lines)
OUT     gets en/NAME.txt, id/NAME.txt (names shuffled anew on either side) and gold.tsv, the pairs;
        of every hundred documents SHARE * 100 have lost their counterpart, half of them on
        either side
MATCHES what `sejajar match` printed for OUT/en OUT/id
Only the Python standard library is used. Same seed, same output.
"""
import argparse
import os
import random


def documents(names, lines):
    if names.isdigit():
        size = int(names)
        return [(i, min(i + size, lines)) for i in range(0, lines, size)]
    rows = [line.rstrip("\n").split("\t")[-1] for line in open(names, encoding="utf-8")]
    found, start = [], 0
    for i in range(1, lines + 1):
        if i == lines or rows[i] != rows[start]:
            found.append((start, i))
            start = i
    return found


def make(args):
    rng = random.Random(args.seed)
    read = lambda path: [line.rstrip("\n") for line in open(path, encoding="utf-8")]
    en, id_ = read(args.en), read(args.id)
    spans = documents(args.docs, len(en))
    kinds = ["both"] * len(spans)
    alone = rng.sample(range(len(spans)), int(len(spans) * 2 * args.alone / (1 + args.alone)))
    for k, i in enumerate(alone):
        kinds[i] = ("en", "id")[k % 2]
    names = {side: rng.sample(range(len(spans)), len(spans)) for side in ("en", "id")}
    for side in ("en", "id"):
        os.makedirs(os.path.join(args.out, side), exist_ok=True)
    with open(os.path.join(args.out, "gold.tsv"), "w", encoding="utf-8") as gold:
        for i, (begin, end) in enumerate(spans):
            paths = []
            for side, text in (("en", en), ("id", id_)):
                path = os.path.join(args.out, side, "%06d.txt" % names[side][i])
                paths.append(path)
                if kinds[i] in ("both", side):
                    with open(path, "w", encoding="utf-8") as out:
                        out.write("\n".join(text[begin:end]) + "\n")
            if kinds[i] == "both":
                gold.write("\t".join(paths) + "\n")


def score(args):
    key = lambda path: "/".join(path.split("/")[-2:])
    gold = {tuple(map(key, line.split())) for line in open(os.path.join(args.out, "gold.tsv"))}
    found = set()
    for line in open(args.matches, encoding="utf-8"):
        source, target = line.rstrip("\n").split("\t")[:2]
        if source and target and source != "source":
            found.add((key(source), key(target)))
    right = len(gold & found)
    precision = right / max(1, len(found))
    recall = right / max(1, len(gold))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print("P %.4f  R %.4f  F1 %.4f  (%d pairs)" % (precision, recall, f1, len(gold)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    actions = parser.add_subparsers(required=True)
    maker = actions.add_parser("make")
    for name in ("en", "id", "docs", "out"):
        maker.add_argument(name)
    maker.add_argument("--seed", type=int, default=1)
    maker.add_argument("--alone", type=float, default=0.3)
    maker.set_defaults(run=make)
    scorer = actions.add_parser("score")
    scorer.add_argument("out")
    scorer.add_argument("matches")
    scorer.set_defaults(run=score)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
