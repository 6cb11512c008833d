namespace Swamp.Operations.Models;

/// <summary>Asks what a model type takes and produces.</summary>
public sealed record DescribeTypeRequest
{
    /// <summary>Name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether schemas are reduced to names and types (TYPE-32).</summary>
    public bool Compact { get; init; }
}
