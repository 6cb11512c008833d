using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;

namespace Swamp.Engine.Expressions;

/// <summary>The root <c>model</c>: other definitions and their data, loaded as far as an expression refers to them (EXPR-4, EXP-23).</summary>
public sealed class ModelRecords(IDefinitionStore definitions, IDataCatalog catalog, DataRecords records)
{
    /// <summary>The value of <c>model</c> for an expression.</summary>
    public async ValueTask<CelValue> LoadAsync(CelReferences references, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        var uses = references.Paths.Where(v => v.Path[0] == "model").ToList();
        IEnumerable<string> names = uses.All(u => u.Path.Count > 1)
            ? uses.Select(u => u.Path[1]).Distinct()
            : (await definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken)).Select(d => d.Definition.Name);
        var map = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        foreach (var name in names.ToList())
        {
            if (await definitions.FindAsync(name, cancellationToken) is { } found)
            {
                var needsData = uses.Any(u => u.Path.Count < 3 || u.Path[2] is "resource" or "file");
                map[name] = await ModelAsync(found.Definition, needsData, cancellationToken);
            }
        }

        return CelValue.Map(map);
    }

    private async ValueTask<CelValue> ModelAsync(Definition definition, bool needsData, CancellationToken cancellationToken)
    {
        var json = DefinitionJson.Of(definition);
        var input = new JsonObject
        {
            ["id"] = definition.Id,
            ["name"] = definition.Name,
            ["version"] = definition.Version,
            ["tags"] = json["tags"]?.DeepClone(),
            ["globalArguments"] = definition.GlobalArguments.DeepClone(),
        };
        var members = new Dictionary<string, CelValue>(StringComparer.Ordinal)
        {
            ["input"] = CelValue.FromJson(input),
            ["definition"] = CelValue.FromJson(json),
        };
        if (needsData)
        {
            var rows = await RowsOfAsync(definition, cancellationToken);
            if (rows.Any(r => r.DataType == "resource"))
            {
                members["resource"] = await BySpecAsync(rows.Where(r => r.DataType == "resource"), RecordAsync, cancellationToken);
            }

            if (rows.Any(r => r.DataType == "file"))
            {
                members["file"] = await BySpecAsync(rows.Where(r => r.DataType == "file"), FileAsync, cancellationToken);
            }
        }

        return CelValue.Map(members);
    }

    private async ValueTask<IReadOnlyList<CatalogEntry>> RowsOfAsync(Definition definition, CancellationToken cancellationToken)
    {
        var latest = new CatalogFilter { IsLatest = true };
        var own = await catalog.FindAsync(latest.And(CatalogField.ModelId, definition.Id), cancellationToken);

        // Data of a model that was deleted and made again is found by the name it was written under (EXPR-4).
        return own.Count > 0 ? own : await catalog.FindAsync(latest.And(CatalogField.ModelName, definition.Name), cancellationToken);
    }

    private static async ValueTask<CelValue> BySpecAsync(
        IEnumerable<CatalogEntry> rows, Func<CatalogEntry, CancellationToken, ValueTask<CelValue>> make, CancellationToken cancellationToken)
    {
        var specs = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        foreach (var spec in rows.GroupBy(r => r.SpecName, StringComparer.Ordinal))
        {
            var instances = new Dictionary<string, CelValue>(StringComparer.Ordinal);
            foreach (var row in spec)
            {
                instances[row.Name] = await make(row, cancellationToken);
            }

            specs[spec.Key] = CelValue.Map(instances);
        }

        return CelValue.Map(specs);
    }

    private async ValueTask<CelValue> RecordAsync(CatalogEntry row, CancellationToken cancellationToken) =>
        await records.LoadAsync(row, cancellationToken);

    private async ValueTask<CelValue> FileAsync(CatalogEntry row, CancellationToken cancellationToken) => CelValue.FromJson(new JsonObject
    {
        ["id"] = row.Id,
        ["version"] = row.Version,
        ["createdAt"] = row.CreatedAt,
        ["path"] = await records.ContentPathAsync(row, cancellationToken),
        ["size"] = row.SizeBytes,
        ["contentType"] = row.ContentType,
    });
}
