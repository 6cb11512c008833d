using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Data;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary>Commands that change what is installed (EXC-10 to EXC-14, EXC-30 to EXC-34).</summary>
internal static class PullCommands
{
    public static Command Pull()
    {
        var extension = RegistryOptions.Extension("@collective/name, or @collective/name@version");
        var shared = new RegistryOptions("Channel to follow; stable when left out", RegistryOptions.DryRun("Fetch and check everything, and install nothing"), RegistryOptions.Yes());
        var force = new Option<bool>("--force") { Description = "Replace files that are in the way or were changed here" };
        var command = new FlowCommand("pull", RegistryOperations.Pull.Summary, RegistryOperations.Pull)
        {
            Arguments = { extension },
            Examples =
            [
                new("Install an extension", "swamp extension pull @acme/thing"),
                new("One version", "swamp extension pull @acme/thing@2026.06.01.1"),
                new("What would come, and what does it do?", "swamp extension pull @acme/thing --dry-run"),
            ],
            Flow = (invocation, cancellationToken) => shared.RunAsync(
                invocation,
                RegistryOperations.Pull,
                new PullRequest
                {
                    Extension = invocation.Required(extension),
                    Channel = shared.Channel(invocation),
                    Registry = shared.Registry(invocation),
                    Force = invocation.Value(force),
                    DryRun = shared.IsDryRun(invocation),
                },
                request => ReviewAsync(invocation, request, cancellationToken),
                "Nothing was installed.",
                Render,
                cancellationToken),
        };
        return shared.AddTo(command, force);
    }

    public static Command Install()
    {
        var shared = new RegistryOptions(dryRun: RegistryOptions.DryRun("Only show what would be installed"));

        // Not an argument of it, but what many type first.
        var extension = new Argument<string?>("extension") { Arity = ArgumentArity.ZeroOrOne, Hidden = true };
        return shared.AddTo(new OperationCommand<InstallRequest, InstallResult>("install", RegistryOperations.Install)
        {
            Examples = [new("After a clone, and in CI", "swamp extension install"), new("Is everything as it was pulled?", "swamp extension install --dry-run")],
            Arguments = { extension },
            Bind = (invocation, _) => invocation.Value(extension) is { } named ? throw new SwampException(
                ErrorCodes.InvalidArgument, $"'extension install' installs what the lockfile names; '{named}' is pulled.", $"swamp extension pull {named}") : ValueTask.FromResult(new InstallRequest { Registry = shared.Registry(invocation), DryRun = shared.IsDryRun(invocation) }),
            Render = static (result, output) =>
            {
                foreach (var entry in result.Entries.Where(static e => e.Status != "up_to_date" || e.Warning is not null))
                {
                    output.Line(VisibleText.Of($"{entry.Name} {entry.Version}: {entry.Status.Replace('_', ' ')}{(entry.Error ?? entry.Reason) switch { null => "", var why => $" ({why})" }}"));
                    output.Field("  Warning", entry.Warning is { } warning ? VisibleText.Of(warning) : null);
                }

                output.Line($"{result.Installed} {(result.DryRun == true ? "would be " : "")}installed, {result.UpToDate} up to date, {result.Failed} failed.");
            },
            ExitStatus = static result => result.Failed > 0 ? ExitCodes.Failure : ExitCodes.Ok,
        });
    }

    public static Command Outdated()
    {
        var shared = new RegistryOptions();
        return shared.AddTo(new OperationCommand<OutdatedRequest, OutdatedResult>("outdated", RegistryOperations.Outdated)
        {
            Examples = [new("Is there anything newer? Exits with 1 if so", "swamp extension outdated")],
            Bind = (invocation, _) => ValueTask.FromResult(new OutdatedRequest { Registry = shared.Registry(invocation) }),
            Render = static (result, output) => Standings(result.Extensions, "Everything is up to date.", output),
            ExitStatus = static result => result.HasUpdateAvailable ? ExitCodes.Failure : ExitCodes.Ok,
        });
    }

    public static Command Update()
    {
        var extension = RegistryOptions.Extension("@collective/name; all when left out");
        var shared = new RegistryOptions(dryRun: new Option<bool>("--dry-run", "--check") { Description = "Only show what would be updated" });
        var force = new Option<bool>("--force") { Description = "Replace files that were changed here" };
        var command = new OperationCommand<UpdateRequest, UpdateResult>("update", RegistryOperations.Update)
        {
            Arguments = { extension },
            Examples = [new("Update everything", "swamp extension update"), new("What would change?", "swamp extension update --dry-run")],
            Bind = (invocation, _) => ValueTask.FromResult(new UpdateRequest
            {
                Name = invocation.Value(extension),
                Registry = shared.Registry(invocation),
                Force = invocation.Value(force),
                DryRun = shared.IsDryRun(invocation),
            }),
            Render = static (result, output) =>
            {
                Standings(result.Extensions, "Nothing is installed.", output);
                output.Line($"{result.Updated} updated, {result.UpToDate} up to date, {result.Failed} failed.");
            },
            ExitStatus = static result => result.Failed > 0 ? ExitCodes.Failure : ExitCodes.Ok,
        };
        return shared.AddTo(command, force);
    }

