import { z } from "npm:zod@4";
import { FolderLock, type LockOptions } from "./_lib/folder_lock.ts";
import { FolderSync } from "./_lib/folder_sync.ts";

export const datastore = {
  type: "@sample/mirror",
  name: "Shared folder",
  description:
    "Keeps everything in a folder that several machines see; each works on a copy of its own",
  configSchema: z.object({
    folder: z.string().startsWith("/", "must be absolute").describe(
      "The folder, absolute",
    ),
  }),
  createProvider: ({ folder }: { folder: string }) => ({
    resolveDatastorePath: (_repository: string) => folder,
    createLock: (path: string, options: LockOptions = {}) =>
      new FolderLock(`${path}/locks`, options),
    createSyncService: (_repository: string, cachePath: string) =>
      new FolderSync(cachePath, `${folder}/state`),
    createVerifier: () => ({
      verify: async () => {
        const started = performance.now();
        const probe = `${folder}/.probe-${crypto.randomUUID()}`;
        const problem = await Deno.writeTextFile(probe, "").then(() =>
          Deno.remove(probe)
        ).then(() => null, (error) => String(error.message));
        return {
          healthy: problem === null,
          message: problem ?? "can be written",
          latencyMs: performance.now() - started,
          datastoreType: "@sample/mirror",
        };
      },
    }),
  }),
};
