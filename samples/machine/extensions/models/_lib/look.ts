import { z } from "npm:zod@4";

/** A model type with one method that takes one look at the machine. */
export function looksAt(what: string, look: () => unknown | Promise<unknown>) {
  return {
    version: "2026.11.21.1",
    globalArguments: z.object({
      label: z.string().default("now").describe("What the look is for"),
    }),
    resources: {
      look: {
        description: `The ${what} of the machine`,
        schema: z.object({
          label: z.string(),
          what: z.string(),
          seen: z.unknown(),
        }),
        lifetime: "30d",
        garbageCollection: 10,
      },
    },
    methods: {
      look: {
        description: `Looks at the ${what} of the machine`,
        kind: "read",
        arguments: z.object({}),
        // deno-lint-ignore no-explicit-any
        execute: async (_args: unknown, context: any) => {
          const seen = await look();
          return {
            dataHandles: [
              await context.writeResource("look", "look", {
                label: context.globalArgs.label,
                what,
                seen,
              }),
            ],
          };
        },
      },
    },
  };
}
