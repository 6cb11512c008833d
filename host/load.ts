/** The code of an extension: where it lies, and which state of it. */
export interface ModuleRef {
  /** Absolute path of the file to import. */
  path: string;
  /** Fingerprint of everything it was made from; another fingerprint is another module. */
  fingerprint: string;
}

// An extension may replace what is global; the next one has to be loaded all the same.
const Address = URL;
const isWindows = Deno.build.os === "windows";

/** The `file:` address of an absolute path; importing node:url for its `pathToFileURL` would cost every call 15 ms. */
export function fileUrl(path: string, windows = isWindows): string {
  const slashed = windows ? path.replace(/^\\\\\?\\(UNC\\)?/, (_, share) => share ? "\\\\" : "").replaceAll("\\", "/") : path.replace(/\/{2,}/g, "/");
  const safe = slashed.replaceAll("%", "%25").replaceAll("\\", "%5C").replaceAll(" ", "%20")
    .replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll("\t", "%09").replaceAll("?", "%3F").replaceAll("#", "%23");
  // A share of another machine begins with two slashes and names the machine.
  return new Address(windows && safe.startsWith("//") ? `file:${safe}` : `file://${safe.startsWith("/") ? "" : "/"}${safe}`).href;
}

// deno-lint-ignore no-explicit-any
const loaded = new Map<string, Promise<any>>();

/** Imports a module once for each state of it. */
// deno-lint-ignore no-explicit-any
export function load(ref: ModuleRef): Promise<any> {
  const key = `${ref.path}#${ref.fingerprint}`;
  let module = loaded.get(key);
  if (!module) {
    module = importFile(ref);
    loaded.set(key, module);
    module.catch(() => loaded.delete(key));
  }
  return module;
}

// deno-lint-ignore no-explicit-any
async function importFile(ref: ModuleRef): Promise<any> {
  // Through a variable: Deno expands a literal prefix and reads every module below it.
  const url = `${fileUrl(ref.path)}?v=${ref.fingerprint.slice(0, 16)}`;
  return await import(url);
}
