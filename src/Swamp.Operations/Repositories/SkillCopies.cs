namespace Swamp.Operations.Repositories;

/// <summary>Copies of swamp's skills in a folder of the repository.</summary>
/// <param name="SkillsDir">The folder, relative to the repository.</param>
/// <param name="Names">Names of the skills.</param>
public sealed record SkillCopies(string SkillsDir, IReadOnlyList<string> Names);
