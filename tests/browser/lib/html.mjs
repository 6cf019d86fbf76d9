// Enough of an HTML reader for the handbook's own pages: start tags with attributes, in order.

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export function decode(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== "#") return entities[name] ?? whole;
    const code = name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}

/** The start tags of a document: `{name, attributes, at}`, `at` being where the tag ends in the text. */
export function tags(html) {
  const found = [];
  const pattern = /<!--[\s\S]*?-->|<(script|style)\b([^>]*)>[\s\S]*?<\/\1>|<([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
  for (const match of html.matchAll(pattern)) {
    const name = (match[1] ?? match[3])?.toLowerCase();
    if (!name) continue;
    const attributes = {};
    for (const [, key, double, single, bare] of (match[2] ?? match[4]).matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      attributes[key.toLowerCase()] = decode(double ?? single ?? bare ?? "");
    }
    found.push({ name, attributes, at: match.index + match[0].length, text: match[0] });
  }
  return found;
}

/** Text of a document's main part, without markup and white space. */
export function mainText(html) {
  const main = html.match(/<main\b[\s\S]*<\/main>/)?.[0] ?? html;
  return squeeze(decode(main.replace(/<rt\b[\s\S]*?<\/rt>|<rp\b[\s\S]*?<\/rp>/g, "").replace(/<[^>]*>/g, "")));
}

/** Without white space, to compare texts whose line breaks differ. */
export const squeeze = (text) => text.replace(/\s+/g, "");
