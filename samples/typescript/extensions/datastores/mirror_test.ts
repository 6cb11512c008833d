import { datastore } from "./mirror.ts";

Deno.test("the lock keeps others out until it is released", async () => {
  const folder = await Deno.makeTempDir();
  const { createLock, createVerifier, resolveDatastorePath } = datastore
    .createProvider({ folder });
  const first = createLock(resolveDatastorePath("/repository"));
  const order: string[] = [];
  await first.acquire();
  const second = createLock(folder, { retryIntervalMs: 5 }).withLock(() =>
    Promise.resolve(void order.push("second"))
  );
  const refused = await createLock(folder, { maxWaitMs: 0 }).acquire().then(
    () => "",
    (error: Error) => error.message,
  );
  if (!refused.includes(String(Deno.pid))) {
    throw new Error(`the message does not name the holder: ${refused}`);
  }
  order.push("first");
  await first.release();
  await second;
  if (order.join() !== "first,second") throw new Error(order.join());
  if (!(await createVerifier().verify()).healthy) {
    throw new Error("a folder that can be written is healthy");
  }
  await Deno.remove(folder, { recursive: true });
  if ((await createVerifier().verify()).healthy) {
    throw new Error("a folder that is gone is not healthy");
  }
});

Deno.test("a lock whose holder died is taken over", async () => {
  const folder = await Deno.makeTempDir();
  const { createLock } = datastore.createProvider({ folder });
  const dead = new Deno.Command(Deno.execPath(), {
    args: ["--version"],
    stdout: "null",
  }).spawn();
  await dead.status;
  await createLock(folder, { lockKey: "a/b" }).acquire();
  const held = JSON.parse(await Deno.readTextFile(`${folder}/locks/a--b.json`));
  await Deno.writeTextFile(
    `${folder}/locks/a--b.json`,
    JSON.stringify({ ...held, pid: dead.pid }),
  );
  const successor = createLock(folder, { lockKey: "a/b", maxWaitMs: 0 });
  await successor.acquire();
  if ((await successor.inspect())?.pid !== Deno.pid) {
    throw new Error("the lock was not taken over");
  }
  await successor.release();
  if (await successor.inspect() !== null) {
    throw new Error("the lock was not released");
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("two copies become the same, also when files are deleted", async () => {
  const root = await Deno.makeTempDir();
  const { createSyncService } = datastore.createProvider({
    folder: `${root}/shared`,
  });
  const [one, two] = [
    createSyncService("", `${root}/one`),
    createSyncService("", `${root}/two`),
  ];
  await Deno.mkdir(`${root}/one/data`, { recursive: true });
  await Deno.writeTextFile(`${root}/one/data/a`, "1");
  await Deno.writeTextFile(`${root}/one/data/b`, "1");
  const counts = [
    await one.pushChanged(),
    await two.pullChanged(),
    await two.pullChanged(),
    await two.pushChanged(),
  ];
  await Deno.writeTextFile(`${root}/two/data/a`, "22");
  await Deno.remove(`${root}/two/data/b`);
  counts.push(await two.pushChanged(), await one.pullChanged());
  if (counts.join() !== "2,2,0,0,2,2") throw new Error(counts.join());
  if (await Deno.readTextFile(`${root}/one/data/a`) !== "22") {
    throw new Error("the change did not arrive");
  }
  if (await Deno.stat(`${root}/one/data/b`).then(() => true, () => false)) {
    throw new Error("the deletion did not arrive");
  }
  await Deno.remove(root, { recursive: true });
});
