using System.Collections.Concurrent;
using Swamp.Cel;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>
/// The functions <c>data.*</c> of expressions (EXPR-6, EXP-30 to EXP-36). One instance serves one run: what <c>latest</c> and <c>version</c> found is kept until
/// <see cref="Invalidate"/> (EXPR-7).
/// </summary>
/// <param name="models">Finds models.</param>
/// <param name="store">The data.</param>
/// <param name="catalog">The catalogue.</param>
public sealed class DataFunctions(DataModelLookup models, IDataStore store, IDataCatalog catalog)
{
    private readonly ConcurrentDictionary<(string Model, string Name, int? Version), DataRecord?> _found = new();
    private readonly DataQuery _query = new(catalog, store);

    /// <summary>The functions, to be added to an environment.</summary>
    public IReadOnlyList<CelFunction> Functions =>
    [
        CelFunction.CreateAsync("data.latest", 2, 3, LatestAsync),
        CelFunction.CreateAsync("data.version", 3, 4, VersionAsync),
        CelFunction.CreateAsync("data.listVersions", 2, 3, ListVersionsAsync),
        CelFunction.CreateAsync("data.findByTag", 2, 2, FindByTagAsync),
        CelFunction.CreateAsync("data.findBySpec", 2, 2, FindBySpecAsync),
        CelFunction.CreateAsync("data.query", 1, 2, QueryAsync),
    ];

    /// <summary>Forgets what was found under a name, because a step has written it.</summary>
    public void Invalidate(string name)
    {
        foreach (var key in _found.Keys.Where(k => k.Name == name))
        {
            _found.TryRemove(key, out _);
        }
    }

    /// <summary>The latest record of an item, following renames; null when there is none (EXP-30).</summary>
    public ValueTask<DataRecord?> LatestAsync(string model, string name, CancellationToken cancellationToken) => FindAsync(model, name, null, cancellationToken);

