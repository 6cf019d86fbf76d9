// The desk in the page: puts the new text into it when something has changed, and shows errors.
// Everything that comes from files is put into the page as text; the page itself is one that the desk made.
(async () => {
  const PLACE = "tebiki-desk-place";
  const lang = document.documentElement.lang.startsWith("ja") ? "ja" : "en";

  /** @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} [children] */
  const element = (name, attributes = {}, children = []) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /** A message, what it quotes from files set as such. @param {string} text */
  const quoted = (text) => text.split("`").map((part, at) => (at % 2 === 1 ? element("code", {}, [part]) : part));

  const listed = (errors) =>
    element("ul", {}, errors.map((error) => element("li", {}, [
      element("code", {}, [error.file ? `${error.file}:${error.line}:${error.column}` : error.code]),
      element("p", {}, quoted(error.message)),
      ...(error.help ? [element("p", {}, quoted(error.help))] : []),
    ])));

  // Errors, above the last good page.
  const overlay = element("section", { class: "desk-errors", role: "alert" });
  overlay.hidden = true;
  document.body.prepend(overlay);
  const show = (news) => {
    overlay.replaceChildren();
    overlay.hidden = news.errors.length === 0;
    if (overlay.hidden) return;
    overlay.append(
      element("h2", {}, [news.title]),
      element("p", {}, [news.lastGood]),
      listed(news.errors),
    );
  };

  // The way to the pages that are the desk's own, after the page.
  const way = element("nav", { class: "desk-way" });
  document.body.append(way);
  const lead = (news) => {
    if (way.hasChildNodes()) return;
    way.append(
      element("a", { href: `/desk~/publish.html?lang=${lang}` }, [news.publish]), " ",
      element("a", { href: `/desk~/reports.html?lang=${lang}` }, [news.reports]),
    );
    way.setAttribute("aria-label", news.publish);
  };

  // Only the main part is put in anew: what is open and where one reads stays. Where there is none, or it has parts
  // that a script must make ready, the page is loaded again, and the place is kept for it.
  // The place is where the main part stands in the window: what the desk puts above it comes after it.
  const top = () => document.querySelector("main")?.getBoundingClientRect().top ?? -scrollY;
  let shown = "";
  // Whoever has begun to leave the page is not held on it.
  let leaving = false;
  addEventListener("beforeunload", () => { leaving = true; });
  const renew = async () => {
    const answer = await fetch(location.pathname);
    const text = await answer.text();
    // The pages that are looked at are made before all others, and then once more with them.
    if (leaving || text === shown) return;
    shown = text;
    const page = new DOMParser().parseFromString(text, "text/html");
    const [old, fresh] = [document.querySelector("main"), page.querySelector("main")];
    const sameHead = [...page.querySelectorAll("head link, head script")].every((part) =>
      [...document.querySelectorAll("head link, head script")].some((own) => own.isEqualNode(part)));
    const plain = fresh && !fresh.querySelector("button, input, select, form, script, dialog");
    // Where somebody is writing nothing is loaded again; the editor does it when it is closed.
    const editing = document.documentElement.classList.contains("desk-editing");
    if (editing && !(answer.ok && old && fresh)) return;
    if (editing) document.documentElement.classList.add("desk-renewed");
    else if (!answer.ok || !old || !fresh || !plain || !sameHead) {
      sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, top()]));
      location.reload();
      return;
    }
    const { scrollX: left, scrollY: height } = window;
    old.replaceWith(document.adoptNode(fresh));
    document.title = page.title;
    window.scrollTo(left, height);
  };

  // Scripts of the page may change its length while it is loaded, so that the browser's own place is not the one.
  const restore = () => {
    const [path, left, place] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
    sessionStorage.removeItem(PLACE);
    if (path === location.pathname) window.scrollTo(left, scrollY + top() - place);
  };
  if (document.readyState === "complete") restore();
  else addEventListener("load", () => requestAnimationFrame(restore));

  const page = encodeURIComponent(decodeURI(location.pathname));
  let version = 0;
  for (;;) {
    try {
      const news = await (await fetch(`/desk~/changes?since=${version}&lang=${lang}&page=${page}`)).json();
      show(news);
      lead(news);
      if (version !== 0 && news.version !== version && news.errors.length === 0) await renew();
      version = news.version;
    } catch {
      // The desk has ended; it may be started again on the same port.
      await new Promise((after) => setTimeout(after, 2000));
    }
  }
})();
