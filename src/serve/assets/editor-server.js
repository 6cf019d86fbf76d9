// @ts-check
// What the editor asks of the desk.

const lang = document.documentElement.lang.startsWith("ja") ? "ja" : "en";

/**
 * A table that can be opened, and the page it is shown on; `alone` where that page has no text of its own.
 * @typedef {{name: string, label: string, page: string, alone: boolean}} Table
 */

/** @type {{token: string, words: Record<string, string>, tables: Table[]}} */
let known = { token: "", words: {}, tables: [] };

/** Fetches the words of the editor, and the token that changes need. */
export async function begin() {
  const { status, value } = await ask("words");
  if (status === 200) known = value;
}

/** @param {string} id */
export const word = (id) => known.words[id] ?? id;

/** The tables of a page; of the page of all targets, all of theirs. @param {string} page */
export const tablesOf = (page) =>
  known.tables.filter((table) => table.page === page || (page === "targets" && table.page.startsWith("chapters/")));

/**
 * @param {string} what
 * @param {Record<string, string>} [query]
 * @returns {Promise<{status: number, value: any}>}
 */
export function ask(what, query = {}) {
  return request(what, query, {});
}

/**
 * @param {string} what
 * @param {unknown} body
 */
export async function tell(what, body) {
  const send = () => {
    const headers = { "Content-Type": "application/json", "X-Tebiki-Token": known.token };
    return request(what, {}, { method: "POST", headers, body: JSON.stringify(body) });
  };
  const answer = await send();
  if (answer.status !== 403) return answer;
  // The desk was started again, with another token.
  await begin();
  return send();
}

/**
 * An answer, whatever it is: one that never came has status 0.
 * @param {string} what
 * @param {Record<string, string>} query
 * @param {RequestInit} options
 */
async function request(what, query, options) {
  try {
    const parameters = new URLSearchParams({ ...query, lang });
    const response = await fetch(`/desk~/edit/${what}?${parameters}`, options);
    const isJson = response.headers.get("Content-Type") === "application/json";
    return { status: response.status, value: isJson ? await response.json() : {} };
  } catch {
    return { status: 0, value: {} };
  }
}
