namespace Swamp.Cli.Completions;

/// <summary>Something that the current word could become.</summary>
/// <param name="Value">The whole word.</param>
/// <param name="Description">What it is, one line; null when there is nothing to say.</param>
internal sealed record Candidate(string Value, string? Description = null);
