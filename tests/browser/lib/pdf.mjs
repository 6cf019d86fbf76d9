// Reads the text of the PDF files that Chromium prints: plain objects, fonts with a ToUnicode map,
// text shown as hexadecimal strings of one or two bytes a glyph. Enough for these, and for nothing else.

import { inflateSync } from "node:zlib";

function objects(bytes) {
  const text = bytes.toString("latin1");
  const found = new Map();
  for (const match of text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\s/g)) {
    const from = match.index + match[0].length;
    const rest = text.indexOf("endobj", from);
    const stream = text.indexOf("stream", from);
    if (stream < 0 || stream > rest) {
      found.set(match[1], { head: text.slice(from, rest) });
      continue;
    }
    const head = text.slice(from, stream);
    const start = stream + (text.startsWith("\r\n", stream + 6) ? 8 : 7);
    found.set(match[1], { head, start });
  }
  const length = (head) => {
    const [, number, reference] = head.match(/\/Length (\d+)( 0 R)?/);
    return Number(reference ? found.get(number).head : number);
  };
  for (const object of found.values()) {
    if (object.start === undefined) continue;
    const raw = bytes.subarray(object.start, object.start + length(object.head));
    object.data = object.head.includes("/FlateDecode") ? () => inflateSync(raw).toString("latin1") : () => raw.toString("latin1");
  }
  return found;
}

const utf16 = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));

/** Glyph → text, and how many hexadecimal digits a glyph has, from a ToUnicode map. */
function glyphMap(cmap) {
  const map = new Map();
  const digits = cmap.match(/begincodespacerange\s*<([0-9a-f]+)>/i)[1].length;
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, text] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) map.set(parseInt(glyph, 16), utf16(text));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      const [start, end] = [parseInt(from, 16), parseInt(to, 16)];
      for (let glyph = start; glyph <= end; glyph += 1) {
        map.set(glyph, utf16(text.slice(0, -4) + (parseInt(text.slice(-4), 16) + glyph - start).toString(16).padStart(4, "0")));
      }
    }
  }
  return { map, digits };
}

/** The text in the order of the page content, a line for each run of glyphs. */
export function pdfText(bytes) {
  const all = objects(Buffer.from(bytes));
  const fonts = new Map();
  for (const { head } of all.values()) {
    for (const [, list] of head.matchAll(/\/Font\s*<<([\s\S]*?)>>/g)) {
      for (const [, name, number] of list.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        const unicode = all.get(number)?.head.match(/\/ToUnicode (\d+) 0 R/)?.[1];
        if (unicode) fonts.set(name, glyphMap(all.get(unicode).data()));
      }
    }
  }
  let text = "";
  for (const { head, data } of all.values()) {
    if (!data || /\/(Length1|Subtype \/Image|Type \/XObject)/.test(head)) continue;
    const content = data();
    if (!content.includes(" Tf")) continue;
    let font;
    for (const [, name, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|(<[0-9A-Fa-f]+>(?=\s*Tj)|\[[^\]]*\](?=\s*TJ))/g)) {
      if (name) {
        font = fonts.get(name);
        continue;
      }
      for (const [, hex] of shown.matchAll(/<([0-9A-Fa-f]+)>/g)) {
        for (let at = 0; font && at < hex.length; at += font.digits) {
          text += font.map.get(parseInt(hex.slice(at, at + font.digits), 16)) ?? "";
        }
      }
      text += "\n";
    }
  }
  return text;
}
