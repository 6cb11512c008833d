using Swamp.Cel;

namespace Swamp.Engine.Expressions;

/// <summary>Runs a data query from within an expression (EXP-34).</summary>
public interface IDataQuery
{
    /// <summary>The matching records, or what <paramref name="select"/> makes of them.</summary>
    ValueTask<IReadOnlyList<CelValue>> RunAsync(string predicate, string? select, CancellationToken cancellationToken);
}
