using System.Collections.Frozen;
using System.CommandLine;
using Swamp.Cli.Completions;
using Swamp.Operations;

namespace Swamp.Cli.CommandLine;

/// <summary>A command that does something, with what its help page needs.</summary>
internal abstract class SwampCommand : Command
{
    // The parser wants an action on a command that does something and has commands below it; running goes through RunAsync.
    protected SwampCommand(string name, string summary)
        : base(name, summary) => SetAction(static _ => 0);

    /// <summary>Command lines that work, each with what it does; shown first in the help.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Paragraphs under the options.</summary>
    public string? Notes { get; init; }

    /// <summary>Where the values of its arguments and options come from when a shell completes a line; keyed by the argument or option.</summary>
    public IReadOnlyDictionary<Symbol, CompletionSource> Completions { get; init; } = FrozenDictionary<Symbol, CompletionSource>.Empty;

    /// <summary>The operation behind it, for the reference pages; null when it only arranges others.</summary>
    public abstract Operation? Operation { get; }

    /// <summary>Every operation it calls: <see cref="Operation"/>, and those that a flow calls besides it.</summary>
    public IEnumerable<Operation> Operations => Operation is null ? AlsoCalls : AlsoCalls.Prepend(Operation);

    /// <summary>Operations that it calls besides <see cref="Operation"/>.</summary>
    public IReadOnlyList<Operation> AlsoCalls { get; init; } = [];

    /// <summary>Does it.</summary>
    /// <returns>The exit status.</returns>
    public abstract Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken);
}
