namespace Swamp.Extensions.Hosting;

/// <summary>How much a host process may take.</summary>
public sealed record HostLimits
{
    /// <summary>Memory for the objects of extensions, in MiB, in each language. Default 2048.</summary>
    public int MemoryMib { get; init; } = 2048;

    /// <summary>How long starting the process may take. Default 30 s.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long loading and describing an extension may take; it covers fetching its packages. Default 120 s.</summary>
    public TimeSpan Load { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long making a report may take, which no limit of a method covers: five times <see cref="Load"/>, so 600 s.</summary>
    public TimeSpan Report => Load * 5;

    /// <summary>How long a cancelled call may take to end before its process is ended. Default 2 s.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many bytes of what is printed past the console are shown, counted anew with each call; the rest is read and dropped. Default 64 KiB.</summary>
    public int PrintedBytes { get; init; } = 64 << 10;

    /// <summary>How many calls run at once; the others wait. Default 64.</summary>
    public int ConcurrentCalls { get; init; } = 64;
}
