using System.Text;
using System.Text.Json.Nodes;
using Swamp.Sdk;

/// <summary>Folders beside each other, the largest first. It follows a workflow that requires it.</summary>
[Report("@sample/folder-comparison", Scope = ReportScope.Workflow, Labels = ["size"])]
public sealed class Comparison : IReport
{
    public async Task<ReportContent> CreateAsync(IReportContext context)
    {
        var folders = new List<(string Folder, long Bytes)>();
        foreach (var step in context.Steps)
        {
            // What a step wrote is known by its specification; the content is read from the data of its model.
            if (step.DataHandles.FirstOrDefault(handle => handle.SpecName == "measurement") is { } measured)
            {
                var content = JsonNode.Parse(await context.Data.GetContentAsync(step.ModelType!, step.ModelId!, measured.Name, measured.Version))!;
                folders.Add(((string)content["folder"]!, (long)content["bytes"]!));
            }
        }

        var sorted = folders.OrderByDescending(folder => folder.Bytes).Select(folder => new { folder.Folder, folder.Bytes }).ToList();
        var text = new StringBuilder($"# {context.Workflow!.Name}: {context.Workflow.Status}\n\n| folder | bytes |\n|---|---|\n");
        sorted.ForEach(folder => text.Append($"| {folder.Folder} | {folder.Bytes} |\n"));
        return new ReportContent(text.ToString(), new { folders = sorted });
    }
}
