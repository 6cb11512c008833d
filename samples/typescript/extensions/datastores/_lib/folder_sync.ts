/** What a file looked like on both sides when they were the same. */
interface Known {
  here: string;
  there: string;
}

interface SyncOptions {
  signal?: AbortSignal;
}

/** Keeps two folders the same. What both looked like last time tells which side changed a file, or deleted it. */
export class FolderSync {
  readonly #index: string;

  constructor(private readonly here: string, private readonly there: string) {
    this.#index = `${here}/.mirror.json`;
  }

  /** Nothing to note: every push looks at every file. */
  markDirty(_options: { relPath?: string } = {}): void {}

  /** Brings in what others changed. What changed here too stays as it is here; the next push shows it to them. */
  async pullChanged({ signal }: SyncOptions = {}): Promise<number> {
    const [known, here, there] = await this.#look();
    let count = 0;
    for (const [path, stamp] of there) {
      signal?.throwIfAborted();
      const old = known.get(path);
      if (stamp === old?.there || here.get(path) !== old?.here) continue;
      known.set(path, await copy(this.there, this.here, path));
      count++;
    }
    for (const [path, old] of [...known].filter(([path]) => !there.has(path))) {
      if (here.get(path) === old.here) await remove(this.here, path);
      known.delete(path);
      count++;
    }
    await this.#save(known);
    return count;
  }

  /** Shows others what changed here. */
  async pushChanged({ signal }: SyncOptions = {}): Promise<number> {
    const [known, here] = await this.#look();
    let count = 0;
    for (const [path, stamp] of here) {
      signal?.throwIfAborted();
      if (stamp === known.get(path)?.here) continue;
      const { here: there, there: own } = await copy(
        this.here,
        this.there,
        path,
      );
      known.set(path, { here: own, there });
      count++;
    }
    for (const path of [...known.keys()].filter((path) => !here.has(path))) {
      await remove(this.there, path);
      known.delete(path);
      count++;
    }
    await this.#save(known);
    return count;
  }

  async #look(): Promise<
    [Map<string, Known>, Map<string, string>, Map<string, string>]
  > {
    const known = await Deno.readTextFile(this.#index).then(JSON.parse).catch(
      () => ({}),
    );
    // A drive that is not mounted looks like a folder from which everything was deleted.
    const isThere = await Deno.stat(this.there).then(
      (found) => found.isDirectory,
      () => false,
    );
    if (!isThere && Object.keys(known).length > 0) {
      throw new Error(`${this.there} is gone; is the folder mounted?`);
    }
    return [
      new Map(Object.entries(known)),
      await stamps(this.here),
      await stamps(this.there),
    ];
  }

  async #save(known: Map<string, Known>): Promise<void> {
    await Deno.mkdir(this.here, { recursive: true });
    await Deno.writeTextFile(
      this.#index,
      JSON.stringify(Object.fromEntries(known)),
    );
  }
}

/** The files below a folder with what shows that one was changed. Names with a dot in front are work in progress. */
async function stamps(
  root: string,
  below = "",
  found = new Map<string, string>(),
): Promise<Map<string, string>> {
  const entries = await Array.fromAsync(Deno.readDir(`${root}/${below}`)).catch(
    () => [],
  );
  for (const { name, isDirectory, isFile } of entries) {
    if (name.startsWith(".")) continue;
    const path = below ? `${below}/${name}` : name;
    if (isDirectory) await stamps(root, path, found);
    else if (isFile) found.set(path, await stamp(`${root}/${path}`));
  }
  return found;
}

async function stamp(path: string): Promise<string> {
  const { size, mtime } = await Deno.stat(path);
  return `${size}:${mtime?.getTime()}`;
}

/** Copies in one step as others see it. Returns what the copy looks like, as `here`, and what was copied, as `there`. */
async function copy(from: string, to: string, path: string): Promise<Known> {
  const [source, target] = [`${from}/${path}`, `${to}/${path}`];
  const folder = target.slice(0, target.lastIndexOf("/"));
  const temporary = `${folder}/.tmp-${crypto.randomUUID()}`;
  await Deno.mkdir(folder, { recursive: true });
  const there = await stamp(source);
  await Deno.copyFile(source, temporary);
  await Deno.rename(temporary, target);
  return { here: await stamp(target), there };
}

/** Removes a file, and the folders above it that are empty then. */
async function remove(root: string, path: string): Promise<void> {
  await Deno.remove(`${root}/${path}`).catch(() => {});
  for (
    let at = path.lastIndexOf("/");
    at > 0;
    at = path.lastIndexOf("/", at - 1)
  ) {
    if (
      await Deno.remove(`${root}/${path.slice(0, at)}`).then(
        () => false,
        () => true,
      )
    ) return;
  }
}
