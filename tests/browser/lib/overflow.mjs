// What does not fit into the window.

/** Runs in the page: how far it is too wide, and what sticks out of the window or hides its own text. */
export function overflow() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const clipped = (element) => {
    const style = getComputedStyle(element);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.position !== "absolute";
    return hides && element.textContent.trim() && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2);
  };
  const describe = (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
  const elements = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
  const out = elements.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > width + 1 && left >= 0 && right > left && getComputedStyle(element).position !== "absolute" && !scrolls(element.parentElement);
  });
  const excess = document.scrollingElement.scrollWidth - width;
  return {
    excess: Math.max(0, excess),
    out: excess > 0 ? out.slice(0, 5).map(describe) : [],
    clipped: elements.filter(clipped).slice(0, 5).map(describe),
  };
}
