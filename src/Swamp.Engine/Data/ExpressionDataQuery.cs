using Swamp.Cel;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Data;

/// <summary>Queries from within expressions (EXP-34): whole records come with their references to vaults resolved.</summary>
/// <param name="query">Answers the query.</param>
/// <param name="records">Loads records.</param>
public sealed class ExpressionDataQuery(DataQuery query, DataRecords records) : IDataQuery
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CelValue>> RunAsync(string predicate, string? select, CancellationToken cancellationToken)
    {
        var request = new DataQueryRequest { Predicate = predicate, Select = select, WithContent = false };
        var result = await query.RunAsync(request, cancellationToken);
        var values = new List<CelValue>(result.Matches.Count);
        foreach (var match in result.Matches)
        {
            values.Add(match.Selected ?? await records.LoadAsync(match.Record.Entry, cancellationToken));
        }

        return values;
    }
}
