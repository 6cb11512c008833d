namespace Swamp.Extensions.Archives;

/// <summary>How much an archive may hold. What is beyond is refused before it is kept.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The limits that hold unless others are given.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Most bytes of the archive itself.</summary>
    public long ArchiveBytes { get; init; } = 100L << 20;

    /// <summary>Most bytes that it may unpack to, everything included.</summary>
    public long UnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Most bytes of one file.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Most files.</summary>
    public int Files { get; init; } = 4000;

    /// <summary>Most characters of a path.</summary>
    public int PathLength { get; init; } = 240;

    /// <summary>Most folders in a path.</summary>
    public int Depth { get; init; } = 16;
}
