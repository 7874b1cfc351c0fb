"""Debian Reference: one package a language, a page a chapter."""
from kit import documents, packages, pages

ABOUT = "a handbook of Debian, documents"
FOLDER = "usr/share/debian-reference"
DROP = ("div.navheader", "div.navfooter", "div.toc")


def prepare(folder, most):
    sides = [packages.debian(folder, f"debian-reference-{side}", [f"{FOLDER}/*.html"])
             for side in ("en", "id")]

    def chapters():
        for path in sides[0].files(f"{FOLDER}/*.en.html"):
            name = path.name.removesuffix(".en.html")
            other = sides[1].root / FOLDER / f"{name}.id.html"
            if other.is_file():
                yield name, pages.trim(path, drop=DROP), pages.trim(other, drop=DROP)

    return documents.recipe(folder, "debian-reference", sides, sides[0].licence(), chapters)
