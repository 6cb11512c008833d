import { z } from "npm:zod@4";
import { walk } from "./_lib/walk.ts";

/** What a measurement is. Schemas are shown by `swamp model type describe`, and what is written is compared with them. */
const Measurement = z.object({
  path: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  largest: z.object({ path: z.string(), size: z.number().int() }).nullable(),
});

export const model = {
  type: "@sample/folder",
  version: "2026.11.21.1",

  // The same for every method of one definition: what it is about.
  globalArguments: z.object({
    path: z.string().describe("The folder, absolute"),
    depth: z.number().int().min(0).max(32).default(8).describe(
      "How many levels of folders are looked into",
    ),
  }),

  // Resources are JSON: one per name, a new version with every write. Files are anything else.
  resources: {
    measurement: {
      description: "How many files there are and how large they are",
      schema: Measurement,
      lifetime: "30d",
      garbageCollection: 10,
    },
  },
  files: {
    listing: {
      description: "Every file with its size, a line each",
      contentType: "text/tab-separated-values",
      lifetime: "7d",
      garbageCollection: 3,
    },
  },

  // Made after every run, unless a caller or a definition skips it.
  reports: ["@sample/largest"],

  // Run before methods that change something; `swamp model validate` runs them too.
  checks: {
    "folder-exists": {
      description: "The folder is there",
      labels: ["prerequisite"],
      execute: async (context) => {
        const found = await Deno.stat(context.globalArgs.path).catch(() =>
          null
        );
        return found?.isDirectory ? { pass: true } : {
          pass: false,
          errors: [`${context.globalArgs.path} is no folder`],
        };
      },
    },
  },

  // Definitions that were written for an older version are brought up to date when they are used.
  upgrades: [
    {
      toVersion: "2026.11.21.1",
      description: "'levels' became 'depth'",
      upgradeAttributes: ({ levels, ...rest }) =>
        levels === undefined ? rest : { ...rest, depth: levels },
    },
  ],

  methods: {
    measure: {
      description: "Counts the files below the folder and adds up their sizes",
      arguments: z.object({
        ending: z.string().default("").describe(
          "Only files whose names end like this",
        ),
      }),
      execute: async (args, context) => {
        const { path, depth } = context.globalArgs;
        context.logger.info("Looking into {path}", { path });
        const listing = await context.createFileWriter("listing", "listing");
        const total = { path, files: 0, bytes: 0, largest: null };
        for await (const found of walk(path, depth, context.signal)) {
          if (!found.path.endsWith(args.ending)) continue;
          total.files++;
          total.bytes += found.size;
          if (!total.largest || found.size > total.largest.size) {
            total.largest = found;
          }
          // Awaited, so that a slow disk slows the walk down and does not fill the memory.
          await listing.writeLine(`${found.size}\t${found.path}`);
        }
        return {
          dataHandles: [
            await context.writeResource("measurement", "measurement", total),
            await listing.finalize(),
          ],
        };
      },
    },

    // A name such as 'get' tells that nothing is changed: checks are left out, and a change would be a surprise.
    get: {
      description:
        "The last measurement, without looking into the folder again",
      arguments: z.object({}),
      execute: async (_args, context) => {
        const last = await context.readResource("measurement");
        if (!last) {
          throw new Error(
            `${context.definition.name} was never measured; run its method 'measure' first.`,
          );
        }
        context.logger.info("{files} files, {bytes} bytes", last);
        return {};
      },
    },
  },
};
