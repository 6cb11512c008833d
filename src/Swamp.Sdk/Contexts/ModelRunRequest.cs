namespace Swamp.Sdk;

/// <summary>A method to run.</summary>
public sealed record ModelRunRequest
{
    /// <summary>Name or id of a definition. Absent when <see cref="ModelType"/> and <see cref="Name"/> are given.</summary>
    public string? Definition { get; init; }

    /// <summary>A type, for a definition that is made when there is none.</summary>
    public string? ModelType { get; init; }

    /// <summary>Name of the definition of <see cref="ModelType"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Its arguments: anything that is an object in JSON. Default: none.</summary>
    public object? Arguments { get; init; }
}
