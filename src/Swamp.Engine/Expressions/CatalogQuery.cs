using Swamp.Cel;
using Swamp.Engine.Data;

namespace Swamp.Engine.Expressions;

/// <summary>Data queries from within expressions: a condition over records, latest versions only unless it speaks of versions (QRY-5).</summary>
public sealed class CatalogQuery(IDataCatalog catalog, DataRecords records) : IDataQuery
{
    private static readonly CelEnvironment Language = CelEnvironment.CreateBuilder().WithMixedArithmetic().Build();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CelValue>> RunAsync(string predicate, string? select, CancellationToken cancellationToken)
    {
        var condition = Language.Compile(predicate);
        var projection = select is null ? null : Language.Compile(select);
        var wantsVersions = condition.References.Roots.Contains("version") || condition.References.Roots.Contains("isLatest");
        var results = new List<CelValue>();
        foreach (var row in await catalog.FindAsync(wantsVersions ? CatalogFilter.All : new CatalogFilter { IsLatest = true }, cancellationToken))
        {
            var record = await records.LoadAsync(row, cancellationToken);
            var activation = new RecordActivation(record.AsMap());
            if (condition.TryEvaluate(activation, cancellationToken) is { Kind: CelKind.Bool } holds && holds.AsBool())
            {
                var value = projection?.TryEvaluate(activation, cancellationToken) ?? record;
                results.Add(value.IsFailure ? CelValue.Null : value);
            }
        }

        return results;
    }

    /// <summary>The fields of a record as variables.</summary>
    private sealed class RecordActivation(ICelMap record) : ICelActivation
    {
        public bool TryResolve(string name, out CelValue value) => record.TryGet(name == "ns" ? "namespace" : name, out value);
    }
}