    public static Command Remove()
    {
        var extension = RegistryOptions.Extension("@collective/name");
        var consent = new Consent();
        var command = new FlowCommand("rm", RegistryOperations.Remove.Summary, RegistryOperations.Remove)
        {
            Arguments = { extension },
            Aliases = { "remove" },
            Examples = [new("Take it out", "swamp extension rm @acme/thing"), new("What would go?", "swamp extension rm @acme/thing --dry-run")],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                RegistryOperations.Remove,
                isDryRun => new RemoveExtensionRequest { Name = invocation.Required(extension), DryRun = isDryRun },
                static preview =>
                    $"Remove {preview.Name} {preview.Version} with {preview.FilesDeleted} files{(preview.Dependents.Count > 0 ? $"? {string.Join(", ", preview.Dependents)} need it. Remove it all the same" : "")}?",
                static (result, output) =>
                {
                    output.Line($"{(result.DryRun == true ? "Would remove" : "Removed")} {result.Name} {result.Version}: {result.FilesDeleted} files.");
                    if (result.Dependents.Count > 0)
                    {
                        output.Line($"Warning: needed by {string.Join(", ", result.Dependents)}");
                    }
                },
                cancellationToken),
        };
        consent.AddTo(command);
        return command;
    }

    /// <summary>Before the first pull from a collective that nobody trusted yet, a person sees what comes and is asked.</summary>
    /// <returns>What is then to be pulled: nothing but what was shown. Null when it is not wanted.</returns>
    private static async Task<PullRequest?> ReviewAsync(Invocation invocation, PullRequest request, CancellationToken cancellationToken)
    {
        var preview = await invocation.CallAsync(RegistryOperations.Pull, request with { DryRun = true }, cancellationToken);
        if (preview.UntrustedCollectives.Count == 0)
        {
            return request;
        }

        var shown = preview.Extensions.Where(static e => e.Status == "would_install").ToList();
        foreach (var extension in shown)
        {
            invocation.Tell(VisibleText.Of($"{extension.Name} {extension.Version} from {extension.Registry}{(extension.RequiredBy is { } by ? $", needed by {by}" : "")}: {extension.Description}"));
            foreach (var line in RegistryText.Review(extension.Findings, extension.Packages))
            {
                invocation.Tell(line);
            }
        }

        var isWanted = await invocation.ConfirmAsync($"Nothing of {string.Join(", ", preview.UntrustedCollectives)} is installed or trusted here yet. Install it?", given: false, cancellationToken);
        return isWanted ? request with { Reviewed = [.. shown.Select(static e => e.Digest).OfType<string>()] } : null;
    }

    private static void Render(PullResult result, TextOutput output)
    {
        foreach (var extension in result.Extensions)
        {
            var what = extension.Status switch
            {
                "installed" => "Installed",
                "updated" => $"Updated from {extension.PreviousVersion}:",
                "reinstalled" => "Installed again",
                "up_to_date" => "Up to date:",
                _ => "Would install",
            };
            output.Line($"{what} {output.Bold(extension.Name)} {extension.Version} from {extension.Registry}{(extension.RequiredBy is { } by ? $", needed by {by}" : "")}");
            RegistryText.Contents(extension.Contents, output);
            output.Field("Signed by", extension.SignedBy);
            output.Field("Deprecated", extension.DeprecationReason is { } reason ? VisibleText.Of(reason + (extension.SupersededBy is { } other ? $" Use {other} instead." : "")) : null);
            if (extension.Integrity == "unverified" && extension.Status != "up_to_date")
            {
                output.Line("Warning: the registry tells no checksum of it; what came is what the lockfile holds from now on.");
            }

            if (output.Verbose || result.DryRun == true)
            {
                RegistryText.WriteReview(extension.Findings, extension.Packages, output);
            }
        }
    }

    private static void Standings(IReadOnlyList<ExtensionStanding> extensions, string whenEmpty, TextOutput output) => output.Table(
        ["Extension", "Installed", "Latest", "Status", ""],
        [.. extensions.Select(static e => (IReadOnlyList<string>)[e.Name, e.InstalledVersion, e.LatestVersion ?? "", e.Status.Replace('_', ' '), VisibleText.Of(e.Error ?? e.Reason ?? "")])],
        whenEmpty);
}
