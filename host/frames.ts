/**
 * A frame is two little-endian 32-bit lengths, a JSON document and the bytes that belong to it:
 *
 *     jsonLength | bytesLength | json (UTF-8) | bytes
 *
 * Content of files travels as bytes, everything else as JSON.
 */
export interface Message {
  /** What the frame is: `call`, `ret`, `err`, `cap`, `cancel`, `log`, `hello`. */
  t: string;
  /** Number of the call or capability request it is about. */
  id?: number;
  // deno-lint-ignore no-explicit-any
  [key: string]: any;
}

export interface Frame {
  message: Message;
  bytes?: Uint8Array;
}

/** What either side accepts at most. Larger content is cut into pieces by whoever sends it. */
export const MAX_JSON = 256 * 1024 * 1024;
export const MAX_BYTES = 16 * 1024 * 1024;

export interface Channel {
  read(buffer: Uint8Array): Promise<number | null>;
  write(buffer: Uint8Array): Promise<number>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeFrame(message: Message, bytes?: Uint8Array): Uint8Array {
  const json = encoder.encode(JSON.stringify(message));
  const extra = bytes?.length ?? 0;
  const frame = new Uint8Array(8 + json.length + extra);
  const view = new DataView(frame.buffer);
  view.setUint32(0, json.length, true);
  view.setUint32(4, extra, true);
  frame.set(json, 8);
  if (bytes) frame.set(bytes, 8 + json.length);
  return frame;
}

/** Cuts a byte stream into frames. */
export class FrameReader {
  #buffer = new Uint8Array(64 * 1024);
  #start = 0;
  #end = 0;

  constructor(private readonly channel: Channel) {}

  /** The next frame, or null when the other side has closed. */
  async next(): Promise<Frame | null> {
    if (!await this.#fill(8)) return null;
    const view = new DataView(this.#buffer.buffer, this.#start, 8);
    const json = view.getUint32(0, true);
    const bytes = view.getUint32(4, true);
    if (json > MAX_JSON || bytes > MAX_BYTES) {
      throw new Error(`A frame of ${json} + ${bytes} bytes is larger than allowed.`);
    }
    if (!await this.#fill(8 + json + bytes)) {
      throw new Error("The connection ended in the middle of a frame.");
    }
    const from = this.#start + 8;
    const message = JSON.parse(decoder.decode(this.#buffer.subarray(from, from + json)));
    const content = bytes > 0 ? this.#buffer.slice(from + json, from + json + bytes) : undefined;
    this.#start = from + json + bytes;
    return { message, bytes: content };
  }

  async #fill(wanted: number): Promise<boolean> {
    while (this.#end - this.#start < wanted) {
      this.#makeRoom(wanted);
      const read = await this.channel.read(this.#buffer.subarray(this.#end));
      if (read === null) return false;
      this.#end += read;
    }
    return true;
  }

  #makeRoom(wanted: number): void {
    if (this.#start === this.#end) this.#start = this.#end = 0;
    if (this.#start + wanted <= this.#buffer.length && this.#end < this.#buffer.length) return;
    const target = wanted > this.#buffer.length
      ? new Uint8Array(Math.max(wanted, this.#buffer.length * 2))
      : this.#buffer;
    target.set(this.#buffer.subarray(this.#start, this.#end));
    this.#end -= this.#start;
    this.#start = 0;
    this.#buffer = target;
  }
}

/** Writes frames one after the other; whoever waits for `send` is slowed down to the speed of the reader. */
export class FrameWriter {
  #tail: Promise<void> = Promise.resolve();

  constructor(private readonly channel: Channel) {}

  send(message: Message, bytes?: Uint8Array): Promise<void> {
    const frame = encodeFrame(message, bytes);
    const sent = this.#tail.then(() => this.#write(frame));
    this.#tail = sent.catch(() => {});
    return sent;
  }

  async #write(frame: Uint8Array): Promise<void> {
    for (let at = 0; at < frame.length;) at += await this.channel.write(frame.subarray(at));
  }
}
