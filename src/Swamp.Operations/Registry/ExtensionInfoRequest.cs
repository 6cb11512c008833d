namespace Swamp.Operations.Registry;

/// <summary>Asks what a registry knows of an extension (EXC-21).</summary>
public sealed record ExtensionInfoRequest
{
    /// <summary><c>@collective/name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether methods, arguments and resources are told even where the archive has to be fetched to find out, as from folders and OCI registries.</summary>
    public bool Details { get; set; }

    /// <summary>The registry; the configured one of its collective when absent.</summary>
    public string? Registry { get; init; }
}
