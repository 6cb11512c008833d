namespace Swamp.Extensions.Sources;

/// <summary>A folder of extensions outside of the repository that the repository uses as it is (EXT-85).</summary>
/// <param name="Path">As written: may hold <c>~</c>, <c>$NAME</c> and globs.</param>
/// <param name="Only">The kinds that are used; null for all.</param>
/// <param name="InstalledSkills">Skills that were copied when it was added; null for none.</param>
public sealed record LocalSource(string Path, IReadOnlyList<string>? Only, IReadOnlyList<string>? InstalledSkills);
