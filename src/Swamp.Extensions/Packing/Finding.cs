namespace Swamp.Extensions.Packing;

/// <summary>Something that a review of an extension's files found.</summary>
/// <param name="Rule"><c>network</c>, <c>subprocess</c>, <c>secrets</c>, <c>environment</c>, <c>long-line</c>, <c>encoded-data</c>, <c>ip-address</c> or <c>skill-scripts</c>.</param>
/// <param name="File">Path in the archive.</param>
/// <param name="Message">What it is.</param>
public sealed record Finding(string Rule, string File, string Message);
