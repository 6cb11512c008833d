namespace Swamp.Cel.Tests.Differential;

/// <summary>A way in which the two implementations differ.</summary>
/// <param name="Example">The shortest expression that shows it.</param>
/// <param name="Reason">What it is and why ours stays as it is.</param>
/// <param name="Covers">Whether a difference is of this kind.</param>
internal sealed record KnownDifference(string Example, string Reason, Predicate<Difference> Covers);
