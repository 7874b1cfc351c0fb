"""The installation guide of Debian for amd64: a page a section, in a folder a language."""
from kit import documents, packages, pages

ABOUT = "Debian's installation guide, documents"
PACKAGE = "installation-guide-amd64"
FOLDER = f"usr/share/doc/{PACKAGE}"
LICENCE = "GPL-2"  # Its copyright file says so in prose.


def prepare(folder, most):
    package = packages.debian(folder, PACKAGE, [f"{FOLDER}/en/*.html", f"{FOLDER}/id/*.html"])

    def sections():
        return documents.by_path(
            package.root / FOLDER / "en", package.root / FOLDER / "id",
            lambda path: pages.trim(path, drop=("div.navheader", "div.navfooter", "div.toc")))

    return documents.recipe(folder, "installation-guide", [package], LICENCE, sections)
