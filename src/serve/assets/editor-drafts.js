// @ts-check
// What was typed and not saved yet, kept by the browser in case it, the desk or the machine ends.

/**
 * @typedef {{prints: Record<string, string | null>, draft: any, at: number}} Kept
 */

/** @param {{project: string, slug: string}} state */
const key = ({ project, slug }) => `tebiki-draft ${project} ${slug}`;

/**
 * @param {{project: string, slug: string}} state
 * @param {Record<string, string | null>} prints what the files were when it was begun
 * @param {any} draft
 */
export function keep(state, prints, draft) {
  try {
    localStorage.setItem(key(state), JSON.stringify({ prints, draft, at: Date.now() }));
  } catch {
    // A browser that keeps nothing loses nothing that was saved.
  }
}

/** @param {{project: string, slug: string}} state */
export function forget(state) {
  try {
    localStorage.removeItem(key(state));
  } catch {
    // As above.
  }
}

/**
 * @param {{project: string, slug: string}} state
 * @returns {Kept | null}
 */
export function kept(state) {
  try {
    return JSON.parse(localStorage.getItem(key(state)) ?? "null");
  } catch {
    return null;
  }
}
