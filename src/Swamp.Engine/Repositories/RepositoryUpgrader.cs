using Swamp.Engine.Agents;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Brings a repository up to the running version of swamp (REPO-20 to REPO-25).</summary>
/// <param name="environment">Gives the home directory that skills go to.</param>
/// <param name="installation">The swamp that is running.</param>
/// <param name="clock">Gives the time of the upgrade.</param>
public sealed class RepositoryUpgrader(SwampEnvironment environment, SwampInstallation installation, TimeProvider clock)
{
    private readonly ToolScaffolding _scaffolding = new(environment, installation);

    /// <summary>Upgrades the repository. Everything is worked out before anything is written; the marker comes last.</summary>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.NotARepository"/> (REPO-21); <see cref="ErrorCodes.InvalidArgument"/> for an unknown tool;
    /// <see cref="ErrorCodes.FileSystem"/> when something cannot be written.
    /// </exception>
    public async Task<UpgradeResult> UpgradeAsync(UpgradeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var root = request.Path;
        var previous = MarkerFile.Load(root);
        var known = new AgentTools(CustomToolsFile.Load(root).Tools);
        var tools = request.Tools.Count > 0 ? known.Select(request.Tools) : KnownOf(known, previous.Marker.Tools);
        string[] names = request.Tools.Count > 0 ? [.. tools.Select(static tool => tool.Name)] : [.. previous.Marker.Tools];
        string[] added = [.. names.Except(previous.Marker.Tools, StringComparer.Ordinal)];

        var plan = new ScaffoldPlan();
        foreach (var unknown in names.Where(name => known.Find(name) is null))
        {
            plan.Notes.Add($"The enrolled tool \"{unknown}\" is not known here and was left alone; describe it with: swamp agent setup");
        }

        var migration = LegacyLayout.Plan(root);
        var outcome = _scaffolding.Plan(plan, root, tools, merge: true);
        var manages = request.IncludeGitignore || previous.Marker.GitignoreManaged;
        var gitignore = manages ? ToolScaffolding.PlanGitignore(plan, root, tools) : "skipped";
        var marker = previous.With(new MarkerEdit
        {
            SwampVersion = installation.Version,
            UpgradedAt = clock.GetUtcNow(),
            Tools = request.Tools.Count > 0 ? names : null,
            GitignoreManaged = request.IncludeGitignore ? true : null,
        });
        if (!request.DryRun)
        {
            migration.Apply();
            await plan.ApplyAsync(cancellationToken);
            await marker.SaveAsync(cancellationToken);
        }

        var lockfile = ExtensionNames.Load(root);
        var changes = new List<ScaffoldChange> { new(RepositoryLocator.MarkerName, ScaffoldAction.Update) };
        changes.AddRange(migration.Changes);
        changes.AddRange(plan.Changes);
        return new UpgradeResult
        {
            Path = root,
            PreviousVersion = previous.Marker.SwampVersion,
            NewVersion = marker.Marker.SwampVersion,
            UpgradedAt = marker.Marker.UpgradedAt!.Value,
            SkillsUpdated = outcome.SkillsWhere(static action => action is ScaffoldAction.Create or ScaffoldAction.Update),
            InstructionsUpdated = outcome.InstructionsChange,
            SettingsUpdated = outcome.SettingsChange,
            GitignoreAction = gitignore,
            PreviousTools = previous.Marker.Tools,
            Tools = names,
            AddedTools = added,
            RemovedTools = [.. previous.Marker.Tools.Except(names, StringComparer.Ordinal)],
            ExtensionsToReinstall = lockfile.Count == 0 ? [] : [.. added.Select(tool => new ToolNames(tool, lockfile))],
            LocalSkillCopies = SkillCopies(root, tools),
            ChangedFiles = [.. changes.Where(static change => change.Action is ScaffoldAction.Create or ScaffoldAction.Update && IsFileOfRepository(change)).Select(static change => change.Path)],
            UntrustedCollectives = ExtensionNames.Untrusted(lockfile, previous.Marker),
            Changes = changes,
            Notes = plan.Notes,
        };
    }

    private static AgentTool[] KnownOf(AgentTools known, IReadOnlyList<string> names) => [.. names.Select(known.Find).OfType<AgentTool>()];

    private static bool IsFileOfRepository(ScaffoldChange change) => !change.Path.StartsWith('~') && !change.Path.EndsWith('/');

    /// <summary>Skills of ours in the folders of the repository, where old versions put them (REPO-23).</summary>
    private static List<ToolNames> SkillCopies(string root, IEnumerable<AgentTool> tools)
    {
        var copies = new List<ToolNames>();
        foreach (var folder in tools.Where(static tool => !tool.IsCustom).Select(static tool => tool.RepositorySkillsDirectory).Distinct(StringComparer.Ordinal))
        {
            string[] names = [.. Skills.Names.Where(name => File.Exists(Path.Combine(root, folder, name, "SKILL.md")))];
            if (names.Length > 0)
            {
                copies.Add(new ToolNames(folder, names));
            }
        }

        return copies;
    }
}
