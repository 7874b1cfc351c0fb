"""The Debian Administrator's Handbook: a page a section, in a folder a language."""
from kit import documents, packages, pages

ABOUT = "The Debian Administrator's Handbook, documents"
FOLDER = "usr/share/doc/debian-handbook/html"


def prepare(folder, most):
    package = packages.debian(folder, "debian-handbook", [
        f"{FOLDER}/en-US/*.html", f"{FOLDER}/id-ID/*.html"])

    def sections():
        return documents.by_path(
            package.root / FOLDER / "en-US", package.root / FOLDER / "id-ID",
            lambda path: pages.trim(path, drop=("div#banner", "ul.docnav", "p#title", "div.toc")))

    return documents.recipe(folder, "debian-handbook", [package], package.licence(), sections)
