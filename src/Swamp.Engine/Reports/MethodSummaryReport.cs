using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;

namespace Swamp.Engine.Reports;

/// <summary>The built-in <c>@swamp/method-summary</c>: what ran, with what, and what came of it (REP-2, REP-20 to REP-22).</summary>
public sealed class MethodSummaryReport : IMethodReport
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public string Name => "@swamp/method-summary";

    /// <inheritdoc/>
    public string Description => "What a method did, with which arguments, and which data it produced";

    /// <inheritdoc/>
    public string Scope => "method";

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; } = ["summary"];

    /// <inheritdoc/>
    public ValueTask<ReportContent> ExecuteAsync(MethodReportContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ReportContent(Markdown(context), Json(context)));

    private static JsonObject Json(MethodReportContext context)
    {
        var json = new JsonObject { ["status"] = context.Status };
        if (context.ErrorMessage is { } error)
        {
            json["error"] = error;
        }

        json["modelId"] = context.Definition.Id;
        json["modelName"] = context.Definition.Name;
        json["modelType"] = context.Type.Name.Normalized;
        json["methodName"] = context.MethodName;
        json["narrative"] = Narrative(context);
        json["globalArgs"] = context.GlobalArguments.DeepClone();
        json["methodArgs"] = context.MethodArguments.DeepClone();
        json["outputSpecs"] = new JsonArray([.. context.Type.Resources.Keys.Select(Text), .. context.Type.Files.Keys.Select(Text)]);
        json["dataProduced"] = new JsonArray([.. context.DataHandles.Select(handle => (JsonNode)new JsonObject
        {
            ["name"] = handle.Name,
            ["kind"] = KindOf(handle),
            ["specName"] = handle.SpecName,
            ["version"] = handle.Version,
            ["retrievalCommand"] = RetrievalCommand(context, handle),
        })]);
        return json;
    }

    private static string Narrative(MethodReportContext context)
    {
        var subject = $"{context.MethodName} on {context.Definition.Name} ({context.Type.Name.Normalized})";
        if (context.Status != "succeeded")
        {
            return $"{subject} failed: {context.ErrorMessage}";
        }

        if (context.DataHandles.Count == 0)
        {
            return $"{subject} succeeded with no data output.";
        }

        var counts = new OrderedDictionary<(string Kind, string Spec), int>();
        foreach (var handle in context.DataHandles)
        {
            var key = (KindOf(handle), handle.SpecName);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var produced = counts.Select(static c => $"{c.Value} {c.Key.Kind}{(c.Value == 1 ? "" : "s")} ({c.Key.Spec})");
        return $"{subject} succeeded, producing {string.Join(", ", produced)}.";
    }

    private static JsonNode Text(string text) => text;

    private static string Markdown(MethodReportContext context)
    {
        var text = new StringBuilder();
        text.Append($"# {context.Definition.Name} ({context.Type.Name.Normalized}) → {context.MethodName}: {context.Status}\n\n{Narrative(context)}\n");
        if (context.ErrorMessage is { } error)
        {
            text.Append($"\n## Error\n\n{error}\n");
        }

        text.Append("\n## Arguments\n\n");
        if (context.GlobalArguments.Count == 0 && context.MethodArguments.Count == 0)
        {
            text.Append("None.\n");
        }

        AppendArguments(text, "Global", context.GlobalArguments);
        AppendArguments(text, "Method", context.MethodArguments);
        if (context.DataHandles.Count > 0)
        {
            text.Append("\n## Data Output\n\n| Name | Kind | Retrieval Command |\n| --- | --- | --- |\n");
            foreach (var handle in context.DataHandles)
            {
                text.Append($"| {handle.Name} | {KindOf(handle)} | `{RetrievalCommand(context, handle)}` |\n");
            }
        }

        return text.ToString();
    }

    private static void AppendArguments(StringBuilder text, string heading, JsonObject arguments)
    {
        if (arguments.Count > 0)
        {
            text.Append($"**{heading}**\n\n```json\n{arguments.ToJsonString(Pretty)}\n```\n");
        }
    }

    private static string RetrievalCommand(MethodReportContext context, DataHandle handle) =>
        $"swamp data get {context.Definition.Name} {handle.Name} --version {handle.Version}";

    private static string KindOf(DataHandle handle) => handle.Kind == DataKind.Resource ? "resource" : "file";
}
