namespace Swamp.Extensions.Auditing;

/// <summary>A package that was looked at (EXT-77).</summary>
public sealed record AuditedPackage
{
    /// <summary>Its name, with the scope.</summary>
    public required string Name { get; init; }

    /// <summary>The version that its range leads to; as the code writes it when that is not known; absent when the code names none.</summary>
    public string? Version { get; init; }

    /// <summary><c>npm</c>, <c>jsr</c> or <c>nuget</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>Its licence, as its author writes it.</summary>
    public string? License { get; init; }

    /// <summary>Downloads of the last week; absent unless somebody could be asked.</summary>
    public long? WeeklyDownloads { get; init; }

    /// <summary>When any version of it was last published: <c>this month</c>, <c>1mo ago</c>, <c>7mo ago</c>.</summary>
    public string? PublishedAgo { get; init; }

    /// <summary>Whether nothing forbids it.</summary>
    public required bool Passed { get; init; }
}
