namespace Swamp.Cel;

/// <summary>A use of a free variable: <c>model.db.resource</c> is the path model, db, resource.</summary>
/// <param name="Path">The variable and the names below it; at least one.</param>
/// <param name="Offset">Where the variable stands in the source, in UTF-16 units from 0.</param>
/// <param name="Length">How long the whole path is in the source.</param>
/// <param name="IsTest">True when the path is only tested with <c>has()</c> or selected optionally, so that it may be missing.</param>
public sealed record CelPathReference(IReadOnlyList<string> Path, int Offset, int Length, bool IsTest);
