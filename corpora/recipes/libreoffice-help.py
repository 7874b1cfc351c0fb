"""The help of LibreOffice: one package a language, a page a topic."""
from kit import documents, packages, pages

ABOUT = "the help of LibreOffice, documents"
FOLDER = "usr/share/libreoffice/help"
# A page holds the words of every system and module; a script shows one. The default stays.
OTHERS = tuple(f"span.{name}" for name in (
    "MAC", "UNIX", "WRITER", "CALC", "IMPRESS", "DRAW", "CHART", "MATH", "BASE", "BASIC"))


def prepare(folder, most):
    english = packages.debian(folder, "libreoffice-help-en-us", [f"{FOLDER}/en-US/text/*.html"])
    indonesian = packages.debian(folder, "libreoffice-help-id", [f"{FOLDER}/id/text/*.html"])

    def topics():
        return documents.by_path(
            english.root / FOLDER / "en-US/text", indonesian.root / FOLDER / "id/text",
            lambda path: pages.trim(path, keep="div#DisplayArea", drop=OTHERS))

    return documents.recipe(folder, "libreoffice-help", [english, indonesian],
                            indonesian.licence(), topics)
