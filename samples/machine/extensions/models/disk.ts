import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-disk",
  ...looksAt("disk", async () => (await Deno.stat("/")).blksize),
};
