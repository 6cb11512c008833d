import { z } from "npm:zod@4";

interface LockOptions {
  lockKey?: string;
  retryIntervalMs?: number;
  maxWaitMs?: number;
}

/** A lock that processes on every machine respect which sees the folder: making a folder succeeds for one of them only. */
class FolderLock {
  readonly #path: string;

  constructor(folder: string, private readonly options: LockOptions) {
    this.#path = `${folder}/.lock-${options.lockKey ?? "global"}`;
  }

  async acquire(): Promise<void> {
    const { retryIntervalMs = 1000, maxWaitMs = 60_000 } = this.options;
    for (const until = Date.now() + maxWaitMs;;) {
      try {
        await Deno.mkdir(this.#path);
        await Deno.writeTextFile(`${this.#path}/holder.json`, JSON.stringify({ nonce: crypto.randomUUID(), host: Deno.hostname(), pid: Deno.pid }));
        return;
      } catch (error) {
        if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
        if (Date.now() >= until) throw new Error(`${this.#path} is held by ${JSON.stringify(await this.inspect())}`);
        await new Promise((resolve) => setTimeout(resolve, retryIntervalMs));
      }
    }
  }

  async release(): Promise<void> {
    await Deno.remove(this.#path, { recursive: true }).catch(() => {});
  }

  async withLock<T>(action: () => Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await action();
    } finally {
      await this.release();
    }
  }

  /** Who holds it; null when nobody does. */
  async inspect(): Promise<{ nonce: string; host: string; pid: number } | null> {
    return await Deno.readTextFile(`${this.#path}/holder.json`).then(JSON.parse).catch(() => null);
  }

  /** Only for the holder that was seen: somebody else may have taken it meanwhile. */
  async forceRelease(nonce: string): Promise<boolean> {
    if ((await this.inspect())?.nonce !== nonce) return false;
    await this.release();
    return true;
  }
}

export const datastore = {
  type: "@sample/mirror",
  name: "Shared folder",
  description: "Keeps everything in a folder that several machines see",
  configSchema: z.object({ folder: z.string().describe("The folder, absolute") }),
  createProvider: (config: { folder: string }) => ({
    resolveDatastorePath: (_repository: string) => config.folder,
    createLock: (path: string, options: LockOptions = {}) => new FolderLock(path, options),
    createVerifier: () => ({
      verify: async () => {
        const started = performance.now();
        const probe = `${config.folder}/.probe-${crypto.randomUUID()}`;
        const problem = await Deno.writeTextFile(probe, "").then(() => Deno.remove(probe)).then(() => null, (error) => String(error.message));
        return { healthy: problem === null, message: problem ?? "can be written", latencyMs: Math.round(performance.now() - started), datastoreType: "@sample/mirror" };
      },
    }),
  }),
};
