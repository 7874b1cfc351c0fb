"""Manual pages: the Indonesian ones of manpages-id, with the English ones that the packages of
the programs hold. Few, since Debian keeps those alone that are translated nearly whole."""
import gzip
import subprocess

from kit import documents, packages, pairs

ABOUT = "manual pages of a few commands, documents"
PROGRAMS = ("at", "bsdextrautils", "coreutils", "diffutils", "gzip", "kmod")
# Lines without end, so that a paragraph is one; no hyphens, no bold, no underline.
RENDER = ("groff", "-Kutf8", "-mandoc", "-Tutf8", "-rLL=9999n", "-rHY=0", "-dAD=l",
          "-P-c", "-P-b", "-P-o", "-P-u")


def prepare(folder, most):
    translated = packages.debian(folder, "manpages-id", ["usr/share/man/id/*"])
    programs = [packages.debian(folder, name, ["usr/share/man/man?/*"]) for name in PROGRAMS]

    def pages():
        for path in translated.files("usr/share/man/id/man?/*.gz"):
            for program in programs:
                for original in program.files(f"usr/share/man/man?/{path.name}"):
                    yield path.name.removesuffix(".gz"), _text(original), _text(path)

    return documents.recipe(folder, "manpages", [translated, *programs], translated.licence(),
                            pages, extension="txt")


def _text(path):
    with gzip.open(path) as page:
        source = page.read()
    try:
        done = subprocess.run(RENDER, input=source, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True)
    except FileNotFoundError:
        raise packages.Unavailable("there is no groff here (scripts/setup corpus)") from None
    lines = map(pairs.clean, done.stdout.decode("utf-8", "replace").split("\n"))
    paragraphs = [line for line in lines if line][1:-1]  # Without the running head and foot.
    return "".join(line + "\n\n" for line in paragraphs)
