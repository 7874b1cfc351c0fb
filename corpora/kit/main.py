"""scripts/corpus: runs recipes. See that script for the usage."""
import argparse
import importlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPES = ROOT / "corpora/recipes"
sys.path[:1] = [str(RECIPES.parent), str(RECIPES)]  # This folder itself holds no modules to find.

from kit import pairs  # noqa: E402
from kit.packages import Unavailable, say  # noqa: E402


def names():
    return sorted(path.stem for path in RECIPES.glob("*.py"))


def run(name, folder, most):
    """A recipe has ABOUT and prepare(folder, most), which returns the rows of its card."""
    folder.mkdir(parents=True, exist_ok=True)
    card = importlib.import_module(name).prepare(folder, most)
    pairs.write_rows(folder / "card.tsv", [pairs.CARD, *card])
    for row in card:
        say(name + ": " + ", ".join(f"{what} {value}" for what, value in
                                    list(zip(pairs.CARD, row))[1:] if value != "-"))
    if len(card) > 1:
        say(f"{name}: {sum(int(row[5]) for row in card)} pairs from {len(card)} packages")
    say(f"{name}: {folder / 'pairs.tsv' if card[0][5] != '-' else folder / 'documents/pairs.tsv'}")


def main():
    parser = argparse.ArgumentParser(prog="corpus")
    parser.add_argument("name", nargs="?", default="list")
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--most", type=int, metavar="N")
    options = parser.parse_args()
    if options.name == "list":
        for name in names():
            print(f"{name:20} {importlib.import_module(name).ABOUT}")
        return 0
    if options.name != "all" and options.name not in names():
        say(f"corpus: there is no recipe '{options.name}' (scripts/corpus lists them)")
        return 2
    if options.most is not None and options.most < 1:
        parser.error("--most wants a number above 0")
    failed = []
    root = options.folder or ROOT / "build/corpora"
    one = options.folder and options.name != "all"
    for name in names() if options.name == "all" else [options.name]:
        try:
            run(name, (root if one else root / name).resolve(), options.most)
        except (Unavailable, OSError) as error:
            say(f"{name}: {error}")
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
