namespace Swamp.Operations.Registry;

/// <summary>Asks for the version to publish next (EXC-22). A name or a manifest is given, not both.</summary>
public sealed record NextVersionRequest
{
    /// <summary><c>@collective/name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Path of a <c>manifest.yaml</c>.</summary>
    public string? Manifest { get; init; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }
}
