import process from "node:process";

export interface LockOptions {
  /** What is locked; everything when it is left out. */
  lockKey?: string;
  ttlMs?: number;
  retryIntervalMs?: number;
  maxWaitMs?: number;
}

export interface Holder {
  holder: string;
  hostname: string;
  pid: number;
  acquiredAt: string;
  ttlMs: number;
  nonce: string;
}

/** A lock that processes on every machine respect which sees the folder: making a file anew succeeds for one of them only. */
export class FolderLock {
  readonly #path: string;
  #mine: Holder | undefined;
  #heartbeat: number | undefined;

  constructor(
    private readonly folder: string,
    private readonly options: LockOptions,
  ) {
    this.#path = `${folder}/${
      (options.lockKey ?? "everything").replaceAll("/", "--")
    }.json`;
  }

  async acquire(): Promise<void> {
    const { retryIntervalMs = 1000, maxWaitMs = 60_000 } = this.options;
    await Deno.mkdir(this.folder, { recursive: true });
    for (const until = Date.now() + maxWaitMs; !await this.#tryCreate();) {
      const other = await this.inspect();
      if (other && isGone(other) && await this.forceRelease(other.nonce)) {
        continue;
      }
      if (Date.now() >= until) {
        throw new Error(
          `${this.#path} is held by ${other?.holder} (process ${other?.pid})`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, retryIntervalMs));
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    const nonce = this.#mine?.nonce;
    this.#mine = undefined;
    if (nonce) await this.forceRelease(nonce);
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
  async inspect(): Promise<Holder | null> {
    const file = await Deno.stat(this.#path).catch(() => null);
    if (!file) return null;
    // Between making the file and filling it, and after a death between the two, there is no more to know than its age.
    const unknown = {
      holder: "unknown",
      hostname: "",
      pid: 0,
      acquiredAt: file.mtime!.toISOString(),
      ttlMs: this.options.ttlMs ?? 30_000,
      nonce: "",
    };
    return await Deno.readTextFile(this.#path).then(JSON.parse).catch(() =>
      unknown
    );
  }

  /** Only for the holder that was seen: somebody else may have taken it meanwhile. */
  async forceRelease(nonce: string): Promise<boolean> {
    if ((await this.inspect())?.nonce !== nonce) return false;
    return await Deno.remove(this.#path).then(() => true, () => false);
  }

  async #tryCreate(): Promise<boolean> {
    const hostname = Deno.hostname();
    const mine: Holder = {
      holder: `${Deno.env.get("USER") ?? "unknown"}@${hostname}`,
      hostname,
      pid: process.pid,
      acquiredAt: new Date().toISOString(),
      ttlMs: this.options.ttlMs ?? 30_000,
      nonce: crypto.randomUUID(),
    };
    try {
      await Deno.writeTextFile(this.#path, JSON.stringify(mine), {
        createNew: true,
      });
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) return false;
      throw error;
    }
    this.#mine = mine;
    this.#heartbeat = setInterval(() => this.#beat(), mine.ttlMs / 3);
    Deno.unrefTimer(this.#heartbeat);
    return true;
  }

  /** A sign of life, without which others take the lock for that of a process that died. */
  async #beat(): Promise<void> {
    if (!this.#mine || (await this.inspect())?.nonce !== this.#mine.nonce) {
      return;
    }
    this.#mine.acquiredAt = new Date().toISOString();
    await Deno.writeTextFile(this.#path, JSON.stringify(this.#mine), {
      create: false,
    }).catch(() => {});
  }
}

function isGone(other: Holder): boolean {
  if (Date.now() - Date.parse(other.acquiredAt) > other.ttlMs) return true;
  return other.hostname === Deno.hostname() && !isAlive(other.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
