import type { Call } from "./calls.ts";

/** How much is sent at once, and so how much one writer holds. */
const PIECE = 256 * 1024;

const encoder = new TextEncoder();

/** What `context.createFileWriter` gives (TYPE-21). Every promise is kept back until the engine has taken what was written. */
export interface FileWriter {
  writeAll(content: Uint8Array): Promise<unknown>;
  writeText(text: string): Promise<unknown>;
  writeLine(line: string): Promise<void>;
  writeStream(stream: ReadableStream<Uint8Array>, options?: { onLine?: (line: string) => void }): Promise<unknown>;
  getFilePath(): Promise<string>;
  finalize(): Promise<unknown>;
}

export function createFileWriter(call: Call, scratch: string, spec: string, name: string, overrides?: Record<string, unknown>): FileWriter {
  return new EngineFileWriter(call, scratch, spec, name, overrides);
}

class EngineFileWriter implements FileWriter {
  #writer?: Promise<number>;
  #held = new Uint8Array(PIECE);
  #count = 0;
  #tail: Promise<unknown> = Promise.resolve();
  #path?: string;
  #isComplete = false;

  constructor(
    private readonly call: Call,
    private readonly scratch: string,
    private readonly spec: string,
    private readonly name: string,
    private readonly overrides?: Record<string, unknown>,
  ) {}

  writeAll(content: Uint8Array): Promise<unknown> {
    return this.#finally(() => this.#write(content));
  }

  writeText(text: string): Promise<unknown> {
    return this.#finally(() => this.#write(encoder.encode(text)));
  }

  writeLine(line: string): Promise<void> {
    return this.#inOrder(() => this.#write(encoder.encode(line + "\n")));
  }

  writeStream(stream: ReadableStream<Uint8Array>, options: { onLine?: (line: string) => void } = {}): Promise<unknown> {
    return this.#finally(async () => {
      const decoder = new TextDecoder();
      let rest = "";
      for await (const piece of stream) {
        await this.#write(piece);
        if (options.onLine) {
          const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
          rest = lines.pop()!;
          lines.forEach(options.onLine);
        }
      }
      if (rest !== "") options.onLine?.(rest);
    });
  }

  /** A file that the extension, or a program it starts, writes itself; `finalize` takes it over. */
  async getFilePath(): Promise<string> {
    if (!this.#path) {
      await Deno.mkdir(this.scratch, { recursive: true });
      this.#path = await Deno.makeTempFile({ dir: this.scratch, prefix: "file-" });
    }
    return this.#path;
  }

  finalize(): Promise<unknown> {
    return this.#finally(async () => {
      if (!this.#path) return;
      const file = await Deno.open(this.#path);
      for await (const piece of file.readable) await this.#write(piece);
      await Deno.remove(this.#path);
    });
  }

  #finally(write: () => Promise<void>): Promise<unknown> {
    if (this.#isComplete) return Promise.reject(new Error(`The file '${this.name}' is complete; a writer writes one version.`));
    this.#isComplete = true;
    return this.#inOrder(async () => {
      await write();
      await this.#flush();
      return (await this.call.ask("file.complete", { writer: await this.#open() })).value;
    }, true);
  }

  #inOrder<T>(action: () => Promise<T>, isLast = false): Promise<T> {
    if (this.#isComplete && !isLast) return Promise.reject(new Error(`The file '${this.name}' is complete; nothing can be added to it.`));
    const result = this.#tail.then(action);
    this.#tail = result.catch(() => {});
    return result;
  }

  async #write(content: Uint8Array): Promise<void> {
    // The first piece opens the file, so that a name or a specification that is wrong is told at once.
    await this.#open();
    if (!(content instanceof Uint8Array)) content = new Uint8Array(content);
    for (let at = 0; at < content.length;) {
      const count = Math.min(content.length - at, PIECE - this.#count);
      this.#held.set(content.subarray(at, at + count), this.#count);
      this.#count += count;
      at += count;
      if (this.#count === PIECE) await this.#flush();
    }
  }

  async #flush(): Promise<void> {
    const writer = await this.#open();
    if (this.#count === 0) return;
    const piece = this.#held.subarray(0, this.#count);
    this.#count = 0;
    await this.call.ask("file.write", { writer }, piece);
  }

  #open(): Promise<number> {
    return this.#writer ??= this.call.ask("file.open", { spec: this.spec, name: this.name, overrides: this.overrides }).then(({ value }) => value);
  }
}
