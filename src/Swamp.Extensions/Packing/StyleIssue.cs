namespace Swamp.Extensions.Packing;

/// <summary>Something that a look at an extension before it is published found (EXT-76).</summary>
/// <param name="Check"><c>fmt</c>, <c>lint</c>, <c>dynamic-import</c>, <c>version-drift</c> or <c>version-bump-upgrade</c>.</param>
/// <param name="Output">What it is; of <c>fmt</c> and <c>lint</c> what the tool says, without colours.</param>
public sealed record StyleIssue(string Check, string Output);