    private async ValueTask<CelValue> LatestAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken) =>
        Value(await FindAsync(Text(arguments, 0), Name(arguments, 1), null, cancellationToken));

    private async ValueTask<CelValue> VersionAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken)
    {
        var number = arguments[^1];
        var version = number.Kind == CelKind.Int ? number.AsInt() : number.Kind == CelKind.Double ? (long)number.AsDouble() : throw Bad("the version must be a number");
        var name = arguments.Count == 4 ? Name([arguments[1], arguments[2]], 0) : Text(arguments, 1);
        return Value(version is < 1 or > int.MaxValue ? null : await FindAsync(Text(arguments, 0), name, (int)version, cancellationToken));
    }

    private async ValueTask<CelValue> ListVersionsAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken)
    {
        var versions = new List<CelValue>();
        if (await models.FindQualifiedAsync(Text(arguments, 0), cancellationToken) is { } model)
        {
            foreach (var row in await catalog.FindAsync(Of(model).And(CatalogField.Name, Name(arguments, 1)), cancellationToken))
            {
                versions.Add(CelValue.Int(row.Version));
            }
        }

        return CelValue.List(versions);
    }

    private async ValueTask<CelValue> FindByTagAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken)
    {
        var (key, value) = (Text(arguments, 0), Text(arguments, 1));
        var rows = await catalog.FindAsync(
            new CatalogFilter { IsLatest = true, Tags = [new(key, value)] }, cancellationToken);
        return await RecordsAsync(rows.Where(r => store.IsOwnNamespace(r.Namespace) && r.Tags.TryGetValue(key, out var tag) && tag == value), cancellationToken);
    }

    private async ValueTask<CelValue> FindBySpecAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken)
    {
        if (await models.FindQualifiedAsync(Text(arguments, 0), cancellationToken) is not { } model)
        {
            return CelValue.List([]);
        }

        // By name as well as by id: data of a former model of that name count too (DATA-24).
        var spec = Text(arguments, 1);
        var byName = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, model.Name).And(CatalogField.SpecName, spec);
        var rows = await catalog.FindAsync(byName, cancellationToken);
        if (rows.Count == 0)
        {
            rows = await catalog.FindAsync((Of(model) with { IsLatest = true }).And(CatalogField.SpecName, spec), cancellationToken);
        }

        return await RecordsAsync(
            rows.Where(r => model.Namespace is { } ns ? r.Namespace == ns : store.IsOwnNamespace(r.Namespace)), cancellationToken);
    }

    private async ValueTask<CelValue> QueryAsync(IReadOnlyList<CelValue> arguments, CancellationToken cancellationToken)
    {
        var request = new DataQueryRequest { Predicate = Text(arguments, 0), Select = arguments.Count > 1 ? Text(arguments, 1) : null };
        var result = await _query.RunAsync(request, cancellationToken);
        return CelValue.List([.. result.Matches.Select(m => m.Selected ?? CelValue.Map(m.Record))]);
    }

    private async ValueTask<DataRecord?> FindAsync(string reference, string name, int? version, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue((reference, name, version), out var known))
        {
            return known;
        }

        DataRecord? record = null;
        if (await models.FindQualifiedAsync(reference, cancellationToken) is { } model)
        {
            var found = await store.FindAsync(new DataItemKey(model.Type, model.Id, name) { Namespace = model.Namespace }, version, cancellationToken);
            found ??= await FormerAsync(model, name, version, cancellationToken);
            record = found is null ? null : await RecordAsync(found, model.Namespace, cancellationToken);
        }

        _found[(reference, name, version)] = record;
        return record;
    }

    /// <summary>Data that a former model of the same name has left (EXPR-4).</summary>
    private async ValueTask<DataVersion?> FormerAsync(DataModel model, string name, int? version, CancellationToken cancellationToken)
    {
        var rows = await catalog.FindAsync(
            new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, model.Name).And(CatalogField.Name, name), cancellationToken);
        var newest = rows.Where(r => store.IsOwnNamespace(r.Namespace)).MaxBy(r => r.CreatedAt, StringComparer.Ordinal);
        return newest is null ? null : await store.FindAsync(newest.Key, version, cancellationToken);
    }

    private async ValueTask<CelValue> RecordsAsync(IEnumerable<CatalogEntry> rows, CancellationToken cancellationToken)
    {
        var records = new List<CelValue>();
        var newest = rows
            .GroupBy(r => (r.ModelName, r.Name, r.StepName))
            .Select(g => g.OrderBy(r => r.CreatedAt, StringComparer.Ordinal).ThenBy(r => r.Version).Last());
        foreach (var row in newest)
        {
            if (await store.FindAsync(row.Key, row.Version, cancellationToken) is { } version)
            {
                records.Add(CelValue.Map(new DataRecord(row, await ContentAsync(version, cancellationToken))));
            }
        }

        return CelValue.List(records);
    }

    private async ValueTask<DataRecord> RecordAsync(DataVersion version, string? ns, CancellationToken cancellationToken) =>
        new(CatalogEntry.Of(version, ns ?? store.Namespace, version.IsLatest), await ContentAsync(version, cancellationToken));

    private async ValueTask<byte[]> ContentAsync(DataVersion version, CancellationToken cancellationToken) =>
        DataContentTypes.IsText(version.Metadata.ContentType) ? await store.ReadContentAsync(version, cancellationToken) : [];

    private static CatalogFilter Of(DataModel model)
    {
        var filter = CatalogFilter.All.And(CatalogField.ModelType, model.Type).And(CatalogField.ModelId, model.Id);
        return model.Namespace is { } ns ? filter.And(CatalogField.Namespace, ns) : filter;
    }

    private static CelValue Value(DataRecord? record) => record is null ? CelValue.Null : CelValue.Map(record);

    private static string Text(IReadOnlyList<CelValue> arguments, int index) =>
        arguments[index].Kind == CelKind.String ? arguments[index].AsString() : throw Bad($"argument {index + 1} must be a text, not {arguments[index].TypeName}");

    /// <summary>The name at an index, with the variations that may follow it joined by hyphens (EXP-30).</summary>
    private static string Name(IReadOnlyList<CelValue> arguments, int index)
    {
        var name = Text(arguments, index);
        if (arguments.Count <= index + 1)
        {
            return name;
        }

        if (arguments[index + 1].Kind != CelKind.List)
        {
            throw Bad("the variations must be a list");
        }

        var list = arguments[index + 1].AsList();
        for (var i = 0; i < list.Count; i++)
        {
            var part = CelText.Of(list[i]);
            if (part.Length == 0 || part.AsSpan().IndexOfAny('/', '\\', '\0') >= 0 || part.Contains("..", StringComparison.Ordinal))
            {
                throw Bad($"the variation \"{part}\" is empty or contains a path separator");
            }

            name += $"-{part}";
        }

        return name;
    }

    private static SwampException Bad(string problem) =>
        new(ErrorCodes.ExpressionFailed, $"data function: {problem}.", "For example: data.latest(\"model\", \"name\").attributes.id");
}
