using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Repositories;

/// <summary>Makes a repository, or sets an existing one up again (REPO-10 to REPO-16).</summary>
/// <param name="environment">Gives the home directory that skills go to.</param>
/// <param name="installation">The swamp that is running.</param>
/// <param name="ids">Makes the identity of the repository.</param>
/// <param name="clock">Gives the time of making.</param>
public sealed class RepositoryInitializer(
    SwampEnvironment environment, SwampInstallation installation, IIdGenerator ids, TimeProvider clock)
{
    private static readonly string[] Folders =
    [
        "models", "workflows", "vaults", "grants", ".swamp/data", ".swamp/outputs", ".swamp/workflow-runs", ".swamp/workflows-evaluated",
        ".swamp/definitions-evaluated", ".swamp/audit", ".swamp/vault-bundles",
    ];

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ToolScaffolding _scaffolding = new(environment, installation);

    /// <summary>
    /// Makes the repository. Everything is worked out before anything is written, and the marker comes first: of two that run at once one
    /// makes it and the other fails, and a run that is cut short leaves a repository that <c>repo upgrade</c> completes.
    /// </summary>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.AlreadyInitialized"/> without force; <see cref="ErrorCodes.InvalidArgument"/> for an unknown tool;
    /// <see cref="ErrorCodes.FileSystem"/> when something cannot be written.
    /// </exception>
    public async Task<InitializeResult> InitializeAsync(InitializeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var root = request.Path;
        if (File.Exists(root))
        {
            throw new SwampException(ErrorCodes.FileSystem, $"{root} is a file, not a folder", "Name a folder.");
        }

        var plan = new ScaffoldPlan();
        var (previous, isBroken) = Existing(root, request, plan);
        var known = new AgentTools(CustomToolsFile.Load(root).Tools);
        var tools = known.Select(request.Tools.Count == 0 && previous is not null ? OrNone(previous.Marker.Tools) : request.Tools);
        string[] names = [.. tools.Select(static tool => tool.Name)];
        var marker = previous is null ? New(root, names) : Renewed(previous, names, plan);

        PlanFolders(plan, root);
        var outcome = _scaffolding.Plan(plan, root, tools, merge: request.Force);
        var gitignore = ToolScaffolding.PlanGitignore(plan, root, tools);
        if (!request.DryRun)
        {
            if (isBroken)
            {
                File.Move(marker.Path, marker.Path + ".broken", overwrite: true);
            }

            await WriteAsync(marker, isNew: previous is null, plan, cancellationToken);
        }

        return new InitializeResult
        {
            Path = root,
            Version = marker.Marker.SwampVersion,
            InitializedAt = marker.Marker.InitializedAt,
            SkillsCopied = outcome.SkillsWhere(static action => action != ScaffoldAction.Keep),
            InstructionsFileCreated = outcome.InstructionsChange,
            SettingsCreated = outcome.SettingsChange,
            GitignoreAction = gitignore,
            Tools = names,
            RemovedTools = [.. (previous?.Marker.Tools ?? []).Except(names, StringComparer.Ordinal)],
            Changes = [MarkerChange(marker, previous), .. plan.Changes],
            Notes = plan.Notes,
        };
    }

    /// <summary>The marker that is there, or null; and whether there is one that cannot be read and may go, because force is given.</summary>
    private static (MarkerFile? Marker, bool IsBroken) Existing(string root, InitializeRequest request, ScaffoldPlan plan)
    {
        var path = Path.Combine(root, RepositoryLocator.MarkerName);
        if (!File.Exists(path))
        {
            return (null, false);
        }

        if (!request.Force)
        {
            throw AlreadyThere(root);
        }

        try
        {
            return (MarkerFile.Load(root), false);
        }
        catch (SwampException exception) when (exception.Code == ErrorCodes.InvalidDocument)
        {
            plan.Notes.Add($"{exception.Error.Location}: {exception.Message.TrimEnd('.')}. It was kept as {RepositoryLocator.MarkerName}.broken; the new one has a new repoId and no datastore");
            return (null, true);
        }
    }

    private MarkerFile New(string root, IReadOnlyList<string> tools) => MarkerFile.New(root, new RepositoryMarker
    {
        SwampVersion = installation.Version,
        InitializedAt = clock.GetUtcNow(),
        RepoId = ids.NewUuid(),
        Tools = tools,
        GitignoreManaged = true,
    });

    /// <summary>Keeps identity, datastore, trust and everything else that the user may have set.</summary>
    private MarkerFile Renewed(MarkerFile previous, IReadOnlyList<string> tools, ScaffoldPlan plan)
    {
        plan.Notes.Add("The repository keeps its repoId, initializedAt, datastore and all other settings");
        return previous.With(new MarkerEdit
        {
            SwampVersion = installation.Version,
            RepoId = previous.Marker.RepoId is null ? ids.NewUuid() : null,
            Tools = tools,
            GitignoreManaged = true,
        });
    }

    private static void PlanFolders(ScaffoldPlan plan, string root)
    {
        foreach (var folder in Folders)
        {
            plan.AddFolder(root, folder);
        }

        plan.AddFolder(root, ".swamp/secrets", Private);
    }

    private static async Task WriteAsync(MarkerFile marker, bool isNew, ScaffoldPlan plan, CancellationToken cancellationToken)
    {
        if (!isNew)
        {
            await marker.SaveAsync(cancellationToken);
        }
        else if (!await marker.TryCreateAsync(cancellationToken))
        {
            throw AlreadyThere(Path.GetDirectoryName(marker.Path)!);
        }

        await plan.ApplyAsync(cancellationToken);
    }

    private static SwampException AlreadyThere(string root)
    {
        var tools = MarkerFile.Load(root).Marker.Tools;
        return new SwampException(
            ErrorCodes.AlreadyInitialized,
            $"{root} is a swamp repository already (tools: {(tools.Count == 0 ? AgentTools.None : string.Join(", ", tools))})",
            "To change its tools run: swamp repo upgrade --tool <tool>. To set it up again run: swamp repo init --force");
    }

    private static ScaffoldChange MarkerChange(MarkerFile marker, MarkerFile? previous)
    {
        var action = previous is null ? ScaffoldAction.Create : previous.Text == marker.Text ? ScaffoldAction.Unchanged : ScaffoldAction.Update;
        return new ScaffoldChange(RepositoryLocator.MarkerName, action);
    }

    private static IReadOnlyList<string> OrNone(IReadOnlyList<string> tools) => tools.Count == 0 ? [AgentTools.None] : tools;
}
