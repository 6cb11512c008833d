import { type Channel, encodeFrame, FrameReader, FrameWriter, MAX_BYTES } from "./frames.ts";
import { equal, rejects } from "./testing.ts";

/** A channel that hands out bytes in pieces of a size. */
function pieces(bytes: Uint8Array, size: number): Channel {
  let at = 0;
  return {
    read(buffer) {
      if (at === bytes.length) return Promise.resolve(null);
      const count = Math.min(size, buffer.length, bytes.length - at);
      buffer.set(bytes.subarray(at, at + count));
      at += count;
      return Promise.resolve(count);
    },
    write: (buffer) => Promise.resolve(buffer.length),
  };
}

Deno.test("frames arrive as they were sent, however they were cut", async () => {
  const messages = [{ t: "a", text: "ä€😀" }, { t: "b", id: 7, big: "x".repeat(200_000) }, { t: "c" }];
  const bytes = messages.map((message, i) => encodeFrame(message, new Uint8Array(i * 70_000).fill(i)));
  const all = new Uint8Array(bytes.reduce((sum, b) => sum + b.length, 0));
  bytes.reduce((at, b) => (all.set(b, at), at + b.length), 0);
  for (const size of [1, 7, 4096, 1 << 20]) {
    const reader = new FrameReader(pieces(all, size));
    for (const [i, message] of messages.entries()) {
      const frame = await reader.next();
      equal(frame?.message, message);
      equal(frame?.bytes?.length ?? 0, i * 70_000);
    }
    equal(await reader.next(), null);
  }
});

Deno.test("a frame that is too long or cut off is refused", async () => {
  const long = new Uint8Array(8);
  new DataView(long.buffer).setUint32(4, MAX_BYTES + 1, true);
  await rejects(() => new FrameReader(pieces(long, 8)).next(), "larger than allowed");
  const cut = encodeFrame({ t: "a" }).subarray(0, 10);
  await rejects(() => new FrameReader(pieces(cut, 3)).next(), "middle of a frame");
});

Deno.test("writes that overlap do not mix", async () => {
  const written: number[] = [];
  const writer = new FrameWriter({
    read: () => Promise.resolve(null),
    async write(buffer) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      const count = Math.min(3, buffer.length);
      written.push(...buffer.subarray(0, count));
      return count;
    },
  });
  await Promise.all([writer.send({ t: "first" }), writer.send({ t: "second" })]);
  const reader = new FrameReader(pieces(new Uint8Array(written), 100));
  equal((await reader.next())?.message.t, "first");
  equal((await reader.next())?.message.t, "second");
});
