"""Help of GNOME and its programs: Mallard pages (XML), a folder a guide and language. A guide is
taken if its legal.xml names CC-BY-SA-3.0; others are under the GFDL, or do not say."""
import xml.etree.ElementTree

from kit import documents, packages, pairs

ABOUT = "help of GNOME and its programs, documents"
PACKAGES = ("gnome-user-docs", "eog", "evince-common", "evolution-common", "gnome-calculator",
            "gnome-sudoku", "gnome-system-monitor", "gnome-terminal-data", "seahorse")
LICENCE = "CC-BY-SA-3.0"
# A paragraph is one of these, wherever it stands; the rest is grouping, or data about the page.
PARAGRAPHS = {"title", "desc", "p", "cite"}
SKIPPED = {"code", "screen", "credit", "revision", "link", "links", "rules", "license"}


def prepare(folder, most):
    found = [packages.debian(folder, name, [
        "usr/share/help/C/*.page", "usr/share/help/C/*/legal.xml", "usr/share/help/id/*.page"])
        for name in PACKAGES]

    def guides():
        for package in found:
            for terms in package.files("usr/share/help/C/*/legal.xml"):
                if "creativecommons.org/licenses/by-sa/3.0" in terms.read_text(encoding="utf-8"):
                    guide = terms.parent
                    translated = package.root / "usr/share/help/id" / guide.name
                    for name, *texts in documents.by_path(guide, translated, _text):
                        yield f"{guide.name}-{name}", *texts

    return documents.recipe(folder, "gnome-help", found, LICENCE, guides, extension="txt")


def _text(path):
    if path.suffix != ".page":
        return ""
    paragraphs = []

    def walk(element):
        tag = str(element.tag).rpartition("}")[2]
        if tag in PARAGRAPHS:
            paragraphs.append(pairs.clean("".join(element.itertext())))
        elif tag not in SKIPPED:
            for child in element:
                walk(child)

    try:
        walk(xml.etree.ElementTree.parse(path).getroot())
    except xml.etree.ElementTree.ParseError as error:
        packages.say(f"left out: {path.name}: {error}")
    return "".join(text + "\n\n" for text in paragraphs if text)
