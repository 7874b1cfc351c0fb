
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  const chunks = Array.from(document.querySelectorAll(".chunk"));
  const notes = Array.from(document.querySelectorAll(".note"));
  const numberOf = (note) => note.id.slice(1);
  const kindOf = (note) => note.className.match(/k-(\S+)/)[1];
  const count = (number, word) => number + " " + word + (number === 1 ? "" : "s");

  // Two rules of the style sheet follow the finding that is pointed at and the current one, so
  // that no script ever has to look for a finding's marks in a long text.
  const rules = Array.from(document.styleSheets[0].cssRules);
  const pointed = rules.find((rule) => rule.selectorText === ".f-pointed");
  const chosen = rules.find((rule) => rule.selectorText === ".f-current");
  let pointedAt = "";
  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest("mark, .place, .note");
    const name = !element ? "" : element.classList.contains("note") ? element.id
      : element.className.match(/f\d+/)[0];
    if (name === pointedAt) return;
    pointedAt = name;
    pointed.selectorText = name ? ":is(mark, .place)." + name : ".f-pointed";
  });

  // From finding to finding.
  const hidden = new Set();
  const isShown = (note) => !Array.from(note.classList).some((name) => hidden.has(name));
  let shown = notes;
  let current = -1;  // of notes

  function showPosition() {
    const place = current < 0 ? -1 : shown.indexOf(notes[current]);
    byId("position").textContent = place < 0 ? count(shown.length, "finding")
      : place + 1 + " of " + shown.length;
  }

  function choose(note) {
    current = notes.indexOf(note);
    chosen.selectorText = ":is(mark, .place).f" + numberOf(note);
    showPosition();
  }

  // Once a distant passage is laid out its height is another one than was guessed, so a jump may
  // land beside its aim: look again until it stands still, or another jump was asked for.
  let aim = null;
  function show(element, block, tries = 6) {
    aim = element;
    const look = () => {
      if (aim !== element) return;
      element.scrollIntoView({block});
      const top = element.getBoundingClientRect().top;
      requestAnimationFrame(() => {
        if (tries-- > 0 && element.getBoundingClientRect().top !== top) look();
      });
    };
    look();
  }

  function step(by) {
    if (shown.length === 0) return;
    let at = current + by;
    if (current < 0) at = by > 0 ? 0 : notes.length - 1;
    while (!isShown(notes[(at + notes.length) % notes.length])) at += by;
    const note = notes[(at + notes.length) % notes.length];
    choose(note);
    note.focus({preventScroll: true});
    show(note, "center");
  }

  function followHash() {
    const note = byId(location.hash.slice(1));
    if (note && note.classList.contains("note")) {
      choose(note);
      show(note, "center");
    }
  }

  // Verdicts live in the page, and in the browser's storage where it lets us.
  const key = "sejajar-verdicts\n" + root.dataset.source + "\n" + root.dataset.target;
  let stored = {};
  try {
    const found = JSON.parse(localStorage.getItem(key));
    if (typeof found === "object" && found) stored = found;
  } catch {
    // No storage here, or somebody else's data in it.
  }

  function paint(note, verdict) {
    if (verdict) note.dataset.verdict = verdict;
    else delete note.dataset.verdict;
    for (const button of note.querySelectorAll(".judge button")) {
      button.setAttribute("aria-pressed", String(button.value === verdict));
    }
  }

  function showJudged() {
    const judged = notes.filter((note) => note.dataset.verdict).length;
    byId("judged").textContent = judged + " of " + count(notes.length, "finding") + " judged";
  }

  function judge(note, verdict) {
    paint(note, note.dataset.verdict === verdict ? undefined : verdict);
    stored[note.dataset.print] = note.dataset.verdict;  // JSON leaves out what is undefined
    try {
      localStorage.setItem(key, JSON.stringify(stored));
    } catch {
      // They last as long as the page is open.
    }
    showJudged();
  }

  function exportVerdicts() {
    const verdicts = notes.filter((note) => note.dataset.verdict).map((note) => ({
      fingerprint: note.dataset.print,
      verdict: note.dataset.verdict,
      kind: kindOf(note),
      message: note.querySelector(".message").textContent,
    }));
    const file = {format: "sejajar-verdicts", version: 1, verdicts};
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(file, null, 1) + "\n"], {type: "application/json"}));
    link.download = "verdicts.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  if (notes.length > 0) {
    for (const note of notes) {
      const verdict = stored[note.dataset.print];
      if (verdict === "accepted" || verdict === "rejected") paint(note, verdict);
    }
    showJudged();
    byId("next").addEventListener("click", () => step(1));
    byId("previous").addEventListener("click", () => step(-1));
    byId("export").addEventListener("click", exportVerdicts);
    document.addEventListener("change", (event) => {
      const box = event.target;
      if (box.name !== "show") return;
      root.classList.toggle("hide-" + box.value, !box.checked);
      if (box.checked) hidden.delete(box.value);
      else hidden.add(box.value);
      shown = notes.filter(isShown);
      byId("shown").textContent = shown.length === notes.length
        ? count(notes.length, "finding") + " shown"
        : shown.length + " of " + count(notes.length, "finding") + " shown";
      showPosition();
    });
    document.addEventListener("click", (event) => {
      const note = event.target.closest(".note");
      const button = event.target.closest(".judge button");
      if (note) choose(note);
      if (button) judge(note, button.value);
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !byId("keys").checked) return;
      if (event.key === "n" || event.key === "j") step(1);
      else if (event.key === "p" || event.key === "k") step(-1);
      else if (current >= 0 && event.key === "a") judge(notes[current], "accepted");
      else if (current >= 0 && event.key === "r") judge(notes[current], "rejected");
    });
    addEventListener("hashchange", followHash);
    followHash();
  }

  // The map: a click goes to the nearest passage, a frame shows what is in sight.
  const map = byId("map");
  if (map) {
    const at = (chunk) => chunk ? [Number(chunk.dataset.x), Number(chunk.dataset.y)] : [1000, 1000];
    map.addEventListener("click", (event) => {
      const box = map.getBoundingClientRect();
      const x = (event.clientX - box.left) / box.width * 1000;
      const y = (event.clientY - box.top) / box.height * 1000;
      let best = {distance: Infinity};
      chunks.forEach((chunk, i) => {
        const [x0, y0] = at(chunk);
        const [x1, y1] = at(chunks[i + 1]);
        const share = Math.min(1, Math.max(0, (x - x0 + y - y0) / (x1 - x0 + y1 - y0 || 1)));
        const distance = Math.hypot(x0 + share * (x1 - x0) - x, y0 + share * (y1 - y0) - y);
        if (distance < best.distance) best = {distance, chunk, share};
      });
      const beads = best.chunk.children;
      show(beads[Math.min(beads.length - 1, Math.floor(best.share * beads.length))], "start");
    });

    // The place on the map of what stands at a height of the window.
    const placeAt = (height) => {
      let low = 0;
      let high = chunks.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (chunks[middle].getBoundingClientRect().top <= height) low = middle;
        else high = middle;
      }
      const box = chunks[low].getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (height - box.top) / (box.height || 1)));
      const [x0, y0] = at(chunks[low]);
      const [x1, y1] = at(chunks[low + 1]);
      return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
    };
    let waiting = false;
    const frame = () => {
      waiting = false;
      const [x0, y0] = placeAt(0);
      const [x1, y1] = placeAt(innerHeight);
      const view = {x: x0, y: y0, width: Math.max(4, x1 - x0), height: Math.max(4, y1 - y0)};
      for (const name in view) byId("view").setAttribute(name, view[name].toFixed(1));
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(frame);
      waiting = true;
    };
    addEventListener("scroll", later, {passive: true});
    addEventListener("resize", later, {passive: true});
    later();
  }
})();
