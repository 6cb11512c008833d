using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Expressions;

/// <summary>The functions on data: <c>data.*</c>, <c>file.contents</c>, <c>workers.connected</c> (EXPR-6, EXP-30 to EXP-36).</summary>
/// <param name="definitions">The definitions.</param>
/// <param name="data">The data.</param>
/// <param name="catalog">Its index.</param>
/// <param name="records">Makes records of rows.</param>
/// <param name="query">Answers <c>data.query</c>.</param>
/// <param name="ownNamespace">Namespace of the repository.</param>
/// <param name="ownRunId">The workflow run whose expressions are evaluated; its instances come first where a name is that of a type. Null outside of runs.</param>
public sealed class DataFunctions(
    IDefinitionStore definitions, IDataStore data, IDataCatalog catalog, DataRecords records, IDataQuery query, string ownNamespace, string? ownRunId = null)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<CelFunction> All =>
    [
        .. DataSignatures.Latest(LatestAsync),
        .. DataSignatures.Version(VersionAsync),
        .. DataSignatures.ListVersions(ListVersionsAsync),
        .. DataSignatures.FindByTag(FindByTagAsync),
        .. DataSignatures.FindBySpec(FindBySpecAsync),
        .. DataSignatures.Query(QueryAsync),
        .. DataSignatures.FileContents(FileContentsAsync),
        .. DataSignatures.WorkersConnected(WorkersAsync),
    ];

    private async ValueTask<CelValue> LatestAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken) =>
        await VersionOfAsync(Text(a, 0), Name(a, 1, a.Count > 2 ? 2 : null), version: null, cancellationToken);

    private async ValueTask<CelValue> VersionAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken)
    {
        var number = a[^1].Kind == CelKind.Int ? (int)Math.Clamp(a[^1].AsInt(), 0, int.MaxValue) : throw Wrong("data.version() needs a version number as its last argument");
        return await VersionOfAsync(Text(a, 0), Name(a, 1, a.Count > 3 ? 2 : null), number, cancellationToken);
    }

    private async ValueTask<CelValue> ListVersionsAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken)
    {
        if (await KeyAsync(Text(a, 0), Name(a, 1, a.Count > 2 ? 2 : null), cancellationToken) is not { } key)
        {
            return CelValue.EmptyList;
        }

        var versions = await data.ListVersionsAsync(key, cancellationToken);
        return CelValue.List([.. versions.Where(v => !v.Metadata.IsTombstone).Select(v => CelValue.Int(v.Version)).OrderBy(v => v.AsInt())]);
    }

    private async ValueTask<CelValue> FindByTagAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken) =>
        await RecordsAsync(new CatalogFilter { IsLatest = true, Tags = [new(Text(a, 0), Text(a, 1))] }.And(CatalogField.Namespace, ownNamespace), cancellationToken);

    private async ValueTask<CelValue> FindBySpecAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken)
    {
        var (ns, model) = Split(Text(a, 0));
        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, model).And(CatalogField.SpecName, Text(a, 1));
        return await RecordsAsync(ns == "*" ? filter : filter.And(CatalogField.Namespace, ns), cancellationToken);
    }

    private async ValueTask<CelValue> QueryAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken) =>
        CelValue.List([.. await query.RunAsync(Text(a, 0), a.Count > 1 ? Text(a, 1) : null, cancellationToken)]);

    private async ValueTask<CelValue> FileContentsAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken)
    {
        var (ns, model) = Split(Text(a, 0));
        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, model).And(CatalogField.SpecName, Text(a, 1)).And(CatalogField.DataType, "file");
        var rows = await catalog.FindAsync(ns == "*" ? filter : filter.And(CatalogField.Namespace, ns), cancellationToken);
        return rows is [var first, ..] && await records.TextAsync(first, cancellationToken) is { } text ? CelValue.String(text) : CelValue.Null;
    }

    private async ValueTask<CelValue> WorkersAsync(IReadOnlyList<CelValue> a, CancellationToken cancellationToken)
    {
        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelType, "swamp/worker").And(CatalogField.Name, "state-main");
        return await RecordsAsync(filter, cancellationToken);
    }

    private async ValueTask<CelValue> RecordsAsync(CatalogFilter filter, CancellationToken cancellationToken)
    {
        var rows = await catalog.FindAsync(filter, cancellationToken);
        var newest = OfOneRun(rows).GroupBy(r => (r.ModelName, r.Name, r.StepName, IsOfInstance(r) ? r.ModelId : "")).Select(static g => InOrder(g).Last());
        var values = new List<CelValue>();
        foreach (var row in newest)
        {
            values.Add(await records.LoadAsync(row, cancellationToken));
        }

        return CelValue.List([.. values]);
    }

    /// <summary>
    /// Instances that live as long as a run are all named after their type. Of those, the rows of the run that asks count, else those of the last run that
    /// wrote any; rows of definitions always count.
    /// </summary>
    private IEnumerable<CatalogEntry> OfOneRun(IReadOnlyList<CatalogEntry> rows)
    {
        var runs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in rows.Where(IsOfInstance).GroupBy(static r => r.ModelName))
        {
            runs[group.Key] = group.Any(r => r.WorkflowRunId == ownRunId) ? ownRunId! : InOrder(group).Last().WorkflowRunId;
        }

        return rows.Where(r => !IsOfInstance(r) || r.WorkflowRunId == runs[r.ModelName]);
    }

    private static IEnumerable<CatalogEntry> InOrder(IEnumerable<CatalogEntry> rows) => rows.OrderBy(static r => r.CreatedAt, StringComparer.Ordinal).ThenBy(static r => r.Version);

    private static bool IsOfInstance(CatalogEntry row) => row.WorkflowRunId.Length > 0 && row.ModelName == row.ModelType;

    private async ValueTask<CelValue> VersionOfAsync(string model, string name, int? version, CancellationToken cancellationToken)
    {
        if (await KeyAsync(model, name, cancellationToken) is not { } key || await data.FindAsync(key, version, cancellationToken) is not { } found || found.Metadata.IsTombstone)
        {
            return CelValue.Null;
        }

        return await records.LoadAsync(CatalogEntry.Of(found, key.Namespace ?? ownNamespace, found.IsLatest), cancellationToken);
    }

    /// <summary>The item of a model, by its definition or, when that is gone, by the name it was written under; null when there is none.</summary>
    private async ValueTask<DataItemKey?> KeyAsync(string reference, string name, CancellationToken cancellationToken)
    {
        var (ns, model) = Split(reference);
        if (ns == ownNamespace && await definitions.FindAsync(model, cancellationToken) is { Definition: var definition })
        {
            var key = new DataItemKey(definition.Type.Normalized, definition.Id, name);
            if (await data.FindAsync(key, version: null, cancellationToken) is not null)
            {
                return key;
            }
        }

        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, model).And(CatalogField.Name, name);
        var rows = await catalog.FindAsync(ns == "*" ? filter : filter.And(CatalogField.Namespace, ns), cancellationToken);
        var namespaces = rows.Select(r => r.Namespace).Distinct(StringComparer.Ordinal).ToList();
        if (namespaces.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.ExpressionFailed,
                $"Ambiguous: \"{model}\" exists in namespaces [{string.Join(", ", namespaces)}].",
                $"Qualify it: \"{namespaces[0]}:{model}\".");
        }

        return InOrder(OfOneRun(rows)).LastOrDefault()?.Key;
    }

    private (string Namespace, string Model) Split(string reference) =>
        reference.Split(':', 2) is [var ns, var model] && !reference.StartsWith('@') ? (ns, model) : (ownNamespace, reference);

    /// <summary>The data name, with the values of its vary dimensions (EXP-30).</summary>
    private static string Name(IReadOnlyList<CelValue> a, int index, int? vary)
    {
        var name = Text(a, index);
        if (vary is not { } at)
        {
            return name;
        }

        if (a[at].Kind != CelKind.List)
        {
            throw Wrong("the vary values have to be a list");
        }

        var list = a[at].AsList();
        for (var i = 0; i < list.Count; i++)
        {
            var part = CelText.Of(list[i]) ?? throw Wrong("a vary value has to be a text or a number");
            name += part.Length == 0 || part.AsSpan().IndexOfAny('/', '\\') >= 0 ? throw Wrong($"'{part}' cannot be a vary value") : "-" + part;
        }

        return name;
    }

    private static string Text(IReadOnlyList<CelValue> a, int index) =>
        a[index].Kind == CelKind.String ? a[index].AsString() : throw Wrong($"argument {index + 1} has to be a string, not {a[index].TypeOf().Name}");

    private static SwampException Wrong(string message) => new(ErrorCodes.ExpressionFailed, message);
}
