using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Runs;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Execution;

/// <summary>Reads output records, what they produced, and their logs (MOD-60 to MOD-64).</summary>
internal static class OutputHandlers
{
    public static async Task<OutputResult> GetAsync(OutputRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var record = await FindAsync(session, request.Output, cancellationToken);
        return new OutputResult
        {
            Id = record.Id,
            DefinitionId = record.DefinitionId,
            ModelName = await NameAsync(session, record, cancellationToken),
            Type = record.ModelType,
            MethodName = record.MethodName,
            Status = StatusOf(record),
            StartedAt = IdFormat.Text(record.StartedAt),
            CompletedAt = record.CompletedAt is { } end ? IdFormat.Text(end) : null,
            DurationMs = record.DurationMs,
            RetryCount = record.RetryCount,
            Provenance = new OutputProvenanceView(
                record.Provenance.DefinitionHash,
                record.Provenance.ModelVersion,
                record.Provenance.TriggeredBy,
                record.Provenance.InitiatedBy,
                record.Provenance.BundleFingerprint,
                record.Provenance.Driver,
                record.Provenance.DriverLevel),
            Artifacts = new OutputArtifactsView([.. record.Artifacts.Select(a => new OutputArtifactView(a.DataId, a.Name, a.Version, a.Tags))]),
            Error = record.Error is { } error ? new OutputErrorView(error.Message, error.Stack) : null,
        };
    }

