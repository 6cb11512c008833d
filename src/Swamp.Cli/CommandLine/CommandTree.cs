using System.CommandLine;
using Swamp.Cli.Agents;
using Swamp.Cli.Audit;
using Swamp.Cli.Completions;
using Swamp.Cli.Data;
using Swamp.Cli.Datastores;
using Swamp.Cli.Doctor;
using Swamp.Cli.Extensions;
using Swamp.Cli.Help;
using Swamp.Cli.Models;
using Swamp.Cli.Providers;
using Swamp.Cli.Reports;
using Swamp.Cli.Repositories;
using Swamp.Cli.Schemas;
using Swamp.Cli.Runs;
using Swamp.Cli.Summaries;
using Swamp.Cli.Vaults;
using Swamp.Cli.Versions;
using Swamp.Cli.Workflows;

namespace Swamp.Cli.CommandLine;

/// <summary>The commands of <c>swamp</c>.</summary>
internal static class CommandTree
{
    /// <summary>All top-level commands, in the order of the help.</summary>
    public static IReadOnlyList<CommandEntry> Entries { get; } =
    [
        new("init", "Make this folder a repository; short for 'repo init'", RepositoryCommands.BuildInit),
        new("repo", "Make and upgrade repositories", RepositoryCommands.Build),
        new("agent", "Describe AI tools that swamp does not know", AgentCommands.Build),
        new("audit", "Show the commands that AI tools ran here", AuditCommands.Build),
        new("summarise", "Sum up what ran lately and what is stored", SummaryCommands.Build) { Aliases = ["summarize"] },
        new("doctor", "Check the repository and what it needs", DoctorCommands.Build),
        new("model", "Create, inspect and run models", ModelCommands.Build),
        new("workflow", "Put methods in order: files of jobs and steps", WorkflowCommands.Build),
        new("extension", "Bring in models, reports and more that others wrote", ExtensionCommands.Build),
        new("vault", "Keep secrets, and manage where they are kept", VaultCommands.Build),
        new("datastore", "Decide where state is kept, and share it", DatastoreCommands.Build),
        new("driver", "Find out how methods can be run", ProviderCommands.BuildDriver),
        new("data", "Look at and manage what methods have produced", DataCommands.Build),
        new("report", "Read what runs report", ReportCommands.Build),
        new("run", "Look at and tidy up runs", RunCommands.Build),
        new("schema", "Print JSON Schemas of the files you write", SchemaCommands.Build),
        new("version", "Show the version, runtime and platform", VersionCommands.Build),
        new("completions", "Print a script that completes swamp's command lines in a shell", CompletionCommands.BuildScripts),
        new("complete", "Tell a shell what the last word could become", CompletionCommands.BuildComplete) { Hidden = true },
        new("help", "Show help for a command or a topic", HelpCommands.Build),
    ];

    /// <summary>The tree with everything built; for help in JSON, completions and the reference pages.</summary>
    public static SwampRoot BuildAll() => Build(Entries, _ => true);

    /// <summary>The tree with only those entries built that the arguments mention.</summary>
    public static SwampRoot BuildFor(IReadOnlyList<string> arguments) => BuildFor(arguments, Entries);

    /// <summary>Parses what was typed after the program's name.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments, IReadOnlyList<CommandEntry> entries)
    {
        var root = BuildFor(arguments, entries);
        // The parser skips a first word that equals the program's name, and reads files for words like @this: both would change what was
        // typed, so the name is always there to be skipped, and files are never read (a model type may start with @).
        return root.Parse([root.Name, .. Flags.Normalise(root, arguments)], new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    private static SwampRoot BuildFor(IReadOnlyList<string> arguments, IReadOnlyList<CommandEntry> entries) => Build(
        entries,
        entry => arguments.Contains(entry.Name, StringComparer.Ordinal) || entry.Aliases.Any(a => arguments.Contains(a, StringComparer.Ordinal)));

    private static SwampRoot Build(IReadOnlyList<CommandEntry> entries, Func<CommandEntry, bool> isWanted)
    {
        var root = new SwampRoot();
        GlobalOptions.AddTo(root);
        foreach (var entry in entries)
        {
            var command = isWanted(entry) ? entry.Build() : new Command(entry.Name);
            command.Description = entry.Summary;
            command.Hidden = entry.Hidden;
            foreach (var alias in entry.Aliases)
            {
                command.Aliases.Add(alias);
            }

            Flags.Settle(command);
            root.Subcommands.Add(command);
        }

        return root;
    }
}
