namespace Swamp.Engine.Files;

/// <summary>How <see cref="AtomicFile"/> writes.</summary>
public sealed record AtomicFileOptions
{
    /// <summary>The options that are used when none are given: default mode, not forced to disk, no root.</summary>
    public static AtomicFileOptions Default { get; } = new();

    /// <summary>Permission bits of the new file (ignored on Windows); what the process' umask leaves of 0666 when null.</summary>
    public UnixFileMode? UnixMode { get; init; }

    /// <summary>Whether the file and its folder are forced to disk before the call returns, so that it survives a crash of the machine.</summary>
    public bool Durable { get; init; }

    /// <summary>The folder the file must lie in once symbolic links are followed (GEN-19); unchecked when null.</summary>
    public string? Root { get; init; }

    /// <summary>Whether missing folders on the way are made. Default true.</summary>
    public bool CreateDirectories { get; init; } = true;
}
