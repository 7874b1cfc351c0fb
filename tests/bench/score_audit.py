#!/usr/bin/env python3
"""Scores what `sejajar audit` and `sejajar check` say in jsonl.

usage: score_audit.py clean FOLDER REPORTS
       score_audit.py moved FOLDER REPORTS
       score_audit.py calibration GOLD.jsonl HYP.jsonl [GOLD.jsonl HYP.jsonl ...]

FOLDER   documents of make_bench.py (NAME.en, NAME.id, NAME.gold)
REPORTS  NAME.jsonl for each
GOLD     of make_flags_bench.py; HYP what check says of its pairs

clean        of documents that nobody changed: findings of medium or high severity for
             100 source sentences, of every kind
moved        of documents with a moved block: the share of the moved source sentences that
             is reported moved, and that is reported omitted; what is reported moved of
             those that did not move. Which sentences moved is decided as the heaviest
             chain of beads that do not cross stays
calibration  of findings with a confidence in each bin, the share that is right: of a kind
             that was made in that pair
"""
import ast, bisect, collections, glob, json, os, sys


def reports(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        return [x for x in map(json.loads, lines) if x["type"] == "finding"]


def names(folder):
    return sorted(os.path.basename(x)[:-5] for x in glob.glob(os.path.join(folder, "*.gold")))


def line_starts(path):
    starts = [0]
    for line in open(path, "rb"):
        starts.append(starts[-1] + len(line))
    return starts


def clean(folder, hyp):
    kinds, sentences, low = collections.Counter(), 0, 0
    for name in names(folder):
        sentences += len(line_starts(os.path.join(folder, name + ".en"))) - 1
        for finding in reports(hyp, name):
            if finding["severity"] == "low":
                low += 1
            else:
                kinds[finding["kind"]] += 1
    print("%.2f for 100 sentences (of low severity %.2f): %s" % (
        100 * sum(kinds.values()) / sentences, 100 * low / sentences,
        ", ".join("%s %d" % x for x in kinds.most_common())))


def staying(beads):
    """The heaviest chain of beads, by sentences, whose targets rise with their sources."""
    best, previous = [], []
    for i, (source, target) in enumerate(beads):
        candidates = [j for j in range(i) if beads[j][1][0] < target[0]]
        j = max(candidates, key=lambda k: best[k], default=None)
        best.append(len(source) + len(target) + (best[j] if j is not None else 0))
        previous.append(j)
    kept, i = set(), max(range(len(beads)), key=lambda k: best[k], default=None)
    while i is not None:
        kept.add(i)
        i = previous[i]
    return kept


def moved(folder, hyp):
    total = reported = omitted = wrong = 0
    for name in names(folder):
        starts = line_starts(os.path.join(folder, name + ".en"))
        beads = []
        for line in open(os.path.join(folder, name + ".gold")):
            source, target = (ast.literal_eval(x) for x in line.split("\t")[0].split(":")[:2])
            if source and target:
                beads.append((source, target))
        kept = staying(beads)
        stay = {x for i, (source, _) in enumerate(beads) if i in kept for x in source}
        went = {x for i, (source, _) in enumerate(beads) if i not in kept for x in source}
        said = {"moved": set(), "omission": set()}
        for finding in reports(hyp, name):
            begin, end = finding["source"]["begin"], finding["source"]["end"]
            if finding["kind"] not in said or finding["side"] == "source" and begin == end:
                continue
            first = bisect.bisect_right(starts, begin) - 1
            last = bisect.bisect_left(starts, end)
            # An omission of a whole sentence, not of a clause in it.
            if finding["kind"] == "moved" or end - begin >= starts[last] - starts[first] - 1:
                said[finding["kind"]].update(range(first, last))
        total += len(went)
        reported += len(went & said["moved"])
        omitted += len(went & said["omission"])
        wrong += len(stay & said["moved"])
    print("%d moved: reported moved %.3f, omitted %.3f; %d others reported moved" % (
        total, reported / max(1, total), omitted / max(1, total), wrong))


def calibration(paths):
    edges = (0.6, 0.7, 0.8, 0.9, 0.97, 1.0)
    bins = [[0, 0, 0.0] for _ in edges[1:]]
    for gold_path, hyp_path in zip(paths[::2], paths[1::2]):
        gold = {}
        for line in open(gold_path, encoding="utf-8"):
            pair = json.loads(line)
            gold[pair["key"]] = pair["kind"].rstrip("+")
        for line in open(hyp_path, encoding="utf-8"):
            pair = json.loads(line)
            for finding in pair["findings"]:
                if finding["kind"] not in ("omission", "addition", "number"):
                    continue
                place = min(bisect.bisect_right(edges, finding["confidence"]), len(bins)) - 1
                if place < 0:
                    continue
                bins[place][0] += 1
                bins[place][1] += gold[pair["key"]] == finding["kind"]
                bins[place][2] += finding["confidence"]
    print("  ".join("%.2f-%.2f: %.2f of %d (said %.2f)" % (
        low, high, right / n if n else 0, n, said / n if n else 0)
        for low, high, (n, right, said) in zip(edges, edges[1:], bins)))


if len(sys.argv) < 4 or sys.argv[1] not in ("clean", "moved", "calibration"):
    sys.exit(__doc__)
if sys.argv[1] == "calibration":
    calibration(sys.argv[2:])
else:
    {"clean": clean, "moved": moved}[sys.argv[1]](sys.argv[2], sys.argv[3])
