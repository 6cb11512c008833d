using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Data;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Registry;

namespace Swamp.Cli.Extensions;

/// <summary>Commands of those who publish extensions (EXC-22, EXC-40 to EXC-47, EXC-60 to EXC-63).</summary>
internal static class PublishCommands
{
    public static Command Push()
    {
        var manifest = new Argument<string?>("manifest") { Description = "Its manifest.yaml", Arity = ArgumentArity.ZeroOrOne };
        var shared = new RegistryOptions("Channel to publish in; stable when left out", RegistryOptions.DryRun("Do everything but publish"), RegistryOptions.Yes("--force", "-f"));
        var notes = new Option<string?>("--release-notes") { Description = "What is new", HelpName = "text" };
        var key = new Option<string?>("--sign-key") { Description = "Sign it with this private key (PEM, P-256)", HelpName = "file" };
        var suffix = new Option<string?>("--version-suffix") { Description = "Publish it under today's date and the seconds since 1970", HelpName = "epoch" };
        var folder = QualityCommands.ExtensionsDirectory();
        var skip = new Option<bool>("--skip-upgrade-check") { Description = "Say nothing of models with a new version and no upgrades" };
        var command = new FlowCommand("push", RegistryOperations.Push.Summary, RegistryOperations.Push)
        {
            Arguments = { manifest },
            Examples =
            [
                new("What would be published, and what does a review say?", "swamp extension push manifest.yaml --dry-run"),
                new("Publish in a registry of the team", "swamp extension push manifest.yaml --registry oci://registry.example.org/extensions"),
                new("Let others try it first", "swamp extension push manifest.yaml --channel beta"),
            ],
            Flow = (invocation, cancellationToken) => shared.RunAsync(
                invocation,
                RegistryOperations.Push,
                new PushRequest
                {
                    Manifest = invocation.Required(manifest),
                    Registry = shared.Registry(invocation),
                    Channel = shared.Channel(invocation),
                    ReleaseNotes = invocation.Value(notes),
                    VersionSuffix = invocation.Value(suffix),
                    ExtensionsDirectory = invocation.Value(folder),
                    SkipUpgradeCheck = invocation.Value(skip),
                    SignKey = invocation.Value(key),
                    DryRun = shared.IsDryRun(invocation),
                },
                request => ReviewAsync(invocation, request, cancellationToken),
                "Nothing was published.",
                Render,
                cancellationToken),
        };
        return shared.AddTo(command, notes, key, suffix, folder, skip);
    }

    public static Command Version()
    {
        var name = RegistryOptions.Extension("@collective/name");
        var manifest = new Option<string?>("--manifest") { Description = "Take the name from this manifest.yaml", HelpName = "file" };
        var shared = new RegistryOptions();
        var command = new OperationCommand<NextVersionRequest, NextVersionResult>("version", RegistryOperations.Version)
        {
            Arguments = { name },
            Examples = [new("Which version comes next?", "swamp extension version --manifest manifest.yaml")],
            Bind = (invocation, _) => ValueTask.FromResult(new NextVersionRequest { Name = invocation.Value(name), Manifest = invocation.Value(manifest), Registry = shared.Registry(invocation) }),
            Render = static (result, output) =>
            {
                output.Field("Extension", result.Name);
                output.Field("Published", result.CurrentPublished is { } current ? current + (RegistryText.Day(result.PublishedAt) is { } day ? $", on {day}" : "") : "nothing yet");
                output.Field("Release candidate", result.Channels?.Rc?.Latest);
                output.Field("Beta", result.Channels?.Beta?.Latest);
                output.Field("Next version", result.NextVersion);
            },
        };
        return shared.AddTo(command, manifest);
    }

    public static Command Yank() => Change("yank", RegistryOperations.Yank, "yank", new Example("It must not be used", "swamp extension yank @acme/thing@2026.06.01.1 --reason \"It loses data\""));

    public static Command Unyank() => Change("unyank", RegistryOperations.Unyank, "give back", new Example("It may be used again", "swamp extension unyank @acme/thing@2026.06.01.1"));

    public static Command Deprecate()
    {
        var reason = new Option<string?>("--reason") { Description = "Why", HelpName = "text" };
        var other = new Option<string?>("--superseded-by") { Description = "What to use instead", HelpName = "@collective/name" };
        return Mark(
            "deprecate",
            RegistryOperations.Deprecate,
            [reason, other],
            (invocation, request) => request with { Reason = invocation.Value(reason), SupersededBy = invocation.Value(other) },
            new Example("Point users elsewhere", "swamp extension deprecate @acme/thing --reason \"Renamed\" --superseded-by @acme/things"));
    }

    public static Command Undeprecate() =>
        Mark("undeprecate", RegistryOperations.Undeprecate, [], static (_, request) => request, new Example("It is looked after again", "swamp extension undeprecate @acme/thing"));

    public static Command Promote()
    {
        var name = RegistryOptions.Extension("@collective/name");
        var version = new Argument<string?>("version") { Description = "The version", Arity = ArgumentArity.ZeroOrOne };
        var shared = new RegistryOptions("The channel to move it to", RegistryOptions.DryRun("Only show what would change"));
        var command = new OperationCommand<PromoteRequest, PromoteResult>("promote", RegistryOperations.Promote)
        {
            Arguments = { name, version },
            Examples = [new("It has proved itself", "swamp extension promote @acme/thing 2026.06.01.1 --channel stable")],
            Bind = (invocation, _) => ValueTask.FromResult(new PromoteRequest
            {
                Name = invocation.Required(name),
                Version = invocation.Required(version),
                Channel = shared.Channel(invocation) ?? throw new SwampException(ErrorCodes.InvalidArgument, "Where to? Name the channel.", "--channel stable"),
                Registry = shared.Registry(invocation),
                DryRun = shared.IsDryRun(invocation),
            }),
            Render = static (result, output) => output.Line($"{(result.DryRun == true ? "Would move" : "Moved")} {result.Name} {result.Version} from {result.PreviousChannel} to {result.Channel}."),
        };
        return shared.AddTo(command);
    }

