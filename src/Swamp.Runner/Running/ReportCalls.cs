using System.Text.Json.Nodes;
using Swamp.Runner.Contexts;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Running;

/// <summary>Makes reports.</summary>
internal static class ReportCalls
{
    public static async Task<JsonNode?> CreateAsync(LoadedExtension extension, JsonObject parameters, RunnerCall call)
    {
        var problems = new Problems();
        var construction = Construction.Of(extension.Entry, takesName: false, problems);
        problems.ThrowIfAny();
        var report = (IReport)construction.Create(null);
        var content = await report.CreateAsync(new ReportContext(extension, parameters["context"] as JsonObject ?? [], call));
        return content is { Markdown: { } markdown }
            ? new JsonObject { ["markdown"] = markdown, ["json"] = extension.Json.Write(content.Json, "The JSON of the report") ?? new JsonObject() }
            : throw new InvalidOperationException("The report returned null; it returns a ReportContent.");
    }
}
