using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Help;

/// <summary>Everything there is to know about a command before it is run, for programs.</summary>
internal sealed record CommandHelp
{
    /// <summary>Last word of <see cref="Path"/>.</summary>
    public required string Name { get; init; }

    /// <summary>All words, starting with <c>swamp</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Other names of the last word.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The usage line.</summary>
    public required string Usage { get; init; }

    /// <summary>Name of the operation behind it; absent for groups and for commands that arrange several.</summary>
    public string? Operation { get; init; }

    /// <summary>What the caller must be allowed to do: <c>read</c>, <c>write</c>, <c>admin</c>.</summary>
    public string? Access { get; init; }

    /// <summary>Whether it must run in a repository; absent when there is no operation behind it.</summary>
    public bool? NeedsRepository { get; init; }

    /// <summary>Positional arguments in their order.</summary>
    public IReadOnlyList<ArgumentHelp>? Arguments { get; init; }

    /// <summary>Its own options; the global ones are listed once, at the top of the document.</summary>
    public IReadOnlyList<OptionHelp>? Options { get; init; }

    /// <summary>Command lines that work.</summary>
    public IReadOnlyList<Example>? Examples { get; init; }

    /// <summary>More to know.</summary>
    public string? Notes { get; init; }

    /// <summary>Codes of the errors to expect, besides those that every command can end with.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    /// <summary>Exit statuses it can end with; absent for groups.</summary>
    public IReadOnlyList<int>? ExitCodes { get; init; }

    /// <summary>Commands below it.</summary>
    public IReadOnlyList<CommandHelp>? Commands { get; init; }
}