    private static Command Change(string name, Operations.Operation<YankRequest, YankResult> operation, string verb, Example example)
    {
        var extension = RegistryOptions.Extension("@collective/name, or @collective/name@version");
        var reason = new Option<string?>("--reason") { Description = "Why; shown to whoever has it", HelpName = "text" };
        var shared = new RegistryOptions("Only versions of this channel");
        var consent = new Consent();
        var command = new FlowCommand(name, operation.Summary, operation)
        {
            Arguments = { extension },
            Examples = [example],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                operation,
                isDryRun => new YankRequest
                {
                    Extension = invocation.Required(extension),
                    Reason = name == "yank" ? invocation.Value(reason) : null,
                    Channel = shared.Channel(invocation),
                    Registry = shared.Registry(invocation),
                    DryRun = isDryRun,
                },
                preview => preview.Versions.Count == 0 ? null : $"In {preview.Registry}, {verb} {preview.Name} {string.Join(", ", preview.Versions)}?",
                (result, output) => output.Line(
                    result.Versions.Count == 0 ? "Nothing to change." : $"{(result.DryRun == true ? "Would change" : name == "yank" ? "Yanked" : "Gave back")} {result.Name} {string.Join(", ", result.Versions)}."),
                cancellationToken),
        };
        shared.AddTo(command, name == "yank" ? [reason] : []);
        consent.AddTo(command);
        return command;
    }

    private static FlowCommand Mark(
        string name, Operations.Operation<DeprecateRequest, DeprecateResult> operation, IReadOnlyList<Option> more, Func<Invocation, DeprecateRequest, DeprecateRequest> fill, Example example)
    {
        var extension = RegistryOptions.Extension("@collective/name");
        var shared = new RegistryOptions();
        var consent = new Consent();
        var command = new FlowCommand(name, operation.Summary, operation)
        {
            Arguments = { extension },
            Examples = [example],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                operation,
                isDryRun => fill(invocation, new DeprecateRequest { Name = invocation.Required(extension), Registry = shared.Registry(invocation), DryRun = isDryRun }),
                preview => $"In {preview.Registry}, {name} {preview.Name}?",
                (result, output) => output.Line($"{result.Name} {(result.DryRun == true ? "would be" : "is")} {(result.Deprecated ? "deprecated" : "no longer deprecated")} in {result.Registry}."),
                cancellationToken),
        };
        shared.AddTo(command, [.. more]);
        consent.AddTo(command);
        return command;
    }

    /// <summary>A person sees what a review and the audit of packages found, and is asked.</summary>
    /// <returns>What is then to be published: that version, without asking about its packages once more. Null when it is not wanted.</returns>
    private static async Task<PushRequest?> ReviewAsync(Invocation invocation, PushRequest request, CancellationToken cancellationToken)
    {
        var offer = await OfferAsync(invocation, request, cancellationToken);
        request = offer is null ? request : request with { Version = offer.Value.Next };
        var preview = await invocation.CallAsync(RegistryOperations.Push, request with { DryRun = true }, cancellationToken);
        var concerns = RegistryText.Concerns(preview);
        foreach (var line in RegistryText.Review(preview.Findings, preview.Packages).Concat(RegistryText.Concerns(preview.DependencyTrust)).Concat(concerns))
        {
            invocation.Tell(line);
        }

        var warnings = (preview.DependencyTrust?.Warnings.Count ?? 0) + concerns.Count;
        var question = $"{(offer is null ? "" : $"Version {offer.Value.Taken} already exists there. ")}Publish {preview.Name} {preview.Version} in {preview.Registry}"
            + $"{(offer is null ? "" : " instead")}{(warnings == 0 ? "" : warnings == 1 ? " despite the warning" : $" despite {warnings} warnings")}?";
        return await invocation.ConfirmAsync(question, given: false, cancellationToken) ? request with { VersionSuffix = null, Version = preview.Version, Audited = preview.Digest } : null;
    }

    /// <summary>The version that is offered where the registry has that of the manifest already, and the latter; the manifest stays as it is (EXC-42). Null when it has not.</summary>
    private static async Task<(string Taken, string Next)?> OfferAsync(Invocation invocation, PushRequest request, CancellationToken cancellationToken)
    {
        if (request.VersionSuffix is not null)
        {
            return null;
        }

        var known = await invocation.CallAsync(RegistryOperations.Version, new NextVersionRequest { Manifest = request.Manifest, Registry = request.Registry }, cancellationToken);
        return known.CurrentPublished is { } taken && taken == known.ManifestVersion ? (taken, known.NextVersion) : null;
    }

    private static void Render(PushResult result, TextOutput output)
    {
        output.Line($"{(result.Status == "dry_run" ? "Would publish" : "Published")} {output.Bold(result.Name)} {result.Version} in {result.Registry} ({result.Channel}).");
        output.Field("Digest", result.Digest);
        output.Field("Signed by", result.SignedBy);
        output.Field("Archive", $"{result.FileCount} files, {result.ArchiveSize} bytes");
        RegistryText.Contents(result.Contents, output);
        if (result.Dependencies.Count > 0)
        {
            output.Field("Needs", RegistryText.List(result.Dependencies));
        }

        RegistryText.WriteReview(result.Findings, result.Packages, output);
        foreach (var line in RegistryText.Concerns(result.DependencyTrust).Concat(RegistryText.Concerns(result)))
        {
            output.Line(line);
        }
    }
}
