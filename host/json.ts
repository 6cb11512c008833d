/** JSON of a value; what cannot be written is an error that says where it is. */
export function toJson(value: unknown, what: string): unknown {
  check(value, what, [], new Set());
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

function check(value: unknown, what: string, path: string[], above: Set<object>): void {
  if (typeof value === "bigint" || typeof value === "symbol") fail(what, path, `a ${typeof value}`);
  if (typeof value !== "object" || value === null) return;
  if (above.has(value)) fail(what, path, "an object that contains itself");
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return;
  above.add(value);
  for (const [key, item] of Object.entries(value)) check(item, what, [...path, key], above);
  above.delete(value);
}

function fail(what: string, path: string[], found: string): never {
  throw new TypeError(`${what} cannot be stored: ${found} at "${path.join(".")}" has no form in JSON.`);
}
