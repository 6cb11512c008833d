import type { Channel } from "./frames.ts";

/** Dials the engine: a Unix socket by its path, or a named pipe on Windows. */
export async function connect(address: string): Promise<Channel> {
  if (Deno.build.os !== "windows") return await Deno.connect({ transport: "unix", path: address });
  const net = await import("node:net");
  const { Readable, Writable } = await import("node:stream");
  const socket = net.connect(address);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const reader = (Readable.toWeb(socket) as ReadableStream<Uint8Array>).getReader();
  const writer = (Writable.toWeb(socket) as WritableStream<Uint8Array>).getWriter();
  let rest = new Uint8Array(0);
  return {
    async read(buffer) {
      if (rest.length === 0) {
        const { done, value } = await reader.read();
        if (done) return null;
        rest = new Uint8Array(value);
      }
      const count = Math.min(buffer.length, rest.length);
      buffer.set(rest.subarray(0, count));
      rest = rest.subarray(count);
      return count;
    },
    async write(buffer) {
      await writer.write(buffer.slice());
      return buffer.length;
    },
  };
}
