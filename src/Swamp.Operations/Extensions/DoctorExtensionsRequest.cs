namespace Swamp.Operations.Extensions;

/// <summary>Asks what is wrong with extensions (EXC-80).</summary>
public sealed record DoctorExtensionsRequest
{
    /// <summary>Whether every file is listed, not only those that fail.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether leftovers of extensions that are gone are removed (EXC-82).</summary>
    public bool Repair { get; init; }

    /// <summary>With <see cref="Repair"/>: only tells what would be removed.</summary>
    public bool DryRun { get; init; }
}
