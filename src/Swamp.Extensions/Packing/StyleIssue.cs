namespace Swamp.Extensions.Packing;

/// <summary>Something that a look at how sources are written found (EXT-76).</summary>
/// <param name="Check"><c>fmt</c> or <c>lint</c>.</param>
/// <param name="Output">What the tool says, without colours.</param>
public sealed record StyleIssue(string Check, string Output);
