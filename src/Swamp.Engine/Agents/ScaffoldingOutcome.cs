namespace Swamp.Engine.Agents;

/// <summary>What a plan does for the tools.</summary>
/// <param name="Skills">Each skill of each skills folder.</param>
/// <param name="InstructionsChange">Whether an instructions file is made or changed.</param>
/// <param name="SettingsChange">Whether a settings file is made or changed.</param>
internal sealed record ScaffoldingOutcome(
    IReadOnlyList<(string Skill, ScaffoldAction Action)> Skills, bool InstructionsChange, bool SettingsChange)
{
    /// <summary>Names of the skills whose action satisfies a condition somewhere, in the order of the catalogue.</summary>
    public IReadOnlyList<string> SkillsWhere(Func<ScaffoldAction, bool> condition) =>
        [.. Agents.Skills.Names.Where(name => Skills.Any(entry => entry.Skill == name && condition(entry.Action)))];
}
