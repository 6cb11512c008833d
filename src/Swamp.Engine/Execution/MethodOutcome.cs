using Swamp.Engine.Data;

namespace Swamp.Engine.Execution;

/// <summary>What a method returned (TYPE-22).</summary>
public sealed record MethodOutcome
{
    /// <summary>The data it says it produced; empty means everything created through the writers.</summary>
    public IReadOnlyList<DataHandle> DataHandles { get; init; } = [];
}
