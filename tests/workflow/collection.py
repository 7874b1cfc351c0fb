"""Documents for the tests here: pieces of the sample stories, each with a little of its own."""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
STORIES = ["chips", "drill", "ferry", "final", "seaweed"]
HEADING = {"en": "Report {} of the harbour office", "id": "Laporan {} dari kantor pelabuhan"}


def texts(number):
    """The source and the target of pair `number`: three paragraphs of a story under a heading."""
    story = STORIES[number % len(STORIES)]
    sides = []
    for language, heading in HEADING.items():
        text = (ROOT / "corpora" / f"{story}.{language}.txt").read_text(encoding="utf-8")
        paragraphs = [line for line in text.split("\n") if line.strip()]
        first = number // len(STORIES) % 3
        sides.append("\n\n".join([heading.format(number), *paragraphs[first:first + 3]]) + "\n")
    return sides


def write(folder, count):
    """en/NUMBER.txt, id/NUMBER.txt and pairs.tsv, a list of both with their whole paths."""
    folder = pathlib.Path(folder)
    lines = []
    for number in range(count):
        paths = [folder / language / f"{number:05}.txt" for language in HEADING]
        for path, text in zip(paths, texts(number)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        lines.append("\t".join(map(str, paths)) + "\n")
    (folder / "pairs.tsv").write_text("".join(lines), encoding="utf-8")


def record(number):
    """The pair as a line of JSON."""
    source, target = texts(number)
    return json.dumps({"id": f"story {number}", "source": source, "target": target})
