namespace Swamp.Extensions.Sources;

/// <summary>The rule for names of skills, which become names of folders (EXT-85).</summary>
internal static class SkillName
{
    /// <summary>Why a name cannot be used; null when it can.</summary>
    public static string? Problem(string name) =>
        name.Length == 0 ? "a skill needs a name"
        : name.Contains('/') || name.Contains('\\') || name.Contains("..", StringComparison.Ordinal) || name == "." ? $"'{name}' is no name of a skill: no slashes, no '..'"
        : null;
}
