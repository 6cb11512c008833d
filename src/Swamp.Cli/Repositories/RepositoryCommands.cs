using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Repositories;

namespace Swamp.Cli.Repositories;

/// <summary><c>swamp repo init|upgrade</c> and <c>swamp init</c>.</summary>
internal static class RepositoryCommands
{
    /// <summary>The group.</summary>
    public static Command Build()
    {
        var group = new Command("repo");
        group.Subcommands.Add(Init("swamp repo init"));
        group.Subcommands.Add(Upgrade());
        return group;
    }

    /// <summary>The short form at the top level (REPO-10).</summary>
    public static Command BuildInit() => Init("swamp init");

    private static OperationCommand<InitRequest, InitResult> Init(string path)
    {
        var folder = new Argument<string?>("path") { Description = "Folder of the repository (default: this one)", Arity = ArgumentArity.ZeroOrOne };
        var tools = ToolOption("AI tool to prepare the folder for: claude, cursor, opencode, codex, copilot, kiro, a custom one, or none; repeatable");
        var force = new Option<bool>("--force", "-f") { Description = "Set an existing repository up again; its settings stay" };
        var dryRun = DryRunOption();
        return new OperationCommand<InitRequest, InitResult>("init", RepositoryOperations.Init)
        {
            Arguments = { folder },
            Options = { tools, force, dryRun },
            Examples =
            [
                new("Make this folder a repository, for Claude", path),
                new("For two tools", $"{path} --tool cursor --tool codex"),
                new("See what would be written", $"{path} --dry-run"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new InitRequest
            {
                Path = invocation.Value(folder),
                Tools = invocation.Values(tools),
                Force = invocation.Value(force),
                DryRun = invocation.Value(dryRun),
            }),
            Render = Render,
        };
    }

    private static OperationCommand<UpgradeRequest, UpgradeResult> Upgrade()
    {
        var folder = new Argument<string?>("path") { Description = "Folder of the repository (default: the one this folder lies in)", Arity = ArgumentArity.ZeroOrOne };
        var tools = ToolOption("New list of AI tools; repeatable (default: the list stays)");
        var gitignore = new Option<bool>("--include-gitignore") { Description = "Maintain the section in .gitignore from now on" };
        var dryRun = DryRunOption();
        return new OperationCommand<UpgradeRequest, UpgradeResult>("upgrade", RepositoryOperations.Upgrade)
        {
            Arguments = { folder },
            Options = { tools, gitignore, dryRun },
            Examples =
            [
                new("Bring skills, instructions and settings up to date", "swamp repo upgrade"),
                new("Change the enrolled AI tools", "swamp repo upgrade --tool claude --tool kiro"),
                new("See what would change", "swamp repo upgrade --dry-run"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new UpgradeRequest
            {
                Path = invocation.Value(folder),
                Tools = invocation.Values(tools),
                IncludeGitignore = invocation.Value(gitignore),
                DryRun = invocation.Value(dryRun),
            }),
            Render = Render,
        };
    }

    private static void Render(InitResult result, TextOutput output)
    {
        if (result.DryRun == true)
        {
            output.Line($"Would initialize {result.Path} (tools: {Names(result.Tools)})");
            WriteChanges(result.Changes, output);
        }
        else
        {
            output.Line(output.Good($"Initialized {result.Path} (tools: {Names(result.Tools)})"));
        }

        WriteRemoved(result.RemovedTools, output);
        WriteKept(result.Kept, result.Notes, output);
        if (result.DryRun != true)
        {
            output.Line();
            output.Line(output.Bold("Next:"));
            foreach (var step in result.NextSteps)
            {
                output.Line($"  {step}");
            }
        }
    }

    private static void Render(UpgradeResult result, TextOutput output)
    {
        var versions = result.PreviousVersion == result.NewVersion ? result.NewVersion : $"{result.PreviousVersion} → {result.NewVersion}";
        if (result.DryRun == true)
        {
            output.Line($"Would upgrade {result.Path} ({versions})");
            WriteChanges(result.Changes, output);
        }
        else
        {
            output.Line(output.Good($"Upgraded {result.Path} ({versions})"));
            output.Field("Tools", Names(result.Tools));
            output.Field("Changed", string.Join(", ", result.ChangedFiles));
            output.Field("Skills updated", result.SkillsUpdated.Count > 0 ? string.Join(", ", result.SkillsUpdated) : null);
        }

        WriteRemoved(result.RemovedTools, output);
        foreach (var copies in result.LocalSkillCopies)
        {
            output.Line($"Note: {copies.SkillsDir} holds old copies of {string.Join(", ", copies.Names)}; skills are in the home directory now, so delete them");
        }

        foreach (var group in result.ExtensionsToReinstall)
        {
            output.Line($"Note: {group.Tool} lacks the skills of {string.Join(", ", group.Names)}; pull these extensions again");
        }

        if (result.UntrustedCollectives.Count > 0)
        {
            output.Line($"Note: not trusted: {string.Join(", ", result.UntrustedCollectives)}; see trustedCollectives in .swamp.yaml");
        }

        WriteKept(result.Kept, result.Notes, output);
    }

    private static void WriteChanges(IReadOnlyList<FileChange>? changes, TextOutput output)
    {
        foreach (var change in changes ?? [])
        {
            output.Line($"  {change.Action.PadRight(7)}{change.Path}");
        }
    }

    private static void WriteRemoved(IReadOnlyList<string> tools, TextOutput output)
    {
        if (tools.Count > 0)
        {
            output.Line($"Note: no longer enrolled: {string.Join(", ", tools)}; their files stay");
        }
    }

    private static void WriteKept(IReadOnlyList<FileChange>? kept, IReadOnlyList<string>? notes, TextOutput output)
    {
        foreach (var file in kept ?? [])
        {
            output.Line($"Kept: {file.Path}: {file.Reason}");
        }

        foreach (var note in notes ?? [])
        {
            output.Line($"Note: {note}");
        }
    }

    private static string Names(IReadOnlyList<string> tools) => tools.Count == 0 ? "none" : string.Join(", ", tools);

    private static Option<string[]> ToolOption(string description) => new("--tool", "-t") { Description = description, HelpName = "tool" };

    private static Option<bool> DryRunOption() => new("--dry-run") { Description = "Only say what would be done" };
}
