namespace Swamp.Engine.Agents;

/// <summary>The file that an AI tool reads its instructions from (REPO-30, REPO-31).</summary>
internal static class InstructionsFile
{
    /// <summary>The text with an up-to-date section.</summary>
    public static string Apply(string? text, AgentTool tool)
    {
        var preamble = tool.FrontMatter is { } matter ? $"---\n{matter.Trim('\n')}\n---\n\n" : "";
        return ManagedSection.Instructions.Apply(text, Body(tool), tool.InstructionsFile, preamble);
    }

    private static string Body(AgentTool tool)
    {
        var skills = Agents.Skills.Names.Select(
            name => tool.ReferencesSkillsByPath ? $"- `{tool.SkillsDirectory}/{name}/SKILL.md`" : $"- `{name}`");
        return Agents.Skills.Instructions.Replace("{skills}", string.Join('\n', skills), StringComparison.Ordinal);
    }
}
