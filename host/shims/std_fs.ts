/** What extensions use of `jsr:@std/fs`. */
import { join } from "node:path";

export async function ensureDir(folder: string | URL): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
}

export async function exists(path: string | URL): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

export interface WalkEntry extends Deno.DirEntry {
  path: string;
}

export interface WalkOptions {
  maxDepth?: number;
  includeFiles?: boolean;
  includeDirs?: boolean;
  exts?: string[];
  match?: RegExp[];
  skip?: RegExp[];
}

/** Everything below a folder, the folder itself first. */
export async function* walk(root: string, options: WalkOptions = {}): AsyncGenerator<WalkEntry> {
  const { maxDepth = Infinity, includeFiles = true, includeDirs = true, skip = [] } = options;
  if (includeDirs && wanted(root, options)) yield { path: root, name: root.split("/").pop() ?? root, isFile: false, isDirectory: true, isSymlink: false };
  if (maxDepth < 1) return;
  for await (const entry of Deno.readDir(root)) {
    const path = join(root, entry.name);
    if (skip.some((pattern) => pattern.test(path))) continue;
    if (entry.isDirectory) yield* walk(path, { ...options, maxDepth: maxDepth - 1 });
    else if (includeFiles && wanted(path, options)) yield { ...entry, path };
  }
}

function wanted(path: string, options: WalkOptions): boolean {
  const extensions = options.exts?.map((ext) => ext.startsWith(".") ? ext : `.${ext}`);
  return (!extensions || extensions.some((ext) => path.endsWith(ext))) && (!options.match || options.match.some((pattern) => pattern.test(path)));
}
