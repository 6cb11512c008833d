using Swamp.Engine.Agents.Settings;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Agents;

/// <summary>Prepares a repository for AI tools: skills, instructions, settings and <c>.gitignore</c> (REPO-13, REPO-30 to REPO-34).</summary>
internal sealed class ToolScaffolding(SwampEnvironment environment, SwampInstallation installation)
{
    private readonly SkillInstaller _skills = new(environment, installation.Version);

    /// <summary>Adds everything that the tools need to a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The repository.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="merge">Whether settings files that exist are merged into; otherwise they stay (REPO-33).</param>
    public ScaffoldingOutcome Plan(ScaffoldPlan plan, string root, IReadOnlyList<AgentTool> tools, bool merge)
    {
        var skills = tools.DistinctBy(static tool => tool.SkillsDirectory).SelectMany(tool => _skills.Plan(plan, root, tool)).ToList();
        var instructions = false;
        var settings = false;
        foreach (var tool in tools)
        {
            instructions |= plan.AddFile(root, tool.InstructionsFile, tool.InstructionsFile, text => InstructionsFile.Apply(text, tool)) != ScaffoldAction.Unchanged;
            foreach (var file in ToolSettings.For(tool.IsCustom ? "" : tool.Name, installation.BinaryPath))
            {
                settings |= Plan(plan, root, file, merge);
            }
        }

        return new ScaffoldingOutcome(skills, instructions, settings);
    }

    /// <summary>Adds the section in <c>.gitignore</c> to a plan.</summary>
    /// <returns><c>created</c>, <c>updated</c> or <c>unchanged</c>.</returns>
    public static string PlanGitignore(ScaffoldPlan plan, string root, IReadOnlyList<AgentTool> tools) =>
        plan.AddFile(root, ".gitignore", ".gitignore", text => GitignoreFile.Apply(text, tools)) switch
        {
            ScaffoldAction.Create => "created",
            ScaffoldAction.Update => "updated",
            _ => "unchanged",
        };

    private static bool Plan(ScaffoldPlan plan, string root, SettingsFile file, bool merge)
    {
        var present = plan.TextOf(root, file.Path);
        if (present is not null && !merge && !file.IsOurs)
        {
            if (present != file.Content(present, []))
            {
                plan.Keep(file.Path, "it existed already; \"swamp repo upgrade\" adds what is missing");
            }

            return false;
        }

        try
        {
            return plan.AddFile(root, file.Path, file.Path, text => file.Content(file.IsOurs ? null : text, plan.Notes)) != ScaffoldAction.Unchanged;
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.InvalidDocument)
        {
            plan.Keep(file.Path, $"{exception.Error.Location}: {exception.Message}");
            return false;
        }
    }
}
