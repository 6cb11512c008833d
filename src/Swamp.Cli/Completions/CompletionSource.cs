namespace Swamp.Cli.Completions;

/// <summary>
/// Finds the values of an argument or option that only the repository knows. A command names its sources in
/// <see cref="CommandLine.SwampCommand.Completions"/>; those that go without saying are in <see cref="UsualSources"/>.
/// </summary>
/// <param name="find">Finds them; may fail or take long, in which case nothing is offered.</param>
internal sealed class CompletionSource(Func<CompletionQuery, CancellationToken, Task<CandidateList>> find)
{
    /// <summary>The values; they need not start with the current word.</summary>
    public Task<CandidateList> FindAsync(CompletionQuery query, CancellationToken cancellationToken) => find(query, cancellationToken);
}
