"""Packages as folders: fetched once, unpacked without root, never installed.

A package stands in FOLDER/packages/NAME with the files that were asked for, its copyright file
and VERSION. It appears there whole or not at all, and is not fetched again.
"""
import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile


class Unavailable(Exception):
    """A package, or something in it, that is not to be had."""


class Package:
    def __init__(self, root):
        self.root = root
        self.name = root.name
        self.version = (root / "VERSION").read_text().strip()

    def files(self, pattern):
        """Regular files that match, in order; the pattern's * stops at a slash, its ** does not."""
        return sorted(path for path in self.root.glob(pattern)
                      if path.is_file() and not path.is_symlink())

    def licence(self, files="*"):
        """The licence that a machine-readable copyright file gives for `files`."""
        path = self.root / "usr/share/doc" / self.name / "copyright"
        found = []
        if path.is_file():
            for stanza in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
                # A field goes on in lines that begin with a space; the licence's first names it.
                fields = dict(re.findall(r"(?m)^(Files|License):(.*(?:\n[ \t].*)*)", stanza))
                name = fields.get("License", "").split("\n")[0].strip()
                if name and files in fields.get("Files", "").split():
                    found.append(name)
        return "; ".join(dict.fromkeys(found)) or "see package copyright"


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def debian(folder, name, keep):
    """The Debian package `name`, with those of its files that match a pattern of `keep`."""
    def fetch(partial):
        # The sandbox user, which only root's apt-get changes to, cannot write into our folder.
        _run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", name], name, partial)
        (archive,) = partial.glob("*.deb")
        version = _run(["dpkg-deb", "-f", archive, "Version"], name).strip()
        with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive],
                              stdout=subprocess.PIPE) as unpacked:
            with tarfile.open(fileobj=unpacked.stdout, mode="r|") as tar:
                _extract(tar, partial, [*keep, f"usr/share/doc/{name}/copyright"])
        if unpacked.returncode != 0:
            raise Unavailable(f"{name}: {archive.name} cannot be unpacked")
        archive.unlink()
        return version
    return _package(folder, name, fetch)


def npm(folder, name, keep):
    """The newest npm package `name`, likewise."""
    def fetch(partial):
        _run(["npm", "pack", "--silent", name], name, partial)
        (archive,) = partial.glob("*.tgz")
        with tarfile.open(archive, mode="r|gz") as tar:
            _extract(tar, partial, [*keep, "package/package.json"])
        archive.unlink()
        return json.loads((partial / "package/package.json").read_text(encoding="utf-8"))["version"]
    return _package(folder, name, fetch)


def _package(folder, name, fetch):
    root = folder / "packages" / name
    if not root.is_dir():
        say(f"fetching {name}")
        partial = root.with_name(f".{name}.partial")
        shutil.rmtree(partial, ignore_errors=True)  # Of a run that was killed.
        partial.mkdir(parents=True)
        try:
            (partial / "VERSION").write_text(fetch(partial) + "\n")
            partial.rename(root)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return Package(root)


def _extract(tar, root, patterns):
    """Regular files alone, those that match; here a pattern's * runs over slashes too."""
    for member in tar:
        path = os.path.normpath(member.name)
        if (member.isreg() and not path.startswith(("/", ".."))
                and any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            with tar.extractfile(member) as content, open(root / path, "wb") as out:
                shutil.copyfileobj(content, out)


def _run(command, name, folder=None):
    try:
        done = subprocess.run(command, cwd=folder, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except FileNotFoundError:
        raise Unavailable(f"{name}: there is no {command[0]} here (scripts/setup corpus)") from None
    if done.returncode != 0:
        why = (done.stderr.strip() or f"{command[0]} failed").splitlines()[-1]
        raise Unavailable(f"{name}: {why} (are the lists of packages old? apt-get update)"
                          if command[0] == "apt-get" else f"{name}: {why}")
    return done.stdout
