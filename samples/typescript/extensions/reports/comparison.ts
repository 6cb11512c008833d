/** Follows a workflow that requires it: every step is there, with what it wrote. */
export const report = {
  name: "@sample/comparison",
  description: "Folders beside each other, the largest first",
  scope: "workflow",
  labels: ["size"],
  execute: async (context) => {
    const folders = [];
    for (const step of context.stepExecutions) {
      const measured = step.dataHandles.find((handle) =>
        handle.specName === "measurement"
      );
      if (!measured) continue;
      const content = await context.dataRepository.getContent(
        step.modelType,
        step.modelId,
        measured.name,
        measured.version,
      );
      folders.push(JSON.parse(new TextDecoder().decode(content)));
    }
    folders.sort((a, b) => b.bytes - a.bytes);
    const rows = folders.map((folder) =>
      `| ${folder.path} | ${folder.files} | ${folder.bytes} |`
    ).join("\n");
    return {
      markdown:
        `# ${context.workflowName}: ${context.workflowStatus}\n\n| Folder | Files | Bytes |\n| --- | --- | --- |\n${rows}\n`,
      json: { folders },
    };
  },
};
