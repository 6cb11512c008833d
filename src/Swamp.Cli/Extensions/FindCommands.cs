using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary>Commands that look at what is installed, and at what registries have (EXC-15, EXC-20, EXC-70 to EXC-71).</summary>
internal static class FindCommands
{
    public static Command List()
    {
        var check = new Option<bool>("--check-updates") { Description = "Tell newer versions, as the registries said within the last 24 hours" };
        var noCheck = new Option<bool>("--no-check-updates") { Description = "Ask nobody, as without options" };
        return new OperationCommand<ListExtensionsRequest, ListExtensionsResult>("list", RegistryOperations.List)
        {
            Aliases = { "ls" },
            Options = { check, noCheck },
            Examples = [new("What is installed, and is it whole?", "swamp extension list"), new("Is there anything newer?", "swamp extension list --check-updates")],
            Bind = (invocation, _) => ValueTask.FromResult(new ListExtensionsRequest { CheckUpdates = invocation.Value(check) && !invocation.Value(noCheck) }),
            Render = static (result, output) =>
            {
                var isChecked = result.Extensions.Any(static e => e.UpdateStatus is not null);
                output.Table(
                    isChecked ? ["Extension", "Version", "Status", "Registry", "Latest", "Update"] : ["Extension", "Version", "Status", "Registry"],
                    [.. result.Extensions.Select(e => Row(e, isChecked))],
                    "No extensions are installed. 'swamp extension search' finds some.");
                if (result.Extensions.Select(static e => e.CheckedAt).Min() is { } asked)
                {
                    output.Line($"As the registries said at {asked:u} or later; 'swamp extension outdated' asks now.");
                }

                foreach (var extension in result.Extensions.Where(static e => e.Problem is not null))
                {
                    output.Line($"Warning: {extension.Name}: {VisibleText.Of(extension.Problem!)}; 'swamp extension install' mends it.");
                }

                foreach (var file in output.Verbose ? result.Extensions.SelectMany(static e => e.Files) : [])
                {
                    output.Line(VisibleText.Of(file));
                }
            },
        };
    }

    private static IReadOnlyList<string> Row(InstalledExtension extension, bool isChecked)
    {
        IReadOnlyList<string> row = [extension.Name, extension.Version, extension.Status, extension.Registry ?? ""];
        return isChecked ? [.. row, extension.LatestVersion ?? "", (extension.UpdateStatus ?? "").Replace('_', ' ')] : row;
    }

    public static Command Search()
    {
        var query = new Argument<string?>("query") { Description = "Words to look for in names, descriptions, labels and types", Arity = ArgumentArity.ZeroOrOne };
        var collective = new Option<string?>("--collective") { Description = "Only of this collective", HelpName = "name" };
        var label = new Option<string[]>("--label") { Description = "Only with this label", HelpName = "label" };
        var platform = new Option<string[]>("--platform") { Description = "Only for this platform, or for all", HelpName = "platform" };
        var content = new Option<string[]>("--content-type") { Description = "Only what brings this: models, workflows, vaults, datastores, drivers, reports, skills", HelpName = "kind" };
        var channel = new Option<string[]>("--channel") { Description = "Only with a version in this channel: beta, rc, stable; stable alone is the same as none", HelpName = "channel" };
        var sort = new Option<string?>("--sort") { Description = "relevance (with words the default), new, updated, name (without words the default)", HelpName = "order" };
        var shared = new RegistryOptions();
        var page = new Option<int>("--page") { Description = "Page, from 1", DefaultValueFactory = static _ => 1, HelpName = "n" };
        var perPage = new Option<int>("--per-page") { Description = "Extensions on a page", DefaultValueFactory = static _ => 20, HelpName = "n" };
        var command = new OperationCommand<SearchExtensionsRequest, SearchExtensionsResult>("search", RegistryOperations.Search)
        {
            Arguments = { query },
            Examples = [new("What is there about folders?", "swamp extension search folders"), new("What changed lately?", "swamp extension search --sort updated"), new("Everything that brings workflows", "swamp extension search --content-type workflows")],
            Bind = (invocation, _) => ValueTask.FromResult(new SearchExtensionsRequest
            {
                Query = invocation.Value(query),
                Collective = invocation.Value(collective)?.TrimStart('@'),
                Labels = invocation.Values(label),
                Platforms = invocation.Values(platform),
                ContentTypes = invocation.Values(content),
                Channels = invocation.Values(channel),
                Sort = invocation.Value(sort),
                Registry = shared.Registry(invocation),
                Page = invocation.Value(page),
                PerPage = invocation.Value(perPage),
            }),
            Render = static (result, output) =>
            {
                output.Table(
                    output.Verbose ? ["Extension", "Version", "Updated", "Registry", "Description"] : ["Extension", "Version", "Updated", "Description"],
                    [.. result.Results.Select(f => Row(f, output.Verbose))],
                    "No extension fits.");
                if (result.Total > result.Results.Count)
                {
                    output.Line($"{result.Results.Count} of {result.Total}; --page shows more.");
                }
            },
            JsonWithoutTerminal = true,
        };
        return shared.AddTo(command, collective, platform, label, content, channel, sort, page, perPage);
    }

