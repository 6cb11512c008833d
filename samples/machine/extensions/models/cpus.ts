import { looksAt } from "./_lib/look.ts";

export const model = {
  type: "@sample/machine-cpus",
  ...looksAt("processors", () => navigator.hardwareConcurrency),
};
