import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-release",
  ...looksAt("release", () => Deno.osRelease()),
};
