using Swamp.Operations;

namespace Swamp.Cli.CommandLine;

/// <summary>A command that arranges several calls: a preview, a question, the deed; or several records in a row.</summary>
internal sealed class FlowCommand(string name, string summary, Operation? operation) : SwampCommand(name, summary)
{
    /// <summary>What it does; returns the exit status.</summary>
    public required Func<Invocation, CancellationToken, Task<int>> Flow { get; init; }

    /// <inheritdoc/>
    public override Operation? Operation => operation;

    /// <inheritdoc/>
    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken) => Flow(invocation, cancellationToken);
}
