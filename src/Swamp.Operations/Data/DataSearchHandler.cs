using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Values;

namespace Swamp.Operations.Data;

/// <summary>Searches items.</summary>
internal static class DataSearchHandler
{
    public static async Task<DataSearchResult> RunAsync(DataSearchRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (request.Limit < 1)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The limit must be 1 or more, not {request.Limit}.", "swamp data search --limit 50");
        }

        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        var filter = new CatalogFilter { IsLatest = true, Tags = [.. request.Tags.Select(Tag)] };
        filter = And(filter, filters, "type", CatalogField.DataType, request.Type);
        filter = And(filter, filters, "lifetime", CatalogField.Lifetime, request.Lifetime);
        filter = And(filter, filters, "ownerType", CatalogField.OwnerType, request.OwnerType);
        if (request.Workflow is { } workflow)
        {
            filters["workflow"] = workflow;
            filter = filter with { Tags = [.. filter.Tags, new("workflow", workflow)] };
        }

        if (request.Model is { } name)
        {
            filters["model"] = name;
            filter = filter.And(CatalogField.ModelId, (await session.DataModels.GetAsync(name, cancellationToken)).Id);
        }

        filter = And(filter, filters, "contentType", CatalogField.ContentType, request.ContentType);
        Note(filters, "since", request.Since);
        Note(filters, "output", request.Output);
        Note(filters, "run", request.Run);
        foreach (var (key, value) in filter.Tags.Take(request.Tags.Count))
        {
            filters[$"tag:{key}"] = value;
        }

        Note(filters, "streaming", request.Streaming ? "true" : null);
        var since = request.Since is { } age ? IdFormat.Text(Earliest(context.Host.Clock.GetUtcNow(), DurationText.Parse(age, "--since"))) : null;
        var rows = await session.Catalog.FindAsync(filter, cancellationToken);
        var matches = rows
            .Where(r => since is null || string.CompareOrdinal(r.CreatedAt, since) >= 0)
            .Where(r => (request.Output is null || Refers(r, request.Output)) && (request.Run is null || Refers(r, request.Run)))
            .Where(r => (!request.Streaming || r.Streaming) && IsNamed(r, request.Query))
            .OrderByDescending(r => r.CreatedAt, StringComparer.Ordinal)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Id, StringComparer.Ordinal)
            .ToList();
        return new DataSearchResult
        {
            Query = request.Query,
            Filters = filters,
            Results = [.. matches.Take(request.Limit).Select(Item)],
            Total = matches.Count,
            Limited = matches.Count > request.Limit,
        };
    }

    private static DateTimeOffset Earliest(DateTimeOffset now, TimeSpan age) => age > now - DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : now - age;

    private static CatalogFilter And(CatalogFilter filter, Dictionary<string, string> filters, string key, CatalogField field, string? value)
    {
        Note(filters, key, value);
        return value is null ? filter : filter.And(field, value);
    }

    private static void Note(Dictionary<string, string> filters, string key, string? value)
    {
        if (value is not null)
        {
            filters[key] = value;
        }
    }

    private static KeyValuePair<string, string> Tag(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals], text[(equals + 1)..])
            : throw new SwampException(ErrorCodes.InvalidArgument, $"\"{text}\" is not a tag.", "Write it as key=value: --tag environment=test");
    }

    private static bool Refers(CatalogEntry row, string id) => row.Id == id || row.WorkflowRunId == id || row.OwnerRef.Split(':').Contains(id);

    private static bool IsNamed(CatalogEntry row, string text) => text.Length == 0
        || row.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.DataType.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.ModelName.Contains(text, StringComparison.OrdinalIgnoreCase)
        || row.OwnerRef.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static DataSearchItem Item(CatalogEntry row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Version = row.Version,
        ContentType = row.ContentType,
        Type = row.DataType,
        Lifetime = row.Lifetime,
        OwnerType = row.OwnerType,
        OwnerRef = row.OwnerRef,
        ModelId = row.ModelId,
        ModelName = row.ModelName,
        ModelType = row.ModelType,
        Streaming = row.Streaming,
        Size = row.SizeBytes,
        CreatedAt = row.CreatedAt,
        Tags = row.Tags,
        WorkflowTag = row.Tags.TryGetValue("workflow", out var workflow) ? workflow : null,
        JobTag = row.Tags.TryGetValue("job", out var job) ? job : null,
        StepTag = row.Tags.TryGetValue("step", out var step) ? step : null,
    };
}
