// @ts-check
/* Small helpers for lists and maps. */

/** @template T @param {ArrayLike<T>} list @returns {T} */
export const last = list => list[list.length - 1];

/** @param {number[]} list */
export const sum = list => list.reduce((total, value) => total + value, 0);

/** Adds a value to the list that a map has under a name.
 * @template K, V @param {Map<K, V[]>} map @param {K} name @param {V} value */
export function addTo(map, name, value) {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}
