using Swamp.Cel;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>
/// Answers queries (QRY-1 to QRY-16): conditions that the catalogue can select by go there, the rest is evaluated on what remains, and content is read only
/// for records that pass everything that does not need it.
/// </summary>
/// <param name="catalog">The catalogue.</param>
/// <param name="store">Where content comes from.</param>
public sealed class DataQuery(IDataCatalog catalog, IDataStore store)
{
    private static readonly CelEnvironment s_language = CelEnvironment.CreateBuilder().WithDialect(CelDialect.Swamp).Build();

    private static readonly string[] s_fields =
    [
        "attributes", "content", "contentType", "createdAt", "dataType", "id", "isLatest", "jobName", "lifetime", "modelName", "modelType", "name", "ns",
        "ownerRef", "ownerType", "size", "source", "specName", "stepName", "streaming", "tags", "version", "workflowName", "workflowRunId",
    ];

    /// <summary>Answers a query.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.QueryFailed"/> when an expression is malformed or names an unknown field (QRY-3).</exception>
    public async ValueTask<DataQueryResult> RunAsync(DataQueryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Limit is <= 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"The limit must be 1 or more, not {request.Limit}.", "Leave the limit out to get everything.");
        }

        var predicate = Compile(request.Predicate);
        var select = request.Select is null ? null : Compile(request.Select);
        var analysis = PredicateAnalysis.Of(request.Predicate);
        var filter = analysis.Filter;
        if (!predicate.References.Roots.Contains("version") && !predicate.References.Roots.Contains("isLatest"))
        {
            filter = filter with { IsLatest = true }; // QRY-5
        }

        var predicateReads = ReadsContent(predicate);
        var first = predicateReads ? analysis.WithoutContent is { } part ? Compile(part) : null : predicate;
        var candidates = await CandidatesAsync(filter, first, cancellationToken);
        var readsAny = predicateReads || (select is null ? request.WithContent : ReadsContent(select));
        return await MatchAsync(request, candidates, predicateReads ? predicate : null, select, readsAny, cancellationToken);
    }

    private async ValueTask<List<CatalogEntry>> CandidatesAsync(CatalogFilter filter, CelProgram? condition, CancellationToken cancellationToken)
    {
        var rows = new List<CatalogEntry>();
        await catalog.VisitAsync(
            filter,
            row =>
            {
                if (condition is null || IsTrue(condition, new DataRecord(row, null), cancellationToken))
                {
                    rows.Add(row);
                }

                return true;
            },
            cancellationToken);

        // Ids of models mean nothing to people, so the order of answers is that of names; a limit cuts what comes after.
        rows.Sort(ByName);
        return rows;
    }

    private static int ByName(CatalogEntry a, CatalogEntry b)
    {
        var order = string.CompareOrdinal(a.Namespace, b.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(a.ModelName, b.ModelName);
        order = order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
        order = order != 0 ? order : string.CompareOrdinal(a.ModelId, b.ModelId);
        return order != 0 ? order : a.Version.CompareTo(b.Version);
    }

    private async ValueTask<DataQueryResult> MatchAsync(
        DataQueryRequest request, List<CatalogEntry> candidates, CelProgram? predicate, CelProgram? select, bool withContent, CancellationToken cancellationToken)
    {
        var matches = new List<DataQueryMatch>();
        var problems = new List<SwampError>();
        foreach (var row in candidates)
        {
            if (matches.Count == request.Limit)
            {
                break;
            }

            var record = new DataRecord(row, withContent ? await ContentAsync(row, problems, cancellationToken) : null);
            if (withContent && !record.HasContent)
            {
                continue;
            }

            if (predicate is null || IsTrue(predicate, record, cancellationToken))
            {
                matches.Add(new DataQueryMatch(record, select is null ? null : Project(select, record, cancellationToken)));
            }
        }

        return new DataQueryResult(matches, request.Limit is { } limit && matches.Count >= limit, problems);
    }

    private static CelValue Project(CelProgram select, DataRecord record, CancellationToken cancellationToken) =>
        select.TryEvaluate(record, out var value, cancellationToken) ? value : CelValue.Null;

    private async ValueTask<byte[]?> ContentAsync(CatalogEntry row, List<SwampError> problems, CancellationToken cancellationToken)
    {
        try
        {
            if (!DataContentTypes.IsText(row.ContentType))
            {
                return [];
            }

            return await store.FindAsync(row.Key, row.Version, cancellationToken) is { } version
                ? await store.ReadContentAsync(version, cancellationToken)
                : null; // Removed by somebody else in this moment.
        }
        catch (SwampException broken) when (broken.Code is ErrorCodes.DataCorrupt or ErrorCodes.FileSystem)
        {
            problems.Add(broken.Error);
            return null;
        }
        catch (SwampException gone) when (gone.Code == ErrorCodes.NotFound)
        {
            return null;
        }
    }

    private static bool IsTrue(CelProgram condition, DataRecord record, CancellationToken cancellationToken) =>
        condition.TryEvaluate(record, out var value, cancellationToken) && value.Kind == CelKind.Bool && value.AsBool();

    private static bool ReadsContent(CelProgram program) => program.References.Roots.Contains("attributes") || program.References.Roots.Contains("content");

    private static CelProgram Compile(string source)
    {
        CelProgram program;
        try
        {
            program = s_language.Compile(source);
        }
        catch (CelException malformed)
        {
            var hint = PredicateAnalysis.MentionsNamespace(source)
                ? "'namespace' is a reserved word of the expression language: use 'ns'."
                : $"Fields: {string.Join(", ", s_fields)}. For example: swamp data query 'modelName == \"db\" && size > 100'";
            throw new SwampException(ErrorCodes.QueryFailed, malformed.Message, hint, innerException: malformed);
        }

        var unknown = program.References.Roots.Where(r => Array.BinarySearch(s_fields, r, StringComparer.Ordinal) < 0).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? program
            : throw new SwampException(
                ErrorCodes.QueryFailed,
                $"Unknown field{(unknown.Count == 1 ? "" : "s")} in the query: {string.Join(", ", unknown)}. Available fields: {string.Join(", ", s_fields)}.",
                unknown.Contains("namespace") ? "Use 'ns' for the namespace." : "Put text in quotes: name == \"result\"");
    }
}
