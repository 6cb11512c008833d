using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;
using Swamp.Engine.Values;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Summaries;

/// <summary>Puts the summary together (SUM-1 to SUM-3).</summary>
internal static class SummaryHandler
{
    public static async Task<SummaryResult> RunAsync(SummaryRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request.Limit is <= 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "The limit must be a whole number above zero.", "swamp summarise --limit 5");
        }

        var window = DurationText.Parse(request.Since, "--since");
        var now = context.Host.Clock.GetUtcNow();
        var since = window < now - DateTimeOffset.MinValue ? now - window : DateTimeOffset.MinValue;
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var outputs = await session.Outputs.ListAsync(OutputFilter.All, cancellationToken);
        var runs = outputs.Where(output => output.StartedAt >= since).ToList();
        if (runs.Count == 0)
        {
            return new SummaryResult { Message = $"Nothing ran in the last {request.Since}." };
        }

        var names = await NamesAsync(session, cancellationToken);
        return new SummaryResult
        {
            Since = IdFormat.Text(since),
            MethodExecutions = [.. runs.GroupBy(static run => (run.DefinitionId, run.ModelType)).Select(group => ModelOf(group.Key, [.. group], names, request.Limit))
                .OrderByDescending(static model => model.Total).ThenBy(static model => model.ModelName, StringComparer.Ordinal)],
            Workflows = [],
            Data = await DataAsync(session, cancellationToken),
        };
    }

    private static async Task<Dictionary<string, string>> NamesAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        var definitions = await session.Definitions.ListAsync(includeAutoCreated: true, null, cancellationToken);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var stored in definitions)
        {
            names[stored.Definition.Id] = stored.Definition.Name;
        }

        return names;
    }

    private static ModelSummary ModelOf((string Id, string Type) key, IReadOnlyList<OutputRecord> runs, Dictionary<string, string> names, int? limit) => new()
    {
        ModelName = names.GetValueOrDefault(key.Id, key.Id),
        Type = key.Type,
        Succeeded = Count(runs, OutputStatus.Succeeded),
        Failed = Count(runs, OutputStatus.Failed),
        Total = runs.Count,
        Methods =
        [
            .. runs.GroupBy(static run => run.MethodName).Select(group => MethodOf(group.Key, [.. group], limit))
                .OrderByDescending(static method => method.Total).ThenBy(static method => method.Method, StringComparer.Ordinal),
        ],
    };

    private static MethodSummary MethodOf(string method, IReadOnlyList<OutputRecord> runs, int? limit) => new()
    {
        Method = method,
        Succeeded = Count(runs, OutputStatus.Succeeded),
        Failed = Count(runs, OutputStatus.Failed),
        Total = runs.Count,
        Runs = [.. runs.OrderByDescending(static run => run.StartedAt).Take(limit ?? int.MaxValue).Select(RunOf)],
        Truncated = runs.Count > limit ? true : null,
    };

    private static RunSummary RunOf(OutputRecord run) => new()
    {
        Id = run.Id,
        DefinitionId = run.DefinitionId,
        StartedAt = IdFormat.Text(run.StartedAt),
        DurationMs = run.DurationMs,
        Status = run.Status switch
        {
            OutputStatus.Pending => "pending",
            OutputStatus.Running => "running",
            OutputStatus.Succeeded => "succeeded",
            OutputStatus.Failed => "failed",
            _ => "cancelled",
        },
        Error = run.Error?.Message,
        TriggeredBy = run.Provenance.TriggeredBy,
    };

    private static int Count(IEnumerable<OutputRecord> runs, OutputStatus status) => runs.Count(run => run.Status == status);

    private static async Task<DataSummary> DataAsync(RepositorySession session, CancellationToken cancellationToken)
    {
        var models = new HashSet<string>(StringComparer.Ordinal);
        var types = new Dictionary<string, (int Items, long Versions)>(StringComparer.Ordinal);
        await session.Catalog.VisitAsync(
            CatalogFilter.All with { IsLatest = true },
            row =>
            {
                models.Add(row.ModelId);
                var (items, versions) = types.GetValueOrDefault(row.ModelType);
                types[row.ModelType] = (items + 1, versions + row.Version);
                return true;
            },
            cancellationToken);
        return new DataSummary
        {
            TotalItems = types.Values.Sum(static type => type.Items),
            TotalVersions = types.Values.Sum(static type => type.Versions),
            UniqueModels = models.Count,
            ByModelType =
            [
                .. types.Select(static type => new TypeDataSummary(type.Key, type.Value.Items, type.Value.Versions))
                    .OrderByDescending(static type => type.Items).ThenBy(static type => type.ModelType, StringComparer.Ordinal),
            ],
        };
    }
}
