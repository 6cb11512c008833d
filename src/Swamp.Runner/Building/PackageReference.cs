namespace Swamp.Runner.Building;

/// <summary>A package that an extension uses.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The exact version.</param>
internal sealed record PackageReference(string Name, string Version);
