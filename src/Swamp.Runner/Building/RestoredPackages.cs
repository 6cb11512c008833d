namespace Swamp.Runner.Building;

/// <summary>What packages bring to a compilation.</summary>
/// <param name="Compile">Absolute paths of the assemblies to compile against.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Compile)
{
    /// <summary>No packages.</summary>
    public static RestoredPackages None { get; } = new([]);
}
