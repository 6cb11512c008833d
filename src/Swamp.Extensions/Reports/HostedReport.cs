using System.Text.Json.Nodes;
using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>A report over a method run in the extension host.</summary>
internal sealed class HostedReport(LoadedExtension loaded, Func<ExtensionServices> services, string repository)
    : DescribedReport(loaded.Description), IMethodReport
{
    public async ValueTask<ReportContent> ExecuteAsync(MethodReportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var definition = context.Definition;
        var (filesRoot, installed) = ContextShape.FilesRoot(loaded, repository);
        var shape = new JsonObject
        {
            ["scope"] = Scope,
            ["repoDir"] = repository,
            ["modelType"] = DataShapes.TypeOf(definition.Type.Raw, definition.Type.Normalized),
            ["modelId"] = definition.Id,
            ["definition"] = new JsonObject
            {
                ["id"] = definition.Id,
                ["name"] = definition.Name,
                ["version"] = definition.Version,
                ["tags"] = DataShapes.Map(definition.Tags),
            },
            ["globalArgs"] = context.GlobalArguments.DeepClone(),
            ["methodArgs"] = context.MethodArguments.DeepClone(),
            ["methodName"] = context.MethodName,
            ["executionStatus"] = context.Status,
            ["errorMessage"] = context.ErrorMessage,
            ["dataHandles"] = new JsonArray([.. context.DataHandles.Select(static h => (JsonNode)DataShapes.Handle(h, attributes: null))]),
            ["outputSpecs"] = OutputSpecs(context),
            ["sensitive"] = new JsonObject
            {
                ["global"] = SensitiveKeys(context.Type.GlobalArguments),
                ["method"] = SensitiveKeys(context.Type.Methods.TryGetValue(context.MethodName, out var method) ? method.Arguments : null),
            },
            ["filesRoot"] = filesRoot,
            ["filesInstalled"] = installed,
        };
        return await ReportCall.MakeAsync(loaded, Name, shape, services(), cancellationToken);
    }

    /// <summary>What the type may write (REP-11).</summary>
    private static JsonArray OutputSpecs(MethodReportContext context) => new(
    [
        .. context.Type.Resources.Select(static r => (JsonNode)new JsonObject
        {
            ["specName"] = r.Key, ["kind"] = "resource", ["description"] = r.Value.Description, ["schema"] = r.Value.Schema.DeepClone(),
        }),
        .. context.Type.Files.Select(static f => (JsonNode)new JsonObject
        {
            ["specName"] = f.Key, ["kind"] = "file", ["description"] = f.Value.Description, ["contentType"] = f.Value.ContentType,
        }),
    ]);

    private static JsonArray SensitiveKeys(JsonObject? schema) => new(
    [
        .. (schema?["properties"] as JsonObject ?? [])
            .Where(static p => p.Value is JsonObject property && property["sensitive"] is JsonValue flag && flag.TryGetValue<bool>(out var yes) && yes)
            .Select(static p => (JsonNode)p.Key),
    ]);
}
