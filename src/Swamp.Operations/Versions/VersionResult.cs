namespace Swamp.Operations.Versions;

/// <summary>What is running.</summary>
public sealed record VersionResult
{
    /// <summary>Version of the program, <c>YYYYMMDD.n.n</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The .NET runtime it was built for, for example <c>.NET 9.0.20</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>Operating system and processor, for example <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Whether the executable is native ahead-of-time code.</summary>
    public required bool Native { get; init; }
}
