namespace Swamp.Operations.Registry;

/// <summary>Asks for the installed extensions (EXC-15).</summary>
public sealed record ListExtensionsRequest
{
    /// <summary>Whether registries are asked for newer versions.</summary>
    public bool CheckUpdates { get; init; }
}
