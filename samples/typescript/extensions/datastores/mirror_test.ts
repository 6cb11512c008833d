import { datastore } from "./mirror.ts";

Deno.test("the lock keeps others out until it is released", async () => {
  const folder = await Deno.makeTempDir();
  const { createLock, createVerifier, resolveDatastorePath } = datastore.createProvider({ folder });
  const first = createLock(resolveDatastorePath("/repository"));
  const order: string[] = [];
  await first.acquire();
  const second = createLock(folder, { retryIntervalMs: 5 }).withLock(() => Promise.resolve(void order.push("second")));
  const refused = await createLock(folder, { maxWaitMs: 0 }).acquire().then(() => "", (error: Error) => error.message);
  if (!refused.includes(String(Deno.pid))) throw new Error(`the message does not name the holder: ${refused}`);
  order.push("first");
  await first.release();
  await second;
  if (order.join() !== "first,second") throw new Error(order.join());
  if (!(await createVerifier().verify()).healthy) throw new Error("a folder that can be written is healthy");
  await Deno.remove(folder, { recursive: true });
  if ((await createVerifier().verify()).healthy) throw new Error("a folder that is gone is not healthy");
});
