#!/usr/bin/env python3
"""Score a corpus filter on what make_filter_bench.py made.

usage: score_filter.py ROWS.tsv GOLD [ROWS.tsv GOLD ...]

ROWS    a build's bitext.tsv, made with every filter off (the place of a row is its key)
Prints the area under the curve of the score, the share of bad pairs above the score that 98 % of
the good ones reach, and both for each kind of bad pair.
Only the Python standard library is used.
"""
import bisect
import sys


def area(good, bad):
    bad = sorted(bad)
    below = sum(bisect.bisect_left(bad, x) + bisect.bisect_right(bad, x) for x in good)
    return below / 2 / len(good) / len(bad)


def main():
    good, bad = [], {}
    for rows, gold in zip(sys.argv[1::2], sys.argv[2::2]):
        kinds = dict(line.rstrip("\n").split("\t") for line in open(gold, encoding="utf-8"))
        lines = open(rows, encoding="utf-8").read().split("\n")
        names = lines[0].split("\t")
        score, place = names.index("score"), names.index("place")
        for line in lines[1:-1]:
            columns = line.split("\t")
            kind = kinds[columns[place]]
            (good if kind == "good" else bad.setdefault(kind, [])).append(float(columns[score]))
    good.sort()
    threshold = good[int(len(good) * 0.02)]
    share = lambda scores: sum(x >= threshold for x in scores) / len(scores)
    everything = [x for scores in bad.values() for x in scores]
    print(
        "AUC %.4f, at .98 of the good (score %.3f) %.4f of the bad"
        % (area(good, everything), threshold, share(everything))
    )
    for kind in sorted(bad):
        print("  %-10s AUC %.4f, %.4f of %d" % (kind, area(good, bad[kind]), share(bad[kind]), len(bad[kind])))


if __name__ == "__main__":
    main()
