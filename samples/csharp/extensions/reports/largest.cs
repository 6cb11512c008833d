using System.Text;
using System.Text.Json.Nodes;
using Swamp.Sdk;

/// <summary>The largest files, as a table.</summary>
[Report("@sample/largest", Labels = ["size"])]
public sealed class Largest : IReport
{
    public async Task<ReportContent> CreateAsync(IReportContext context)
    {
        if (context.DataHandles.FirstOrDefault(handle => handle.SpecName == "measurement") is not { } handle)
        {
            return new ReportContent($"# {context.MethodName}\n\nNothing was measured: {context.ErrorMessage ?? context.ExecutionStatus}.\n");
        }

        var content = await context.Data.GetContentAsync(context.ModelType, context.Definition.Id, handle.Name, handle.Version);
        var measurement = JsonNode.Parse(content)!;
        var text = new StringBuilder($"# {measurement["folder"]}\n\n| file | bytes |\n|---|---|\n");
        foreach (var file in measurement["largest"]!.AsArray())
        {
            text.Append($"| {file!["path"]} | {file["bytes"]} |\n");
        }

        return new ReportContent(text.ToString(), new { bytes = (long)measurement["bytes"]!, files = (int)measurement["files"]! });
    }
}
