namespace Swamp.Extensions.Registries.Transport;

/// <summary>How long and how much a registry may take.</summary>
public sealed record RegistryLimits
{
    /// <summary>For a small answer, from the first byte sent to the last received.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For an archive.</summary>
    public TimeSpan Archive { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Longest wait that a registry may ask for; when it asks for more, the call ends.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>First wait before trying again when none is asked for; doubled each time.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a call is tried.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How often a download that breaks off is continued as long as each attempt brings something.</summary>
    public int Continuations { get; init; } = 10;

    /// <summary>Most bytes of a small answer.</summary>
    public int AnswerBytes { get; init; } = 4 << 20;
}
