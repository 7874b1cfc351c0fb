#!/usr/bin/env python3
"""Runs scripts/corpus on small packages made here, with an apt-get, an npm and an aligner that
stand in for the real ones and write down each call. Nothing is fetched.

    corpus_test.py [unittest's options]
"""
import gzip
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: debian/*
Copyright: A packager
License: ISC

Files: *
Copyright: An author
License: GPL-2+
 Words of the licence.

Files: deu-ind/*
 eng-ind/*
Copyright: Others
License: CC-BY-SA-3.0
"""

APT_GET = """#!/bin/sh
for name; do :; done
echo "apt-get $name" >> "$STORE/calls"
[ -f "$STORE/$name.deb" ] || { echo "E: Unable to locate package $name" >&2; exit 100; }
cp "$STORE/$name.deb" "./${name}_1_all.deb"
"""
NPM = """#!/bin/sh
for name; do :; done
echo "npm $name" >> "$STORE/calls"
cp "$STORE/$name.tgz" "./$name-1.2.3.tgz" && echo "$name-1.2.3.tgz"
"""
# help build | build --pairs LIST -o FOLDER ...
ALIGNER = """#!/bin/sh
[ "$1" = help ] && exit 0
echo "build $*" | sed 's/ -o .* -s/ -s/; s/--pairs [^ ]*/--pairs/' >> "$STORE/calls"
mkdir -p "$5"
printf '%s\\t%s\\t1\\n' source target 'Good day.' 'Selamat siang.' Same. Same. > "$5/bitext.tsv"
"""


def dict_number(value):
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = digits[value % 64]
    while value >= 64:
        value //= 64
        text = digits[value % 64] + text
    return text


def catalogue(messages, order="<"):
    """A .mo file, in either byte order."""
    table = [("", "Content-Type: text/plain; charset=UTF-8\n"), *messages]
    table.sort(key=lambda message: message[0].encode())
    blob, places = b"", ([], [])
    begin = 28 + 16 * len(table)
    for side in (0, 1):
        for message in table:
            text = message[side].encode()
            places[side].append((len(text), begin + len(blob)))
            blob += text + b"\0"
    head = struct.pack(order + "7I", 0x950412DE, 0, len(table), 28, 28 + 8 * len(table), 0, 0)
    return head + b"".join(struct.pack(order + "2I", *place) for place in sum(places, [])) + blob


class CorpusTest(unittest.TestCase):
    def setUp(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="sejajar-corpus-"))
        self.addCleanup(shutil.rmtree, self.scratch)
        self.store = self.scratch / "store"
        self.folder = self.scratch / "out"
        self.tool("apt-get", APT_GET)
        self.tool("npm", NPM)
        (self.store / "calls").write_text("")

    def tool(self, name, script):
        path = self.store / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)
        return path

    def package(self, name, files, copyright=COPYRIGHT, version="1.0-1"):
        root = self.scratch / "tree" / name
        files = {f"usr/share/doc/{name}/copyright": copyright, **files, "DEBIAN/control":
                 f"Package: {name}\nVersion: {version}\nArchitecture: all\n"
                 "Maintainer: A <a@example.org>\nDescription: a fixture\n"}
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
        subprocess.run(["dpkg-deb", "--build", root, self.store / f"{name}.deb"], check=True,
                       stdout=subprocess.DEVNULL)

    def corpus(self, *arguments, status=0, program="/nonexistent", errors=subprocess.STDOUT):
        environment = dict(os.environ, STORE=str(self.store), SEJAJAR_PROGRAM=str(program),
                           PATH=f"{self.store / 'bin'}:{os.environ['PATH']}")
        done = subprocess.run([ROOT / "scripts/corpus", *arguments], cwd=self.scratch, text=True,
                              env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=errors)
        self.assertEqual(done.returncode, status, done.stdout)
        leftovers = [path for path in self.scratch.rglob("*") if "partial" in path.name]
        self.assertEqual(leftovers, [])
        return done.stdout

    def rows(self, path="pairs.tsv"):
        return [line.split("\t") for line in
                (self.folder / path).read_text(encoding="utf-8").splitlines()]

    def pairs(self):
        return [tuple(row[2:]) for row in self.rows()]

    def calls(self):
        return (self.store / "calls").read_text().splitlines()

    # The script itself.

    def test_lists_every_recipe(self):
        listed = self.corpus("list", errors=subprocess.DEVNULL)
        self.assertEqual([line.split()[0] for line in listed.splitlines()],
                         sorted(path.stem for path in (ROOT / "corpora/recipes").glob("*.py")))
        self.assertEqual(self.corpus(errors=subprocess.DEVNULL), listed)

    def test_refuses_what_it_does_not_know(self):
        self.assertIn("no recipe 'poetry'", self.corpus("poetry", status=2))
        self.corpus("messages", "--most", "0", status=2)

    def test_failure_leaves_nothing_and_a_second_run_goes_on(self):
        self.assertIn("Unable to locate", self.corpus("freedict", "out", status=1))
        self.assertFalse((self.folder / "packages/dict-freedict-eng-ind").exists())
        (self.store / "dict-freedict-eng-ind.deb").write_bytes(b"half a package")
        self.corpus("freedict", "out", status=1)
        self.dictionary()
        killed = self.folder / "packages/.dict-freedict-eng-ind.partial"
        killed.mkdir()
        (killed / "half.deb").write_bytes(b"half a package")
        self.corpus("freedict", "out")
        self.assertEqual(len(self.calls()), 3)

    def test_all_goes_on_after_a_failure(self):
        self.dictionary()
        out = self.corpus("all", "out", "--most", "1", status=1)
        self.assertIn("debian-handbook: ", out)
        self.assertTrue((self.folder / "freedict/pairs.tsv").is_file())

    def test_training_says_when_there_are_no_pairs(self):
        self.folder.mkdir()
        done = subprocess.run([ROOT / "scripts/train-model", "--corpora", self.folder], text=True,
                              stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no pairs.tsv", done.stderr)

    # Recipes.

    def dictionary(self):
        entries = {"00databaseinfo": "00databaseinfo\nA dictionary, of sorts.\n",
                   "carry": "carry /ˈkæɹi/ <v>\n1. bawa, membawa\nto lift and take\n"
                            "2. angkut 3.\nto transport\n 4.\nto be heard\n",
                   "radio": "radio <n>\nradio\nthe same word\n",
                   "sea level": "sea level\npermukaan laut\n"}
        text, index = b"", ""
        for word, entry in entries.items():
            index += f"{word}\t{dict_number(len(text))}\t{dict_number(len(entry.encode()))}\n"
            text += entry.encode()
        self.package("dict-freedict-eng-ind", {
            "usr/share/dictd/freedict-eng-ind.dict.dz": gzip.compress(text),
            "usr/share/dictd/freedict-eng-ind.index": index + index.splitlines()[1] + "\n"})

    def test_dictionary(self):
        self.dictionary()
        self.corpus("freedict", "out")
        self.assertEqual(self.rows(), [
            ["freedict:eng-ind", "CC-BY-SA-3.0", "carry", "bawa"],
            ["freedict:eng-ind", "CC-BY-SA-3.0", "carry", "membawa"],
            ["freedict:eng-ind", "CC-BY-SA-3.0", "carry", "angkut"],
            ["freedict:eng-ind", "CC-BY-SA-3.0", "sea level", "permukaan laut"]])
        self.assertEqual(self.rows("card.tsv"), [
            ["name", "package", "version", "licence", "documents", "pairs", "English words",
             "Indonesian words"],
            ["freedict", "dict-freedict-eng-ind", "1.0-1", "CC-BY-SA-3.0", "-", "4", "5", "5"]])
        before = (self.folder / "pairs.tsv").stat()
        self.corpus("freedict", "out")
        self.assertEqual(self.calls(), ["apt-get dict-freedict-eng-ind"])
        after = (self.folder / "pairs.tsv").stat()
        self.assertEqual((before.st_mtime_ns, before.st_ino), (after.st_mtime_ns, after.st_ino))

    def test_messages(self):
        names = [line for line in (ROOT / "corpora/recipes/messages.txt").read_text().splitlines()
                 if not line.startswith("#")][:4]
        path = "usr/share/locale/{}/LC_MESSAGES/one.mo"
        self.package(names[0], {
            path.format("id"): catalogue([
                ("_Open", "_Buka"), ("E_xit", "Kelua_r"), ("Save &As...", "Simpan Seb&agai..."),
                ("file_name is missing", "file_name tidak ada"),
                ("R&D &amp; more", "R&D &amp; lagi"), ("High (_1024)", "Tinggi (_1024)"),
                ("menu\4Edit", "Sunting"), ("%d file\0%d files", "%d berkas"),
                ("two\nlines\tand a tab", "dua\nbaris dan tab"), ("OK", "OK"), ("Help", ""),
                ("%s: %d", "%d: %s")]),
            path.format("de"): catalogue([("Open", "Öffnen")])})
        self.package(names[1], {
            path.format("id_ID"): catalogue([("Edit", "Sunting"), ("Quit", "Berhenti")], ">"),
        }, copyright="Free as in freedom.\n")
        self.package(names[3], {path.format("fr"): catalogue([("Quit", "Quitter")])})
        self.corpus("messages", "out", "--most", "1")
        first = [("%d files", "%d berkas"), ("Exit", "Keluar"), ("High (1024)", "Tinggi (1024)"),
                 ("R&D &amp; more", "R&D &amp; lagi"), ("Save As...", "Simpan Sebagai..."),
                 ("Open", "Buka"), ("file_name is missing", "file_name tidak ada"),
                 ("Edit", "Sunting"), ("two lines and a tab", "dua baris dan tab")]
        self.assertEqual(self.pairs(), first)
        out = self.corpus("messages", "out", "--most", "4")
        self.assertIn(f"left out: {names[2]}", out)
        self.assertIn(f"left out: {names[3]} has no Indonesian catalogue", out)
        self.assertEqual(self.pairs(), first + [("Quit", "Berhenti")])
        self.assertEqual(self.rows()[-1][:2], [f"messages:{names[1]}", "see package copyright"])
        self.assertEqual([row[1:6] for row in self.rows("card.tsv")[1:]], [
            [names[0], "1.0-1", "GPL-2+", "-", "9"],
            [names[1], "1.0-1", "see package copyright", "-", "1"]])
        # What could not be had is asked for again, the rest is not.
        self.corpus("messages", "out", "--most", "4")
        self.assertEqual(self.calls(),
                         [f"apt-get {name}" for name in [*names, names[2]]])

    def test_verses(self):
        def side(*verses):
            return json.dumps([{"id": 1, "verses": [
                {"id": number + 1, "translation": verse} for number, verse in enumerate(verses)]}])
        files = {"package.json": '{"version": "1.2.3", "license": "CC-BY-4.0"}',
                 "dist/quran_en.json": side("Made up, one", "Made up, two", "No mate"),
                 "dist/quran_id.json": side("(Karangan,7) satu", "Karangan 12) (lagi), dua")}
        for path, content in files.items():
            (self.scratch / "tree/package" / path).parent.mkdir(parents=True, exist_ok=True)
            (self.scratch / "tree/package" / path).write_text(content)
        with tarfile.open(self.store / "quran-json.tgz", "w:gz") as tar:
            tar.add(self.scratch / "tree/package", "package")
        self.corpus("quran", "out")
        self.corpus("quran", "out")
        self.assertEqual(self.pairs(), [("Made up, one", "Karangan, satu"),
                                        ("Made up, two", "Karangan (lagi), dua")])
        self.assertIn("terms of the translations not stated", self.rows()[0][1])
        self.assertEqual(self.rows("card.tsv")[1][2], "1.2.3")
        self.assertEqual(self.calls(), ["npm quran-json"])

    def test_pages_of_a_manual(self):
        page = ("<html><head><title>T</title></head><body><ul class='docnav'><li>Back<ul><li>x</ul>"
                "</ul><div class='toc'><p>Contents</p></div><h1>{0} &amp; more</h1><p>{1}<pre>$ ls"
                "</pre><p><b>{0}</b><br/>end<ul class='docnav'><li>Next</ul></body></html>")
        tree = "usr/share/doc/debian-handbook/html/"
        self.package("debian-handbook", {
            tree + "en-US/one.html": page.format("Title", "Good day."),
            tree + "id-ID/one.html": page.format("Judul", "Selamat siang."),
            tree + "de-DE/one.html": page.format("Titel", "Guten Tag."),
            tree + "en-US/same.html": page.format("Same", "Not translated."),
            tree + "id-ID/same.html": page.format("Same", "Not translated."),
            tree + "en-US/alone.html": page.format("Alone", "No mate.")})
        self.assertIn("documents are ready", self.corpus("debian-handbook", "out"))
        self.assertFalse((self.folder / "pairs.tsv").exists())
        self.assertEqual(self.rows("card.tsv")[1][3:], ["GPL-2+", "1", "-", "-", "-"])
        listed = self.rows("documents/pairs.tsv")
        self.assertEqual(listed, [[str(self.folder.resolve() / "documents" / side / "one.html")
                                   for side in ("en", "id")] + ["one"]])
        text = pathlib.Path(listed[0][1]).read_text()
        self.assertIn("<h1>Judul &amp; more</h1><p>Selamat siang.<p>Judul<br>end", text)
        for word in ("Back", "Next", "Contents", "ls", "title"):
            self.assertNotIn(word, text)
        self.assertFalse(list(self.folder.glob("packages/**/de-DE")))

        # Once there is an aligner, its pairs come besides, and it is not called again.
        aligner = self.tool("aligner", ALIGNER)
        for _ in range(2):
            self.corpus("debian-handbook", "out", program=aligner)
        self.assertEqual(self.rows(), [
            ["doc:debian-handbook", "GPL-2+", "Good day.", "Selamat siang."]])
        self.assertEqual(self.rows("card.tsv")[1][4:], ["1", "1", "2", "2"])
        self.assertEqual(self.calls(), ["apt-get debian-handbook",
                                        "build build --pairs -s en -t id --licence GPL-2+"])

    def test_pages_of_a_help_in_two_packages(self):
        page = ("<html><body><header>Menu</header><div id='DisplayArea'><div><h1>{0}</h1></div>"
                "<p>Press <span class='switchinline'><span hidden='true' class='MAC'>Command</span>"
                "<span hidden='true'>Ctrl</span></span>.</p></div><div>Footer</div></body></html>")
        for package, side, title in (("en-us", "en-US", "Title"), ("id", "id", "Judul")):
            self.package(f"libreoffice-help-{package}", {
                f"usr/share/libreoffice/help/{side}/text/shared/one.html": page.format(title)})
        self.corpus("libreoffice-help", "out")
        text = (self.folder / "documents/id/shared-one.html").read_text()
        self.assertIn("<h1>Judul</h1></div><p>Press Ctrl.</p></div>\n", text)
        self.assertNotRegex(text, "Menu|Footer|Command")

    def test_pages_of_mallard(self):
        page = ('<page xmlns="http://projectmallard.org/1.0/"><info><desc>{0} desc</desc><credit>'
                "<name>N</name></credit></info><title>{0}</title><steps><item><p>{0}\n <gui>one"
                "</gui>.</p></item></steps><screen>ls</screen></page>")
        names = self.gnome_packages()
        for name in names:
            terms = ("https://creativecommons.org/licenses/by-sa/3.0/" if name != names[-1]
                     else "https://www.gnu.org/licenses/fdl.html")
            self.package(name, {f"usr/share/help/{side}/{name}/{path}": content
                                for side, word in (("C", "Step"), ("id", "Langkah"))
                                for path, content in (("page.page", page.format(word)),
                                                      ("broken.page", "<page>" + word),
                                                      ("legal.xml", f'<license href="{terms}"/>'))})
        out = self.corpus("gnome-help", "out")
        self.assertIn("left out: broken.page", out)
        self.assertEqual([row[2] for row in self.rows("documents/pairs.tsv")],
                         [f"{name}-page" for name in names[:-1]])
        self.assertEqual((self.folder / f"documents/id/{names[0]}-page.txt").read_text(),
                         "Langkah desc\n\nLangkah\n\nLangkah one.\n\n")

    def gnome_packages(self):
        out = subprocess.run(
            [sys.executable, "-B", "-c", "import importlib; print(*importlib.import_module("
             "'gnome-help').PACKAGES)"], text=True, check=True, stdout=subprocess.PIPE,
            env=dict(os.environ, PYTHONPATH=f"{ROOT / 'corpora'}:{ROOT / 'corpora/recipes'}"))
        return out.stdout.split()

    @unittest.skipUnless(shutil.which("groff"), "there is no groff here")
    def test_manual_pages(self):
        page = ".TH LS 1 2020 x y\n.SH {}\n.B ls\n\\- {}\n.PP\n{}\n"
        for program in ("at", "bsdextrautils", "coreutils", "diffutils", "gzip", "kmod"):
            self.package(program, {} if program != "coreutils" else {
                "usr/share/man/man1/ls.1.gz": gzip.compress(
                    page.format("NAME", "list", "word " * 300).encode())})
        self.package("manpages-id", {
            "usr/share/man/id/man1/ls.1.gz": gzip.compress(
                page.format("NAMA", "tampilkan", "kata – " * 300).encode()),
            "usr/share/man/id/man1/none.1.gz": gzip.compress(b".TH NONE 1\n")})
        self.corpus("manpages", "out")
        self.assertEqual((self.folder / "documents/en/ls.1.txt").read_text(),
                         "NAME\n\nls - list\n\n" + " ".join(["word"] * 300) + "\n\n")
        self.assertEqual((self.folder / "documents/id/ls.1.txt").read_text(encoding="utf-8"),
                         "NAMA\n\nls - tampilkan\n\n" + " ".join(["kata –"] * 300) + "\n\n")
        self.assertEqual(len(self.rows("documents/pairs.tsv")), 1)


if __name__ == "__main__":
    if not shutil.which("dpkg-deb"):
        print("SKIPPED: there is no dpkg-deb here to make packages with")
        sys.exit(SKIPPED)
    unittest.main()