    private static IReadOnlyList<string> Row(FoundExtension extension, bool isVerbose)
    {
        var end = extension.DeprecationReason is null ? "" : extension.SupersededBy is { } other ? $" (deprecated; use {other})" : " (deprecated)";
        var text = VisibleText.Of((extension.Description ?? "").ReplaceLineEndings(" ") + end).TrimStart();
        var updated = RegistryText.Day(extension.UpdatedAt) ?? "";
        return isVerbose ? [extension.Name, extension.LatestVersion, updated, extension.Registry, text] : [extension.Name, extension.LatestVersion, updated, text];
    }

    public static Command Trust() => new("trust", "Choose the collectives whose extensions are installed without a question")
    {
        new OperationCommand<TrustListRequest, TrustListResult>("list", RegistryOperations.ListTrusted)
        {
            Examples = [new("Who is trusted?", "swamp extension trust list")],
            Bind = static (_, _) => ValueTask.FromResult(new TrustListRequest()),
            Render = static (result, output) => output.Line(RegistryText.List(result.Resolved)),
        },
        Change("add", RegistryOperations.Trust, "swamp extension trust add acme"),
        Change("rm", RegistryOperations.Distrust, "swamp extension trust rm acme"),
        AutoTrust(),
        KeyCommands.Build(),
    };

    private static OperationCommand<AutoTrustRequest, AutoTrustResult> AutoTrust()
    {
        var value = new Argument<string?>("on|off") { Description = "on or off", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<AutoTrustRequest, AutoTrustResult>("auto-trust", RegistryOperations.AutoTrust)
        {
            Arguments = { value },
            Options = { dryRun },
            Examples = [new("Trust the collectives that you belong to", "swamp extension trust auto-trust on")],
            Bind = (invocation, _) => ValueTask.FromResult(new AutoTrustRequest { Value = invocation.Required(value), DryRun = invocation.Value(dryRun) }),
            Render = static (result, output) => output.Line($"Your own collectives {(result.DryRun == true ? "would be" : "are")} {(result.TrustMemberCollectives ? "trusted" : "not trusted by themselves")}."),
        };
    }

    private static OperationCommand<TrustChangeRequest, TrustChangeResult> Change(string name, Operations.Operation<TrustChangeRequest, TrustChangeResult> operation, string example)
    {
        var collective = new Argument<string?>("collective") { Description = "Its name, without @", Arity = ArgumentArity.ZeroOrOne };
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<TrustChangeRequest, TrustChangeResult>(name, operation)
        {
            Arguments = { collective },
            Options = { dryRun },
            Examples = [new(operation.Summary.TrimEnd('.'), example)],
            Bind = (invocation, _) => ValueTask.FromResult(new TrustChangeRequest { Collective = invocation.Required(collective), DryRun = invocation.Value(dryRun) }),
            Render = static (result, output) => output.Line($"{(result.DryRun == true ? "Would be trusted" : "Trusted")}: {RegistryText.List(result.TrustedCollectives)}"),
        };
    }
}
