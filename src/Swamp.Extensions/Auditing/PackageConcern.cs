namespace Swamp.Extensions.Auditing;

/// <summary>Something that speaks against a package (EXT-77).</summary>
/// <param name="Dependency">The package as the code names it, such as <c>npm:left-pad@1</c>; <c>npm</c> or <c>osv</c> when nothing could be learnt there.</param>
/// <param name="Message">What it is.</param>
public sealed record PackageConcern(string Dependency, string Message);
