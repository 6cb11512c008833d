/** Follows every run of a method whose type names it: what the method wrote is there to be read. */
export const report = {
  name: "@sample/largest",
  description: "The largest files that a run of @sample/folder found",
  scope: "method",
  labels: ["size"],
  execute: async (context) => {
    const listing = context.dataHandles.find((handle) =>
      handle.specName === "listing"
    );
    // Blank markdown says that there is nothing to report; then nothing is kept.
    if (!listing) return { markdown: "", json: {} };
    const content = await context.dataRepository.getContent(
      context.modelType,
      context.modelId,
      listing.name,
      listing.version,
    );
    const files = new TextDecoder().decode(content).split("\n").filter(Boolean)
      .map((line) => line.split("\t"))
      .map(([size, path]) => ({ size: Number(size), path }))
      .sort((a, b) => b.size - a.size)
      .slice(0, 10);
    const rows = files.map((file) => `| ${file.path} | ${file.size} |`).join(
      "\n",
    );
    return {
      markdown:
        `# Largest files of ${context.definition.name}\n\n| File | Bytes |\n| --- | --- |\n${rows}\n`,
      json: files,
    };
  },
};
