namespace Swamp.Cli.Rendering;

/// <summary>An error as JSON on standard error (GEN-5). <c>error</c> is the message; the other members are ours.</summary>
internal sealed record ErrorDocument
{
    /// <summary>What went wrong.</summary>
    public required string Error { get; init; }

    /// <summary>Stable code.</summary>
    public string? Code { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>File with the cause.</summary>
    public string? File { get; init; }

    /// <summary>Line with the cause, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column with the cause, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>True when trying again may work.</summary>
    public bool? Retryable { get; init; }

    /// <summary>Subcommands that exist, where one was missing (GEN-10).</summary>
    public IReadOnlyList<string>? AvailableCommands { get; init; }

    /// <summary>Stack of a defect.</summary>
    public string? Stack { get; init; }
}
