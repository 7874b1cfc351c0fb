"""Opens the HTML report of an audit in a real browser and uses it as a person would.

    report_test.py MAKE_REPORT [TEST...]

Needs chromium, its driver and selenium (scripts/setup test installs them); is skipped, with exit
status 77, where they are not. Nothing here asks the network for anything.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    print("SKIPPED: there is no python3-selenium here")
    sys.exit(77)

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if not BROWSER or not DRIVER:
    print("SKIPPED: there is no chromium with its chromedriver here")
    sys.exit(77)

MAKE_REPORT = sys.argv.pop(1)

# Relative luminance and contrast as WCAG 2 defines them, of an element's text (or that of its
# ::before) on the first background behind it that is not transparent.
CONTRAST = """
const channel = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
const parse = (color) => color.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const [element, pseudo] = arguments;
let behind = element;
let back = parse(getComputedStyle(behind).backgroundColor);
while (back.length === 4 && back[3] === 0) {
  behind = behind.parentElement;
  back = parse(getComputedStyle(behind).backgroundColor);
}
const front = parse(getComputedStyle(element, pseudo).color);
const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
return (high + 0.05) / (low + 0.05);
"""


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="sejajar-browser-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        options = webdriver.ChromeOptions()
        options.binary_location = BROWSER
        for argument in ("--headless=new", "--disable-gpu", f"--user-data-dir={cls.folder}/profile"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        cls.browser = webdriver.Chrome(service=Service(DRIVER), options=options)
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.media("light")
        self.window(1440, 1000)
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.folder))

    def command(self, name, **arguments):
        return self.browser.execute_cdp_cmd(name, arguments)

    def window(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height,
                     deviceScaleFactor=1, mobile=False)

    def media(self, scheme, kind="screen"):
        self.command("Emulation.setEmulatedMedia", media=kind,
                     features=[{"name": "prefers-color-scheme", "value": scheme},
                               {"name": "prefers-reduced-motion", "value": "reduce"}])

    def open(self, what):
        path = self.folder / f"{what}.html"
        if not path.exists():
            path.write_bytes(subprocess.run([MAKE_REPORT, what], check=True,
                                            stdout=subprocess.PIPE).stdout)
        self.browser.get("about:blank")
        self.browser.get_log("browser")
        self.browser.get_log("performance")
        self.browser.get(path.as_uri())
        return path.as_uri()

    def forget_verdicts(self):
        self.run_script("localStorage.clear(); location.reload()")
        self.wait(lambda: self.run_script("return document.readyState") == "complete")

    def run_script(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def wait(self, condition):
        WebDriverWait(self.browser, 20).until(lambda _: condition())

    def press(self, *keys):
        for key in keys:
            for kind in ("keyDown", "keyUp"):
                self.command("Input.dispatchKeyEvent", type=kind, key=key, text=key)

    def shown_notes(self):
        return self.run_script("return [...document.querySelectorAll('.note')]"
                               ".filter((n) => n.checkVisibility()).map((n) => n.id)")

    def assert_in_sight(self, selector):
        self.wait(lambda: self.run_script(
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
            "return box.top >= 0 && box.top < innerHeight", selector))

    def requests(self):
        """The addresses that were asked for, without what the page's own policy held back."""
        messages = [json.loads(entry["message"])["message"]
                    for entry in self.browser.get_log("performance")]
        held_back = {message["params"]["requestId"] for message in messages
                     if message["method"] == "Network.loadingFailed"
                     and message["params"].get("blockedReason") == "csp"}
        return {message["params"]["request"]["url"] for message in messages
                if message["method"] == "Network.requestWillBeSent"
                and message["params"]["requestId"] not in held_back}

    def lay_out_everything(self):
        self.run_script("for (const chunk of document.querySelectorAll('.chunk'))"
                        " chunk.style.contentVisibility = 'visible'")

    # Security.

    def test_hostile_documents_are_inert(self):
        address = self.open("hostile")
        time.sleep(0.5)  # for what would load or run late
        self.assertIsNone(self.run_script("return window.pwned ?? null"))
        self.assertEqual(self.requests(), {address})
        self.assertEqual(self.browser.get_log("browser"), [])
        count = lambda name: len(self.run_script("return document.getElementsByTagName(arguments[0])", name))
        for name in ("img", "iframe", "link", "base"):
            self.assertEqual(count(name), 0, name)
        self.assertEqual((count("script"), count("style")), (1, 1))
        self.assertTrue(self.one("main").is_displayed())
        # What the document holds is there to be read, and cell by cell.
        cells = self.run_script("return [...document.querySelectorAll('.s')].map((c) => c.textContent)")
        self.assertIn("<script>window.pwned = 1</script><!-- <img src=x", cells[0])
        self.assertIn("bidi <U+202E>txet desrever<U+202C>", cells[1])
        self.assertIn("nul \u2400 bell \u2407 del \u2421", cells[1])
        self.assertEqual(len(cells), 6)

    def test_policy_lets_nothing_else_run_or_load(self):
        address = self.open("sample")
        self.run_script("""
            window.blocked = [];
            document.addEventListener("securitypolicyviolation",
                                      (event) => blocked.push(event.effectiveDirective));
            const attempt = (act) => { try { act(); } catch { /* Trusted Types */ } };
            attempt(() => { const e = document.createElement("img");
                            e.src = "https://example.org/x.png"; document.body.append(e); });
            attempt(() => { const e = document.createElement("p");
                            e.setAttribute("style", "color: red"); document.body.append(e); });
            attempt(() => { const e = document.createElement("link");
                            e.rel = "stylesheet"; e.href = "https://example.org/x.css";
                            document.head.append(e); });
            attempt(() => { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); });
            attempt(() => { const e = document.createElement("script");
                            e.textContent = "window.pwned = 1"; document.body.append(e); });
            attempt(() => { fetch("https://example.org/").catch(() => 0); });
        """)
        self.wait(lambda: len(set(self.run_script("return blocked"))) >= 5)
        self.assertIsNone(self.run_script("return window.pwned ?? null"))
        self.assertEqual(set(self.run_script("return blocked")),
                         {"img-src", "style-src-attr", "style-src-elem", "connect-src",
                          "require-trusted-types-for"})
        self.assertEqual(self.requests(), {address})

    # Reading.

    def test_everything_is_there_without_script(self):
        self.command("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open("sample")
            self.assertEqual(len(self.shown_notes()), 11)
            self.assertEqual(self.run_script("return document.documentElement.className"), "")
            for element in self.all(".js"):
                self.assertFalse(element.is_displayed())
            self.assertIn("11 findings in ferry.id", self.one("h1").text)
            self.assertTrue(self.one("mark.high").is_displayed())
        finally:
            self.command("Emulation.setScriptExecutionDisabled", value=False)

    def test_structure_serves_assistive_technology(self):
        self.open("sample")
        self.assertEqual(len(self.all("h1")), 1)
        for landmark in ("header", "aside[aria-label]", "nav[aria-label]", "main"):
            self.assertEqual(len(self.all(landmark)), 1, landmark)
        self.assertEqual(self.one("#shown").get_attribute("aria-live"), "polite")
        self.lay_out_everything()
        for element in self.all("button, input, article, svg[role=img]"):
            self.assertTrue(element.accessible_name, element.get_attribute("outerHTML"))
        languages = self.run_script("return [document.querySelector('.s').lang,"
                                    "document.querySelector('.t').lang]")
        self.assertEqual(languages, ["en", "id"])

    def test_contrast_in_light_and_dark(self):
        for what in ("sample", "unrelated", "clear"):
            self.open(what)
            if what == "sample":
                self.run_script("document.querySelector('.judge button').click()")
            for scheme in ("light", "dark"):
                self.media(scheme)
                elements = [(selector, element, None)
                            for selector in ("h1", "h2", "h3", ".brand", ".pair", "small", "dt", "b",
                                             ".note-line", "figcaption span", ".s", ".t", ".none",
                                             "label", ".count", ".shape", "legend", "kbd", "button",
                                             "#position", ".item a", "mark", ".sign", ".message",
                                             ".where", ".where a", "summary", ".names span")
                            for element in self.all(selector)]
                elements += [(selector, element, "::before") for selector in (".s:not(.none)", "mark[data-n]")
                             for element in self.all(selector)]
                elements += [(".place", element, "::after") for element in self.all(".place")]
                self.assertGreater(len(elements), 12)
                for selector, element, pseudo in elements:
                    ratio = self.run_script(CONTRAST, element, pseudo)
                    self.assertGreaterEqual(ratio, 4.5, (what, scheme, selector, pseudo))
            dark = self.run_script("return getComputedStyle(document.body).backgroundColor")
            self.media("light")
            self.assertNotEqual(
                dark, self.run_script("return getComputedStyle(document.body).backgroundColor"))
        self.open("sample")
        self.forget_verdicts()

    def test_nothing_overflows_a_narrow_window(self):
        for width in (380, 320, 700, 1100):
            self.window(width, 800)
            for what in ("sample", "hostile", "unrelated"):
                self.open(what)
                self.lay_out_everything()
                self.assertEqual([], self.run_script("""
                    const width = document.documentElement.clientWidth;
                    return [...document.querySelectorAll("html, body *")].filter((e) =>
                        e.getBoundingClientRect().right > width + 0.5 && !e.closest("svg")
                        || e.scrollWidth > e.clientWidth + 1 && e.matches("html, main, .bead, .s, .t, .note"))
                        .map((e) => e.outerHTML.slice(0, 80))"""), (what, width))

    def test_narrow_windows_stack_the_two_texts(self):
        self.open("sample")
        place = lambda: self.run_script("return [...document.querySelector('.bead').children]"
                                        ".map((e) => e.getBoundingClientRect().left)")
        wide = place()
        self.assertGreater(wide[1], wide[0])
        self.window(380, 800)
        narrow = place()
        self.assertEqual(narrow[0], narrow[1])

    def test_print_shows_all(self):
        self.open("sample")
        self.run_script("for (const box of document.querySelectorAll('[name=show]')) box.click()")
        self.assertEqual(self.shown_notes(), [])
        self.media("light", "print")
        self.assertEqual(len(self.shown_notes()), 11)
        self.assertEqual(self.run_script(
            "return getComputedStyle(document.querySelector('.chunk')).contentVisibility"), "visible")
        for element in self.all("button, input"):
            self.assertFalse(element.is_displayed())

    # Working.

    def test_filters_hide_show_and_announce(self):
        self.open("sample")
        everything = self.shown_notes()
        self.one("[value=k-omission]").click()
        left = self.shown_notes()
        hidden = set(everything) - set(left)
        self.assertEqual(len(hidden), 2)
        for name in hidden:
            self.assertIn("k-omission", self.one("#" + name).get_attribute("class"))
        self.assertEqual(self.one("#shown").text, "9 of 11 findings shown")
        clear = "rgba(0, 0, 0, 0)"
        back = lambda: self.one("mark.k-omission").value_of_css_property("background-color")
        self.assertEqual(back(), clear)
        self.one("[value=low]").click()
        self.assertEqual(self.one("#shown").text, "6 of 11 findings shown")
        self.assertEqual(len(self.shown_notes()), 6)
        self.assertEqual(len([item for item in self.all(".item") if item.is_displayed()]), 6)
        self.one("[value=k-omission]").click()
        self.one("[value=low]").click()
        self.assertEqual(self.shown_notes(), everything)
        self.assertEqual(self.one("#shown").text, "11 findings shown")
        self.assertNotEqual(back(), clear)

    def test_keys_go_from_finding_to_finding(self):
        self.open("sample")
        focused = lambda: self.run_script("return document.activeElement.id")
        self.press("n")
        self.assertEqual(focused(), "f1")
        self.assert_in_sight("#f1")
        self.assertEqual(self.one("#position").text, "1 of 11")
        self.press("j", "n")
        self.assertEqual(focused(), "f3")
        self.press("p", "k", "p")
        self.assertEqual(focused(), "f11")
        self.assert_in_sight("#f11")
        self.press("n")
        self.assertEqual(focused(), "f1")
        outline = self.one("mark.f1").value_of_css_property("outline-style")
        self.assertEqual(outline, "solid")
        # Hidden findings are passed over.
        second = self.one("#f2").get_attribute("class")
        self.one(f"[value={re.search('k-[a-z-]+', second).group()}]").click()
        self.press("n")
        self.assertNotIn(focused(), ("f1", "f2"))
        # And the keys can be switched off, for those whose software types for them.
        self.one("#keys").click()
        before = self.one("#position").text
        self.press("n")
        self.assertEqual(self.one("#position").text, before)
        self.one("#next").click()
        self.assertNotEqual(self.one("#position").text, before)

    def test_pointing_at_a_note_shows_its_words(self):
        self.open("sample")
        self.run_script("document.querySelector('#f4').dispatchEvent("
                        "new PointerEvent('pointerover', {bubbles: true}))")
        for mark in self.all("mark.f4"):
            self.assertEqual(mark.value_of_css_property("outline-style"), "solid")
        self.assertEqual(len(self.all("mark.f4")), 2)
        self.assertEqual(self.one("mark.f3").value_of_css_property("outline-style"), "none")

    def test_verdicts_are_kept_and_exported(self):
        self.open("sample")
        self.forget_verdicts()
        self.press("n", "a", "n", "r", "n", "a", "a")  # the last one is taken back
        self.one("#f5 [value=accepted]").click()
        self.one("#f5 [value=rejected]").click()  # another mind
        state = lambda: {note.get_attribute("id"): note.get_attribute("data-verdict")
                         for note in self.all(".note[data-verdict]")}
        expected = {"f1": "accepted", "f2": "rejected", "f5": "rejected"}
        self.assertEqual(state(), expected)
        self.assertEqual(self.one("#judged").text, "3 of 11 findings judged")
        self.assertEqual(self.one("#f5 [value=rejected]").get_attribute("aria-pressed"), "true")
        self.assertEqual(self.one("#f5 [value=accepted]").get_attribute("aria-pressed"), "false")
        self.browser.refresh()
        self.assertEqual(state(), expected)
        self.assertEqual(self.one("#judged").text, "3 of 11 findings judged")

        path = self.folder / "verdicts.json"
        self.one("#export").click()
        self.wait(path.exists)
        exported = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual((exported["format"], exported["version"]), ("sejajar-verdicts", 1))
        prints = {note.get_attribute("id"): note.get_attribute("data-print")
                  for note in self.all(".note")}
        self.assertEqual({entry["fingerprint"]: entry["verdict"] for entry in exported["verdicts"]},
                         {prints[name]: verdict for name, verdict in expected.items()})
        self.assertEqual(exported["verdicts"][0]["kind"], "name")
        self.assertEqual(exported["verdicts"][0]["message"], self.one("#f1 .message").text)
        read = subprocess.run([MAKE_REPORT, "baseline", str(path)], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.split()
        self.assertEqual(read, sorted(prints[name] for name in expected))
        path.unlink()
        self.forget_verdicts()
        self.assertEqual(state(), {})

    def test_works_where_storage_is_forbidden_or_holds_something_else(self):
        deny = ("Object.defineProperty(window, 'localStorage', "
                "{get() { throw new DOMException('denied', 'SecurityError'); }})")
        for spoil in (deny, "localStorage.setItem = () => { throw new Error('full'); }",
                      "Storage.prototype.getItem = () => '{oops'",
                      "Storage.prototype.getItem = () => '7'"):
            name = self.command("Page.addScriptToEvaluateOnNewDocument", source=spoil)["identifier"]
            try:
                self.open("sample")
                self.press("n", "a")
                self.assertEqual(self.one("#judged").text, "1 of 11 findings judged")
                self.assertEqual(self.browser.get_log("browser"), [], spoil)
            finally:
                self.command("Page.removeScriptToEvaluateOnNewDocument", identifier=name)
        self.open("sample")
        self.forget_verdicts()

    def test_map_shows_and_jumps(self):
        self.open("2000")
        top = lambda: self.run_script("return scrollY")
        view = lambda: float(self.one("#view").get_attribute("y"))
        self.wait(lambda: view() < 50)
        self.run_script("""
            const box = document.getElementById("map").getBoundingClientRect();
            document.getElementById("map").dispatchEvent(new MouseEvent("click", {
                bubbles: true, clientX: box.left + box.width * 0.75,
                clientY: box.top + box.height * 0.75}))""")
        self.wait(lambda: top() > 10000)
        self.wait(lambda: 700 < view() < 800)
        line = self.run_script("return document.elementFromPoint(600, 500).closest('.bead').id")
        self.assertAlmostEqual(int(line[1:]), 1500, delta=60)

    def test_long_documents_stay_usable(self):
        self.open("20000")
        self.assertEqual(len(self.all(".note")), 600)
        self.press("p")
        self.assert_in_sight("#f600")
        self.press("n")
        self.assert_in_sight("#f1")
        # Far more is there than is laid out.
        laid_out = self.run_script(
            "return [...document.querySelectorAll('.chunk')].filter("
            "(c) => c.firstElementChild.checkVisibility({contentVisibilityAuto: true})).length")
        self.assertLess(laid_out, 20)
        self.assertGreater(len(self.all(".chunk")), 200)


if __name__ == "__main__":
    unittest.main()
