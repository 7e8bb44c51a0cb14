// A page that is left open is left when its session has ended: what it shows is not for whoever comes by. A form in
// which something was typed stays, so that no words are lost. Where the session goes on elsewhere, signing in leads back.
(() => {
  "use strict";
  const minutes = Number(document.body.dataset.idleMinutes);
  if (!minutes) return;
  let typed = false;
  let timer;
  const leave = () => {
    if (!typed) location.replace(`/sign-in/?next=${encodeURIComponent(location.pathname + location.search)}`);
  };
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(leave, minutes * 60_000 + 5_000);
  };
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("htmx:afterRequest", begin);
  begin();
})();
