// Onestop Desk: search on the static site: folds accents, puts the best first, forgives a slip of the finger. Nothing is sent anywhere.
"use strict";
(function () {
  const place = document.getElementById("found");
  const field = document.getElementById("q");
  if (!place || !field || !window.fetch) return;
  const heading = place.querySelector("h2");
  const list = place.querySelector("ul");
  const said = place.dataset;
  let index = null;

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const words = (text) => fold(text).split(/[^a-z0-9.]+/).map((w) => w.replace(/^\.+|\.+$/g, "")).filter(Boolean);

  // How many slips lead from one word to the other; two letters that changed places count once.
  function slips(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        next.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  function likeness(typed, word, last) {
    if (typed === word) return 1;
    if (word.startsWith(typed) && (last || typed.length > 2)) return 0.8;
    if (typed.length < 3) return 0;
    const most = typed.length > 6 ? 2 : 1;
    const n = slips(typed, word, most);
    return n > most ? 0 : 0.6 - 0.15 * n;
  }

  function read(rows) {
    const known = new Map();
    const entries = rows.map(([code, name, soft, more, used]) => {
      const own = words(name), all = new Set([...own, ...words(more), code]);
      all.forEach((w) => known.set(w, 0));
      return { code, name, soft, used, own, folded: own.join(" "), all: [...all] };
    });
    return { entries, known };
  }

  function search(text) {
    const typed = words(text);
    if (!typed.length) return null;
    const like = typed.map((t, i) => {
      const found = new Map();
      index.known.forEach((_, w) => {
        const s = likeness(t, w, i === typed.length - 1);
        if (s) found.set(w, s);
      });
      return found;
    });
    const phrase = typed.join(" ");
    const wanted = Math.max(1, Math.ceil(typed.length * 0.7));
    const hits = [];
    for (const e of index.entries) {
      let score = 0, met = 0;
      like.forEach((found) => {
        let best = 0;
        e.all.forEach((w) => { const s = found.get(w) || 0; if (s > best) best = s; });
        if (best) met += 1;
        score += best;
      });
      if (met < wanted) continue;
      score = score / typed.length + (e.folded.includes(phrase) ? 0.3 : 0) + (e.used ? 0.15 : 0);
      score += 0.2 * nearness(like, e.own) - Math.min(e.own.length, 40) / 400;
      hits.push([score, e]);
    }
    hits.sort((a, b) => b[0] - a[0] || (a[1].code < b[1].code ? -1 : 1));
    return hits.slice(0, 20).map((hit) => hit[1]);
  }

  // Words of a name that stand in the order in which they were typed, as a share.
  function nearness(like, own) {
    let at = -1, kept = 0;
    like.forEach((found) => {
      const next = own.findIndex((w, i) => i > at && found.has(w));
      if (next < 0) return;
      if (at < 0 || next === at + 1) kept += 1;
      at = next;
    });
    return kept / like.length;
  }

  function show(found) {
    list.replaceChildren();
    if (found === null) { place.hidden = true; return; }
    place.hidden = false;
    heading.textContent = found.length ? found.length + " " + said.counted : said.nothing;
    list.hidden = !found.length;
    for (const e of found) {
      const row = document.createElement("li"), link = document.createElement("a");
      const text = document.createElement("span"), name = document.createElement("b");
      link.href = said.at.replace("0.000000", e.code);
      name.textContent = e.name;
      text.append(name);
      if (e.soft) {
        const soft = document.createElement("small");
        soft.textContent = e.soft;
        text.append(soft);
      }
      link.append(text);
      row.append(link);
      list.append(row);
    }
  }

  let asked = null;
  function load() {
    asked = asked || fetch(said.index).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then((answer) => { index = read(answer.procedures); });
    return asked;
  }
  function look() {
    load().then(() => show(search(field.value)), () => {
      asked = null;
      place.hidden = false;
      list.hidden = true;
      heading.textContent = said.failed;
    });
  }

  field.form.addEventListener("submit", (event) => { event.preventDefault(); look(); });
  field.addEventListener("focus", () => load().catch(() => { asked = null; }));
  field.addEventListener("input", look);
  const typed = new URLSearchParams(location.search).get("q");
  if (typed) { field.value = typed; look(); }
})();
