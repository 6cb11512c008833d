namespace Swamp.Engine.Errors;

/// <summary>An error as a value: what every door (command line, daemon, server) translates for its callers.</summary>
public sealed record SwampError
{
    /// <summary>Stable code, one of <see cref="ErrorCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What went wrong, naming the thing and the cause. For people; may change between versions.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, preferably a command that can be pasted.</summary>
    public string? Hint { get; init; }

    /// <summary>Where in a file the cause stands.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Exit status of a command that ends with this error; one of <see cref="ExitCodes"/>.</summary>
    public int ExitStatus { get; init; } = ExitCodes.Failure;

    /// <summary>Whether the same call may succeed later without a change (a lock, a busy server).</summary>
    public bool Retryable { get; init; }
}
