namespace Swamp.Engine.Models;

/// <summary>A pre-flight check of a type (TYPE-9).</summary>
public sealed record CheckDescriptor
{
    /// <summary>Name, unique in its type.</summary>
    public required string Name { get; init; }

    /// <summary>What it makes sure of, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Labels by which a run may skip it.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The methods it guards; null for all.</summary>
    public IReadOnlyList<string>? AppliesTo { get; init; }
}
