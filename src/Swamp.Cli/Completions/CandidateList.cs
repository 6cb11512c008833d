namespace Swamp.Cli.Completions;

/// <summary>An answer to a shell.</summary>
/// <param name="Kind">What the shell does with it.</param>
/// <param name="Items">The candidates; empty unless <paramref name="Kind"/> is <see cref="CandidateKind.Values"/>.</param>
internal sealed record CandidateList(CandidateKind Kind, IReadOnlyList<Candidate> Items)
{
    /// <summary>Nothing to offer.</summary>
    public static CandidateList Empty { get; } = new(CandidateKind.Values, []);

    /// <summary>Candidates.</summary>
    public static CandidateList Of(IEnumerable<Candidate> items) => new(CandidateKind.Values, [.. items]);
}
