namespace Swamp.Engine.Processes;

/// <summary>A program to run.</summary>
public sealed record ProcessRequest
{
    /// <summary>Absolute path of the program, or a name to be found on the path.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments, without the program itself.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>All environment variables it gets.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Absolute folder it starts in.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>
    /// Writes what the program reads; its standard input ends when this returns. The token ends when the program has ended. Null gives the program an empty input.
    /// </summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>How long the process tree may take to end by itself after it was asked to.</summary>
    public TimeSpan TerminationGrace { get; init; } = TimeSpan.FromSeconds(2);
}
