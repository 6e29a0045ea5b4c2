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
})();
