using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>A report in the extension host.</summary>
internal sealed class TypeScriptReport(LoadedExtension loaded, Func<ExtensionServices> services, string repository) : IMethodReport
{
    public string Name { get; } = DescriptionReader.Text(loaded.Description["name"]) ?? "";

    public string Description { get; } = DescriptionReader.Text(loaded.Description["description"]) ?? "";

    public string Scope { get; } = DescriptionReader.Text(loaded.Description["scope"]) ?? "method";

    public IReadOnlyList<string> Labels { get; } = DescriptionReader.Texts(loaded.Description["labels"]);

    public async ValueTask<ReportContent> ExecuteAsync(MethodReportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var definition = context.Definition;
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
        };
        var parameters = new JsonObject { ["module"] = loaded.ModuleRef(), ["context"] = shape };
        var answer = await loaded.Host.CallAsync("report", parameters, new RepositoryCall(services()), cancellationToken);
        return DescriptionReader.Text(answer?["markdown"]) is { } markdown
            ? new ReportContent(markdown, answer!["json"]?.DeepClone())
            : throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The report {Name} returned no {{ markdown, json }}.");
    }
}
