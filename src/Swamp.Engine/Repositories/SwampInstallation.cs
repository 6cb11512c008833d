namespace Swamp.Engine.Repositories;

/// <summary>The swamp that is running.</summary>
/// <param name="Version">Its version (REPO-4).</param>
/// <param name="BinaryPath">Absolute path of the program, for hooks of tools that do not search the path.</param>
public sealed record SwampInstallation(string Version, string BinaryPath);
