/** A file and its size in bytes. */
export interface Found {
  path: string;
  size: number;
}

/** Every file below a folder, up to a depth; folders that cannot be read are passed over. */
export async function* walk(
  folder: string,
  depth: number,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  // Whoever cancels the run sees it end here, in the middle of a large folder.
  signal.throwIfAborted();
  try {
    for await (const entry of Deno.readDir(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isFile) yield { path, size: (await Deno.stat(path)).size };
      else if (entry.isDirectory && depth > 0) {
        yield* walk(path, depth - 1, signal);
      }
    }
  } catch (error) {
    if (
      !(error instanceof Deno.errors.PermissionDenied ||
        error instanceof Deno.errors.NotFound)
    ) throw error;
  }
}
