using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Extensions;

namespace Swamp.Cli.Extensions;

/// <summary><c>swamp extension source</c> (EXC-75 to EXC-77).</summary>
internal static class SourceCommands
{
    public static Command Build() => new("source", "Use extensions from folders elsewhere, as they are there") { BuildAdd(), BuildRemove(), BuildList() };

    private static Command BuildAdd()
    {
        var path = new Argument<string>("path") { Description = "Folder; may hold ~, $NAME and globs such as ../exts/*" };
        var only = new Option<string[]>("--only") { Description = "Kinds to use, separated by commas: models, vaults, drivers, datastores, reports, workflows", HelpName = "kinds" };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<SourceAddRequest, SourceChangeResult>("add", ExtensionOperations.AddSource)
        {
            Arguments = { path },
            Options = { only, dryRun },
            Examples =
            [
                new("Develop an extension beside the repository", "swamp extension source add ../my-extension"),
                new("Take only the workflows of several", "swamp extension source add '../exts/*' --only workflows"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new SourceAddRequest
            {
                Path = invocation.Value(path)!,
                Only = invocation.Values(only) is { Count: > 0 } kinds ? [.. kinds.SelectMany(static k => k.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : null,
                DryRun = invocation.Value(dryRun),
            }),
            Render = static (result, output) => Write(result.DryRun == true ? "Would use" : "Using", result, output),
        };
    }

    private static Command BuildRemove()
    {
        var path = new Argument<string>("path") { Description = "Path as 'swamp extension source list' shows it" };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<SourceRemoveRequest, SourceChangeResult>("rm", ExtensionOperations.RemoveSource)
        {
            Arguments = { path },
            Options = { dryRun },
            Examples = [new("No longer use a folder", "swamp extension source rm ../my-extension")],
            Bind = (invocation, _) => ValueTask.FromResult(new SourceRemoveRequest(invocation.Value(path)!, invocation.Value(dryRun))),
            Render = static (result, output) => Write(result.DryRun == true ? "Would no longer use" : "No longer using", result, output),
        };
    }

    private static Command BuildList() => new OperationCommand<SourceListRequest, SourceListResult>("list", ExtensionOperations.ListSources)
    {
        Examples = [new("Which folders are used, and for what?", "swamp extension source list")],
        Bind = static (_, _) => ValueTask.FromResult(new SourceListRequest()),
        Render = static (result, output) => output.Table(
            ["Source", "Status", "Holds", "Only"],
            [.. result.Sources.Select(static s => (IReadOnlyList<string>)[s.Path, s.Status, string.Join(", ", s.ResolvedKinds ?? []), string.Join(", ", s.Only ?? [])])],
            "No sources."),
    };

    private static void Write(string verb, SourceChangeResult result, TextOutput output)
    {
        output.Line($"{verb} {result.Path}{(result.Only is null ? "" : $" for {string.Join(", ", result.Only)}")}; {result.TotalSources} sources in all.");
        output.Field("Skills", result.InstalledSkills is null ? null : string.Join(", ", result.InstalledSkills));
    }
}
