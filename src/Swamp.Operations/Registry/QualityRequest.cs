namespace Swamp.Operations.Registry;

/// <summary>Asks to score an extension (EXC-51).</summary>
public sealed record QualityRequest
{
    /// <summary>Path of its <c>manifest.yaml</c>, relative to where the caller is, or else to the repository.</summary>
    public required string Manifest { get; init; }
}
