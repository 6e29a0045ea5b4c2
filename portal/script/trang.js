// Onestop Desk: what the running portal does more when there is script. Every page works without it.
"use strict";
(function () {
  // A number on a phone: the server says that something changed, the page reads itself again.
  const SLOW = 15000;
  let place = document.getElementById("live");
  const said = document.getElementById("said");
  let stream = null, asking = false, timer = 0;

  async function again() {
    if (asking || !place) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("live");
      if (!fresh) return location.reload();
      const open = place.querySelector("details[open]");
      if (open && fresh.querySelector("details")) fresh.querySelector("details").open = true;
      place.replaceWith(fresh);
      place = fresh;
      if (document.title !== page.title) {
        document.title = page.title;
        said.textContent = page.title;
        if (fresh.querySelector(".called") && navigator.vibrate) navigator.vibrate([300, 200, 300]);
      }
    } catch (lost) {
      // The network is away for a moment: what stands here says when it was read.
    } finally {
      asking = false;
    }
  }

  function follow() {
    if (!window.EventSource || document.hidden || stream) return;
    stream = new EventSource(place.dataset.live);
    stream.addEventListener("change", again);
    stream.addEventListener("error", () => {
      stream.close();
      stream = null;
    });
  }

  if (place && place.dataset.live) {
    follow();
    timer = setInterval(() => { if (!document.hidden && !stream) { again(); follow(); } }, SLOW);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) { again(); follow(); } });
    addEventListener("pagehide", () => { clearInterval(timer); if (stream) stream.close(); });
  }

  // A form: the browser does some work (ALTCHA, SHA-256) while the person reads, so that no question has to be asked.
  const form = document.querySelector("form[data-work]");
  const question = document.querySelector("[data-question]");
  let working = null;

  async function work() {
    const answer = await fetch(form.dataset.work, { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
    const task = await answer.json();
    const bytes = new TextEncoder(), batch = 250;
    for (let from = 0; from <= task.maxnumber; from += batch) {
      const found = await Promise.all(Array.from({ length: batch }, async (_, i) => {
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.encode(task.salt + (from + i))));
        return Array.from(hash, (b) => b.toString(16).padStart(2, "0")).join("") === task.challenge;
      }));
      const at = found.indexOf(true);
      if (at >= 0) {
        const { algorithm, challenge, salt, signature } = task;
        form.elements.altcha.value = btoa(JSON.stringify({ algorithm, challenge, number: from + at, salt, signature }));
        return;
      }
    }
    throw new Error("not found");
  }

  if (form && window.crypto && crypto.subtle && window.fetch) {
    if (question) question.hidden = true;
    working = work().catch(() => { if (question) question.hidden = false; });
    form.addEventListener("submit", (event) => {
      // A tap on a time never waits; names and numbers are sent when the work is done.
      if (!question || question.hidden === false || form.elements.altcha.value) return;
      event.preventDefault();
      working.then(() => { if (form.elements.altcha.value) form.submit(); });
    });
  }
})();
