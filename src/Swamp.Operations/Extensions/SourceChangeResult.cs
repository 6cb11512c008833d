namespace Swamp.Operations.Extensions;

/// <summary>A source that was added or removed (EXC-75, EXC-76).</summary>
public sealed record SourceChangeResult
{
    /// <summary><c>added</c> or <c>removed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Its path as written.</summary>
    public required string Path { get; init; }

    /// <summary>The kinds that are used; absent for all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>How many sources there are now.</summary>
    public required int TotalSources { get; init; }

    /// <summary>Skills that were copied, or deleted again.</summary>
    public IReadOnlyList<string>? InstalledSkills { get; init; }

    /// <summary>True when nothing was changed; absent otherwise.</summary>
    public bool? DryRun { get; init; }
}
