namespace Swamp.Extensions.Installing;

/// <summary>What an installation did.</summary>
/// <param name="Name">The extension.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Previous">Its version before; null when it is new.</param>
/// <param name="Files">Its files relative to the repository.</param>
/// <param name="Pruned">Files of the previous version that are gone.</param>
public sealed record InstallOutcome(string Name, string Version, string? Previous, IReadOnlyList<string> Files, IReadOnlyList<string> Pruned);
