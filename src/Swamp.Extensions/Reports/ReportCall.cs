using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Reports;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Reports;

/// <summary>Has the host make a report.</summary>
internal static class ReportCall
{
    public static async ValueTask<ReportContent> MakeAsync(
        LoadedExtension loaded, string name, JsonObject context, ExtensionServices services, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject { ["module"] = loaded.ModuleRef(), ["context"] = context };
        var answer = await loaded.Host.CallAsync("report", parameters, new RepositoryCall(services), loaded.Host.Limits.Report, $"The report {name}", cancellationToken);
        return DescriptionReader.Text(answer?["markdown"]) is { } markdown
            ? new ReportContent(markdown, answer!["json"]?.DeepClone())
            : throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The report {name} returned no {{ markdown, json }}.");
    }
}
