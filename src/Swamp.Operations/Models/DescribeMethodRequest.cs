namespace Swamp.Operations.Models;

/// <summary>Asks what a method takes and produces.</summary>
public sealed record DescribeMethodRequest
{
    /// <summary>Name or id of the model, or the name of a type.</summary>
    public required string Model { get; init; }

    /// <summary>Name of the method.</summary>
    public required string Method { get; init; }
}
