using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Reports;

/// <summary>Shows a stored report.</summary>
internal static class ReportGetHandler
{
    public static async Task<ReportGetResult> RunAsync(ReportGetRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request is { Model: not null, Workflow: not null })
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "--model and --workflow exclude each other.", "A report is about one of them.");
        }

        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var stored = await new StoredReports(session).FindAsync(request.Model, request.Workflow, scope: null, cancellationToken);
        var (item, row) = Choose(request, [.. stored.Where(r => r.Item.ReportName == request.Name)]);
        var version = await session.Data.FindAsync(row.Key, request.Version ?? row.Version, cancellationToken)
            ?? throw new SwampException(
                ErrorCodes.NotFound, $"Version {request.Version} of the report {request.Name} is not kept.", $"swamp data versions {item.ModelName} {item.DataName}");
        return new ReportGetResult
        {
            ReportName = item.ReportName,
            ReportScope = item.ReportScope,
            ModelId = item.ModelId,
            ModelName = item.ModelName,
            ModelType = item.ModelType,
            Version = version.Version,
            CreatedAt = IdFormat.Text(version.Metadata.CreatedAt),
            WorkflowName = item.WorkflowName,
            DataName = item.DataName,
            VarySuffix = item.VarySuffix,
            Markdown = Encoding.UTF8.GetString(await session.Data.ReadContentAsync(version, cancellationToken)),
            Json = await JsonAsync(session, row, version.Version, cancellationToken),
        };
    }

    /// <summary>One report, or an error that says what tells those that match apart (REP-33).</summary>
    private static (ReportItem Item, CatalogEntry Row) Choose(ReportGetRequest request, IReadOnlyList<(ReportItem Item, CatalogEntry Row)> found)
    {
        var owners = found.Select(static f => $"{(f.Item.ModelType == "workflow" ? "workflow" : "model")}:{f.Item.ModelName}").Distinct(StringComparer.Ordinal).ToList();
        if (owners.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The report {request.Name} exists for several: {string.Join(", ", owners)}.", "Name one with --model <name> or --workflow <name>.");
        }

        var chosen = request.Variant is null ? found : [.. found.Where(f => f.Item.VarySuffix == request.Variant)];
        if (chosen.Count > 1 && chosen.Count(static f => f.Item.VarySuffix is null) != 1)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"The report {request.Name} has several variants: {string.Join(", ", chosen.Select(static f => f.Item.VarySuffix ?? "(none)"))}.",
                $"Name one with --variant {chosen[0].Item.VarySuffix}");
        }

        return chosen.Count switch
        {
            0 when request.Variant is not null && found.Count > 0 => throw new SwampException(
                ErrorCodes.NotFound,
                $"The report {request.Name} has no variant '{request.Variant}'; it has {string.Join(", ", found.Select(static f => f.Item.VarySuffix ?? "(none)"))}.",
                "swamp report search " + request.Name),
            0 => throw new SwampException(
                ErrorCodes.NotFound, $"Report not found: {request.Name}. No run has made it, or it is no longer kept.", "swamp report search"),
            1 => chosen[0],
            _ => chosen.First(static f => f.Item.VarySuffix is null),
        };
    }

    private static async Task<JsonNode?> JsonAsync(RepositorySession session, CatalogEntry row, int version, CancellationToken cancellationToken)
    {
        if (await session.Data.FindAsync(row.Key with { Name = row.Name + "-json" }, version, cancellationToken) is not { } stored)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(await session.Data.ReadContentAsync(stored, cancellationToken));
        }
        catch (JsonException)
        {
            throw new SwampException(ErrorCodes.DataCorrupt, $"{stored.ContentPath} is no JSON.", "swamp report get … after the next run");
        }
    }
}
