/** The code of an extension: where it lies, and which state of it. */
export interface ModuleRef {
  /** Absolute path of the file to import. */
  path: string;
  /** Fingerprint of everything it was made from; another fingerprint is another module. */
  fingerprint: string;
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
  const { pathToFileURL } = await import("node:url");
  // Through a variable: Deno expands a literal prefix and reads every module below it.
  const url = `${pathToFileURL(ref.path).href}?v=${ref.fingerprint.slice(0, 16)}`;
  return await import(url);
}
