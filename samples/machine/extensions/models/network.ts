import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-network",
  ...looksAt(
    "network",
    () =>
      Deno.networkInterfaces().map(({ name, family }) => ({ name, family })),
  ),
};