    public static async Task<OutputSearchResult> SearchAsync(OutputSearchRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        // Two files with one id are a mistake of the repository that other commands tell about.
        var names = (await session.Definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken))
            .DistinctBy(static d => d.Definition.Id)
            .ToDictionary(d => d.Definition.Id, d => d.Definition.Name, StringComparer.Ordinal);
        var records = await session.Outputs.ListAsync(new OutputFilter(), cancellationToken);
        var query = request.Query.Trim();
        var items = records.Select(r => new OutputListItem(
            r.Id, r.DefinitionId, names.GetValueOrDefault(r.DefinitionId, r.DefinitionId), r.ModelType, r.MethodName, StatusOf(r), IdFormat.Text(r.StartedAt), r.DurationMs));
        return new OutputSearchResult(query, [.. items.Where(i => Fits(i, query))]);
    }

    public static async Task<OutputDataResult> DataAsync(OutputDataRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var record = await FindAsync(session, request.Output, cancellationToken);
        var artifact = record.Artifacts.FirstOrDefault(a => request.Name is { } name ? a.Name == name : a.Tags.GetValueOrDefault("type") == "data")
            ?? (request.Name is null && record.Artifacts.Count > 0 ? record.Artifacts[0] : null)
            ?? throw new SwampException(
                ErrorCodes.NotFound,
                request.Name is { } missing ? $"The run {record.Id} produced no '{missing}'." : $"The run {record.Id} produced no data.",
                $"It produced: {(record.Artifacts.Count == 0 ? "nothing" : string.Join(", ", record.Artifacts.Select(a => a.Name)))}.");
        var version = await session.Data.FindAsync(new DataItemKey(record.ModelType, record.DefinitionId, artifact.Name), request.Version ?? artifact.Version, cancellationToken)
            ?? throw new SwampException(ErrorCodes.NotFound, $"Version {request.Version ?? artifact.Version} of '{artifact.Name}' is gone.");
        var content = await session.Data.ReadContentAsync(version, cancellationToken);
        JsonNode? data = version.Metadata.ContentType == "application/json" ? JsonNode.Parse(content) : Encoding.UTF8.GetString(content);
        return new OutputDataResult
        {
            OutputId = record.Id,
            MethodName = record.MethodName,
            DataId = version.Metadata.Id,
            DataName = version.Metadata.Name,
            Version = version.Version,
            ContentType = version.Metadata.ContentType,
            Field = request.Field,
            Data = request.Field is { } field ? FieldOf(data, field) : data,
        };
    }

    public static async Task<LogResult> LogsAsync(LogRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var record = await FindAsync(session, request.Output, cancellationToken);
        var path = record.LogFile ?? throw new SwampException(ErrorCodes.NotFound, $"The run {record.Id} has no log.");
        var full = Path.GetFullPath(path, session.Layout.Root);
        if (!File.Exists(full))
        {
            throw new SwampException(ErrorCodes.NotFound, $"The log of the run {record.Id} is gone: {path}.");
        }

        var shown = await LogTail.ReadAsync(full, request.Tail, cancellationToken);
        return new LogResult(path, shown, shown.Count);
    }

    public static async Task<OutputLogsResult> LogItemsAsync(OutputLogsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var record = await FindAsync(session, request.Output, cancellationToken);
        var items = LogItems(record);
        if (items.Count == 0)
        {
            throw new SwampException(
                ErrorCodes.NotFound, $"The run {record.Id} produced no log items.", $"The log of the run itself: swamp model method history logs {record.Id}");
        }

        var lines = new List<string>();
        foreach (var item in items)
        {
            var version = await session.Data.FindAsync(new DataItemKey(record.ModelType, record.DefinitionId, item.Name), item.Version, cancellationToken)
                ?? throw new SwampException(ErrorCodes.NotFound, $"Version {item.Version} of '{item.Name}' is gone.");
            using var reader = new StringReader(Encoding.UTF8.GetString(await session.Data.ReadContentAsync(version, cancellationToken)));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                lines.Add(line);
            }
        }

        var shown = request.Tail is { } tail and >= 0 ? lines[Math.Max(0, lines.Count - tail)..] : lines;
        return new OutputLogsResult(record.Id, record.MethodName, items.Count, shown, lines.Count, shown.Count);
    }

    // The log of command/shell is a file by its type; its name says what it is.
    private static List<OutputArtifact> LogItems(OutputRecord record)
    {
        var tagged = record.Artifacts.Where(static a => a.Tags.GetValueOrDefault("type") == "log").ToList();
        return tagged.Count > 0 ? tagged : [.. record.Artifacts.Where(static a => a.Tags.GetValueOrDefault("specName") == "log")];
    }

    private static string StatusOf(OutputRecord record) => record.Status.ToString().ToLowerInvariant();

    private static bool Fits(OutputListItem item, string query) =>
        query.Length == 0
        || new[] { item.Id, item.ModelName, item.Type, item.MethodName, item.Status }.Any(t => t.Contains(query, StringComparison.OrdinalIgnoreCase));

    private static async Task<string> NameAsync(RepositorySession session, OutputRecord record, CancellationToken cancellationToken) =>
        (await session.Definitions.FindAsync(record.DefinitionId, cancellationToken))?.Definition.Name ?? record.DefinitionId;

    /// <summary>An output by id, beginning of an id, or the latest one of a model.</summary>
    private static async Task<OutputRecord> FindAsync(RepositorySession session, string reference, CancellationToken cancellationToken)
    {
        if (await session.Definitions.FindAsync(reference, cancellationToken) is { Definition: var definition })
        {
            var records = await session.Outputs.ListAsync(new OutputFilter { DefinitionId = definition.Id }, cancellationToken);
            return records.Count > 0
                ? records[0]
                : throw new SwampException(ErrorCodes.NotFound, $"'{definition.Name}' has not run yet.", $"swamp model method run {definition.Name} <method>");
        }

        return await session.Outputs.FindAsync(reference, cancellationToken)
            ?? throw new SwampException(ErrorCodes.NotFound, $"No output or model '{reference}'.", "swamp model output search");
    }

    private static JsonNode? FieldOf(JsonNode? data, string field)
    {
        var node = data;
        foreach (var part in field.Split('.'))
        {
            if (node is not JsonObject map || !map.TryGetPropertyValue(part, out node))
            {
                var available = (node as JsonObject ?? data as JsonObject)?.Select(p => p.Key) ?? [];
                throw new SwampException(ErrorCodes.NotFound, $"There is no field '{field}'.", $"Available fields: {string.Join(", ", available)}.");
            }
        }

        return node?.DeepClone();
    }
}
