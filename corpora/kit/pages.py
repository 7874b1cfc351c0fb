"""HTML with nothing but the text of a page and its block structure.

Manuals wrap each page in navigation, tables of contents and listings, the same on every page or
in every language. What is left here are headings, paragraphs, lists and tables.
"""
import html
import html.parser

_BLOCKS = set("h1 h2 h3 h4 h5 h6 p div ul ol li dl dt dd table tr td th blockquote br".split())
_VOID = set("area base br col embed hr img input link meta source track wbr".split())
_DROPPED = {"head", "script", "style", "pre", "nav", "footer", "button"}


def trim(path, keep=None, drop=()):
    """The page at `path`. `keep` names the one element that counts, and `drop` those in it that
    do not, each as TAG.CLASS or TAG#ID."""
    parser = _Trimmer(keep, set(drop))
    parser.feed(path.read_text(encoding="utf-8", errors="replace"))
    parser.close()
    return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<body>" + "".join(parser.out).strip() + "\n"


class _Trimmer(html.parser.HTMLParser):
    def __init__(self, keep, drop):
        super().__init__()
        self.out = []
        self._keep, self._drop = keep, drop
        self._inside = _Open() if keep else None
        self._outside = _Open()

    def _emits(self):
        return not self._outside.tag and (self._inside is None or self._inside.tag)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        names = {f"{tag}.{name}" for name in (attributes.get("class") or "").split()}
        names.add(f"{tag}#{attributes.get('id')}")
        if self._inside is not None:
            self._inside.start(tag, self._keep in names)
        self._outside.start(tag, tag in _DROPPED or not names.isdisjoint(self._drop))
        if tag in _BLOCKS and self._emits():
            self.out.append(f"<{tag}>")

    def handle_endtag(self, tag):
        if tag in _BLOCKS - _VOID and self._emits():
            self.out.append(f"</{tag}>")
        self._outside.end(tag)
        if self._inside is not None:
            self._inside.end(tag)

    def handle_data(self, data):
        if self._emits():
            self.out.append(html.escape(data, quote=False))


class _Open:
    """An element that was entered, and how deep we are in elements of its kind. Others may be
    left open, as HTML allows of paragraphs and list items."""
    def __init__(self):
        self.tag, self._depth = None, 0

    def start(self, tag, enters):
        if tag in _VOID:
            return
        if self.tag is None and enters:
            self.tag, self._depth = tag, 1
        elif tag == self.tag:
            self._depth += 1

    def end(self, tag):
        if tag == self.tag:
            self._depth -= 1
            if self._depth == 0:
                self.tag = None
