using System.Text.Json.Nodes;

namespace Swamp.Operations.Data;

/// <summary>The answer to a query (QRY-9, QRY-10).</summary>
public sealed record QueryDataResult
{
    /// <summary>The predicate; absent with a projection.</summary>
    public string? Predicate { get; init; }

    /// <summary>Records, or what the projection gave.</summary>
    public required JsonArray Results { get; init; }

    /// <summary>Number of results.</summary>
    public required int Total { get; init; }

    /// <summary>Whether a limit was given and reached.</summary>
    public required bool Limited { get; init; }
}
