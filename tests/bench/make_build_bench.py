#!/usr/bin/env python3
"""Make many document pairs, as JSON Lines for `sejajar build --records`, from line-parallel text.

usage: make_build_bench.py DATA COUNT OUT.jsonl

DATA  the folder with eval/ and bench/make_bench.py, which changes the documents of ntrex and tico19,
      and panl cut every 16 lines, again and again (sentences lost, added, merged), as raw paragraphs
Prints how many sentences were written. Only the Python standard library is used. Same output every
time.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

SETS = (("ntrex", "docs.txt", "10"), ("tico19", "docs.txt", "10"), ("panl", None, "1"))


def documents(data):
    seed = 0
    while True:
        seed += 1
        for name, docs, repeat in SETS:
            folder = os.path.join(data, "eval", name)
            with tempfile.TemporaryDirectory() as out:
                subprocess.run(
                    [sys.executable, os.path.join(data, "bench", "make_bench.py")]
                    + [os.path.join(folder, side) for side in ("en.txt", "id.txt")]
                    + [os.path.join(folder, docs) if docs else "16", out]
                    + ["--seed", str(seed), "--repeat", repeat],
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
                read = lambda path: open(path, encoding="utf-8").read()
                for gold in sorted(glob.glob(os.path.join(out, "*.gold"))):
                    base = gold[: -len(".gold")]
                    sentences = [read(base + side).count("\n") for side in (".en", ".id")]
                    yield read(base + ".en.txt"), read(base + ".id.txt"), sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("count", type=int)
    parser.add_argument("out")
    args = parser.parse_args()
    total = [0, 0]
    with open(args.out, "w", encoding="utf-8") as out:
        for i, (source, target, sentences) in zip(range(args.count), documents(args.data)):
            total = [a + b for a, b in zip(total, sentences)]
            record = {"id": "%07d" % i, "source": source, "target": target}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    print("%d documents, %d and %d sentences" % (args.count, *total))


if __name__ == "__main__":
    main()
