namespace Swamp.Extensions.Health;

/// <summary>How the extensions of a repository stand.</summary>
/// <param name="Extensions">Every file, in the order of precedence.</param>
/// <param name="Warnings">What should be looked at: file or folder, category and message.</param>
/// <param name="Orphans">Absolute paths of bundles and descriptions whose file is gone.</param>
/// <param name="FormerStates">States at the last inspection, by path.</param>
public sealed record Inspection(
    IReadOnlyList<InspectedExtension> Extensions,
    IReadOnlyList<(string Path, string Category, string Message)> Warnings,
    IReadOnlyList<string> Orphans,
    IReadOnlyDictionary<string, string> FormerStates);
