using System.Text.Json.Serialization;

namespace Swamp.Operations.Execution;

/// <summary>Runs that were cancelled (MOD-55).</summary>
public sealed record CancelModelResult
{
    /// <summary>The runs.</summary>
    public required IReadOnlyList<CancelledRunView> Cancelled { get; init; }

    /// <summary>Why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Reason { get; init; }
}
