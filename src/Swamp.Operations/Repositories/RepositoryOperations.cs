using Swamp.Engine.Agents;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Repositories;

/// <summary>Operations that make and upgrade repositories.</summary>
public static class RepositoryOperations
{
    /// <summary>Makes a repository (REPO-10 to REPO-16).</summary>
    public static Operation<InitRequest, InitResult> Init { get; } = new()
    {
        Name = "repo.init",
        Summary = "Make a folder a swamp repository and prepare it for AI tools.",
        Access = AccessLevel.Admin,
        NeedsRepository = false,
        Errors = [ErrorCodes.AlreadyInitialized, ErrorCodes.InvalidArgument, ErrorCodes.FileSystem, ErrorCodes.Conflict],
        Request = static () => RepositoryJsonContext.Default.InitRequest,
        Result = static () => RepositoryJsonContext.Default.InitResult,
        Handler = InitAsync,
    };

    /// <summary>Upgrades a repository (REPO-20 to REPO-25).</summary>
    public static Operation<UpgradeRequest, UpgradeResult> Upgrade { get; } = new()
    {
        Name = "repo.upgrade",
        Summary = "Bring a repository, its skills and its settings for AI tools up to this version.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.NotARepository, ErrorCodes.InvalidArgument, ErrorCodes.FileSystem, ErrorCodes.Conflict],
        Request = static () => RepositoryJsonContext.Default.UpgradeRequest,
        Result = static () => RepositoryJsonContext.Default.UpgradeResult,
        Handler = UpgradeAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Init, Upgrade];

    private static async Task<InitResult> InitAsync(InitRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var environment = SwampEnvironment.From(context.Host.Variables);
        var path = request.Path ?? context.Call.RepositoryDirectory ?? environment.RepositoryDirectory ?? ".";
        var done = await new RepositoryInitializer(environment, Installation(context.Host), context.Host.Ids, context.Host.Clock).InitializeAsync(
            new InitializeRequest
            {
                Path = TrimmedPath(path, context.Call),
                Tools = request.Tools,
                Force = request.Force,
                DryRun = request.DryRun,
            },
            cancellationToken);
        return new InitResult
        {
            Path = done.Path,
            Version = done.Version,
            InitializedAt = IdFormat.Text(done.InitializedAt),
            SkillsCopied = done.SkillsCopied,
            InstructionsFileCreated = done.InstructionsFileCreated,
            SettingsCreated = done.SettingsCreated,
            GitignoreAction = done.GitignoreAction,
            Tools = done.Tools,
            RemovedTools = done.RemovedTools,
            Tool = Single(done.Tools),
            NextSteps = [.. NextSteps(done.Tools)],
            DryRun = request.DryRun ? true : null,
            Changes = request.DryRun ? FileChanges.Planned(done.Changes) : null,
            Kept = FileChanges.Kept(done.Changes),
            Notes = done.Notes.Count > 0 ? done.Notes : null,
        };
    }

    private static async Task<UpgradeResult> UpgradeAsync(UpgradeRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var environment = SwampEnvironment.From(context.Host.Variables);
        var root = request.Path is { } path
            ? TrimmedPath(path, context.Call)
            : new RepositoryLocator(environment, context.Call.WorkingDirectory).Require(context.Call.RepositoryDirectory);
        var done = await new RepositoryUpgrader(environment, Installation(context.Host), context.Host.Clock).UpgradeAsync(
            new Engine.Repositories.UpgradeRequest
            {
                Path = root,
                Tools = request.Tools,
                IncludeGitignore = request.IncludeGitignore,
                DryRun = request.DryRun,
            },
            cancellationToken);
        return new UpgradeResult
        {
            Path = done.Path,
            PreviousVersion = done.PreviousVersion,
            NewVersion = done.NewVersion,
            UpgradedAt = IdFormat.Text(done.UpgradedAt),
            SkillsUpdated = done.SkillsUpdated,
            InstructionsUpdated = done.InstructionsUpdated,
            SettingsUpdated = done.SettingsUpdated,
            GitignoreAction = done.GitignoreAction,
            PreviousTools = done.PreviousTools,
            Tools = done.Tools,
            AddedTools = done.AddedTools,
            RemovedTools = done.RemovedTools,
            ExtensionsToReinstall = [.. done.ExtensionsToReinstall.Select(static group => new ToolExtensions(group.Key, group.Names))],
            LocalSkillCopies = [.. done.LocalSkillCopies.Select(static group => new SkillCopies(group.Key, group.Names))],
            ChangedFiles = done.ChangedFiles,
            UntrustedCollectives = done.UntrustedCollectives,
            Tool = Single(done.Tools),
            DryRun = request.DryRun ? true : null,
            Changes = request.DryRun ? FileChanges.Planned(done.Changes) : null,
            Kept = FileChanges.Kept(done.Changes),
            Notes = done.Notes.Count > 0 ? done.Notes : null,
        };
    }

    internal static SwampInstallation Installation(HostEnvironment host) => new(host.Version, host.ExecutablePath ?? "swamp");

    private static string TrimmedPath(string path, CallOptions call) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, call.WorkingDirectory));

    private static string? Single(IReadOnlyList<string> tools) => tools.Count switch
    {
        0 => AgentTools.None,
        1 => tools[0],
        _ => null,
    };

    private static IEnumerable<string> NextSteps(IReadOnlyList<string> tools) => tools.Count == 0
        ? ["Run: swamp --help"]
        : tools.Select(static tool => $"Start {tool} in this folder and ask it what swamp can do here");
}
