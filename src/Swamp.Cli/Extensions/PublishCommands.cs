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
        var registry = RegistryOptions.Registry();
        var channel = RegistryOptions.Channel("Channel to publish in; stable when left out");
        var notes = new Option<string?>("--release-notes") { Description = "What is new", HelpName = "text" };
        var key = new Option<string?>("--sign-key") { Description = "Sign it with this private key (PEM, P-256)", HelpName = "file" };
        var suffix = new Option<string?>("--version-suffix") { Description = "Publish it under today's date and the seconds since 1970", HelpName = "epoch" };
        var dryRun = RegistryOptions.DryRun("Do everything but publish");
        var yes = RegistryOptions.Yes();
        return new FlowCommand("push", RegistryOperations.Push.Summary, RegistryOperations.Push)
        {
            Arguments = { manifest },
            Options = { registry, channel, notes, key, suffix, dryRun, yes },
            Examples =
            [
                new("What would be published, and what does a review say?", "swamp extension push manifest.yaml --dry-run"),
                new("Publish in a registry of the team", "swamp extension push manifest.yaml --registry oci://registry.example.org/extensions"),
                new("Let others try it first", "swamp extension push manifest.yaml --channel beta"),
            ],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new PushRequest
                {
                    Manifest = invocation.Required(manifest),
                    Registry = invocation.Value(registry),
                    Channel = invocation.Value(channel),
                    ReleaseNotes = invocation.Value(notes),
                    VersionSuffix = invocation.Value(suffix),
                    SignKey = invocation.Value(key),
                    DryRun = invocation.Value(dryRun),
                };
                if (!request.DryRun && !invocation.Value(yes) && !invocation.Output.Json && invocation.Output.MayAsk)
                {
                    var preview = await invocation.CallAsync(RegistryOperations.Push, request with { DryRun = true }, cancellationToken);
                    foreach (var line in RegistryText.Review(preview.Findings, preview.Packages))
                    {
                        invocation.Tell(line);
                    }

                    if (!await invocation.ConfirmAsync($"Publish {preview.Name} {preview.Version} in {preview.Registry}?", given: false, cancellationToken))
                    {
                        invocation.Tell("Nothing was published.");
                        return ExitCodes.Ok;
                    }

                    request = request with { VersionSuffix = null, Version = preview.Version };
                }

                var result = await invocation.CallAsync(RegistryOperations.Push, request, cancellationToken);
                invocation.Write(RegistryOperations.Push, result, Render);
                return ExitCodes.Ok;
            },
        };
    }

    public static Command Version()
    {
        var name = RegistryOptions.Extension("@collective/name");
        var manifest = new Option<string?>("--manifest") { Description = "Take the name from this manifest.yaml", HelpName = "file" };
        var registry = RegistryOptions.Registry();
        return new OperationCommand<NextVersionRequest, NextVersionResult>("version", RegistryOperations.Version)
        {
            Arguments = { name },
            Options = { manifest, registry },
            Examples = [new("Which version comes next?", "swamp extension version --manifest manifest.yaml")],
            Bind = (invocation, _) => ValueTask.FromResult(new NextVersionRequest { Name = invocation.Value(name), Manifest = invocation.Value(manifest), Registry = invocation.Value(registry) }),
            Render = static (result, output) =>
            {
                output.Field("Extension", result.Name);
                output.Field("Published", result.CurrentPublished ?? "nothing yet");
                output.Field("Next version", result.NextVersion);
            },
        };
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
        var channel = RegistryOptions.Channel("The channel to move it to");
        var registry = RegistryOptions.Registry();
        var dryRun = RegistryOptions.DryRun("Only show what would change");
        return new OperationCommand<PromoteRequest, PromoteResult>("promote", RegistryOperations.Promote)
        {
            Arguments = { name, version },
            Options = { channel, registry, dryRun },
            Examples = [new("It has proved itself", "swamp extension promote @acme/thing 2026.06.01.1 --channel stable")],
            Bind = (invocation, _) => ValueTask.FromResult(new PromoteRequest
            {
                Name = invocation.Required(name),
                Version = invocation.Required(version),
                Channel = invocation.Value(channel) ?? throw new SwampException(ErrorCodes.InvalidArgument, "Where to? Name the channel.", "--channel stable"),
                Registry = invocation.Value(registry),
                DryRun = invocation.Value(dryRun),
            }),
            Render = static (result, output) => output.Line($"{(result.DryRun == true ? "Would move" : "Moved")} {result.Name} {result.Version} from {result.PreviousChannel} to {result.Channel}."),
        };
    }

    private static Command Change(string name, Operations.Operation<YankRequest, YankResult> operation, string verb, Example example)
    {
        var extension = RegistryOptions.Extension("@collective/name, or @collective/name@version");
        var reason = new Option<string?>("--reason") { Description = "Why; shown to whoever has it", HelpName = "text" };
        var channel = RegistryOptions.Channel("Only versions of this channel");
        var registry = RegistryOptions.Registry();
        var consent = new Consent();
        var command = new FlowCommand(name, operation.Summary, operation)
        {
            Arguments = { extension },
            Options = { channel, registry },
            Examples = [example],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                operation,
                isDryRun => new YankRequest
                {
                    Extension = invocation.Required(extension),
                    Reason = name == "yank" ? invocation.Value(reason) : null,
                    Channel = invocation.Value(channel),
                    Registry = invocation.Value(registry),
                    DryRun = isDryRun,
                },
                preview => preview.Versions.Count == 0 ? null : $"In {preview.Registry}, {verb} {preview.Name} {string.Join(", ", preview.Versions)}?",
                (result, output) => output.Line(
                    result.Versions.Count == 0 ? "Nothing to change." : $"{(result.DryRun == true ? "Would change" : name == "yank" ? "Yanked" : "Gave back")} {result.Name} {string.Join(", ", result.Versions)}."),
                cancellationToken),
        };
        if (name == "yank")
        {
            command.Options.Add(reason);
        }

        consent.AddTo(command);
        return command;
    }

    private static FlowCommand Mark(
        string name, Operations.Operation<DeprecateRequest, DeprecateResult> operation, IReadOnlyList<Option> more, Func<Invocation, DeprecateRequest, DeprecateRequest> fill, Example example)
    {
        var extension = RegistryOptions.Extension("@collective/name");
        var registry = RegistryOptions.Registry();
        var consent = new Consent();
        var command = new FlowCommand(name, operation.Summary, operation)
        {
            Arguments = { extension },
            Options = { registry },
            Examples = [example],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                operation,
                isDryRun => fill(invocation, new DeprecateRequest { Name = invocation.Required(extension), Registry = invocation.Value(registry), DryRun = isDryRun }),
                preview => $"In {preview.Registry}, {name} {preview.Name}?",
                (result, output) => output.Line($"{result.Name} {(result.DryRun == true ? "would be" : "is")} {(result.Deprecated ? "deprecated" : "no longer deprecated")} in {result.Registry}."),
                cancellationToken),
        };
        foreach (var option in more)
        {
            command.Options.Add(option);
        }

        consent.AddTo(command);
        return command;
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
    }
}
