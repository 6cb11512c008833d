namespace Swamp.Operations.Models;

/// <summary>The text of a definition file.</summary>
public sealed record GetModelSourceResult
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>The text.</summary>
    public required string Yaml { get; init; }
}
