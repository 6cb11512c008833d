/** How deep a value may be nested: what reads it later stops at 64. */
const MAX_DEPTH = 60;

/** JSON of a value; what cannot be written is an error that says where it is. */
export function toJson(value: unknown, what: string): unknown {
  check(value, what, [], new Set(), false);
  return written(value);
}

/** The same for what is kept: what JSON would silently change, functions that vanish and numbers that become null, is an error too. */
export function toExactJson(value: unknown, what: string, warn: (problem: string) => void): unknown {
  check(value, what, [], new Set(), true, warn);
  return written(value);
}

/** What JSON makes an empty object of without a word: a wait that was forgotten, and collections. */
const EMPTIED = [Promise, Map, Set, WeakMap, WeakSet, RegExp, Error];

function written(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

function check(value: unknown, what: string, path: string[], above: Set<object>, exact: boolean, warn?: (problem: string) => void): void {
  if (exact && typeof value === "function") fail(what, path, "a function");
  if (exact && typeof value === "number" && !Number.isFinite(value)) fail(what, path, `the number ${value}`);
  if (typeof value === "bigint" || typeof value === "symbol") fail(what, path, `a ${typeof value}`);
  if (typeof value !== "object" || value === null) return;
  if (above.has(value)) fail(what, path, "an object that contains itself");
  if (path.length > MAX_DEPTH) throw new TypeError(`${what} cannot be stored: it is nested more than ${MAX_DEPTH} levels deep.`);
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return;
  const emptied = warn && EMPTIED.find((type) => value instanceof type);
  if (emptied) warn(`${what} has a ${emptied.name}${placeOf(path)}, which JSON keeps nothing of.`);
  above.add(value);
  for (const [key, item] of Object.entries(value)) check(item, what, [...path, key], above, exact, warn);
  above.delete(value);
}

function placeOf(path: string[]): string {
  return path.length > 0 ? ` at "${path.join(".")}"` : "";
}

function fail(what: string, path: string[], found: string): never {
  throw new TypeError(`${what} cannot be stored: ${found}${placeOf(path)} has no form in JSON.`);
}

/** Whether what came of JSON is nested no deeper than can be told to the engine. */
export function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < MAX_DEPTH && Object.values(value).every((item) => isShallow(item, depth + 1));
}
