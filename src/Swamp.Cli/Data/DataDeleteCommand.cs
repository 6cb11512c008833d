using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data delete</c> (DCMD-12).</summary>
internal static class DataDeleteCommand
{
    public static Command Build()
    {
        var item = new ItemArguments();
        var consent = new Consent();
        var version = new Option<int?>("--version") { Description = "Only this version", HelpName = "n" };
        var prefix = new Option<string?>("--prefix") { Description = "All items whose names begin so", HelpName = "text" };
        var all = new Option<bool>("--all") { Description = "All items of the model" };
        var command = new FlowCommand("delete", DataOperations.Delete.Summary, DataOperations.Delete)
        {
            Examples =
            [
                new("Delete an item with all its versions", "swamp data delete db state"),
                new("See what a batch would delete", "swamp data delete db --prefix tmp- --dry-run"),
            ],
            Flow = async (invocation, cancellationToken) =>
            {
                var batch = invocation.Value(all) || invocation.Value(prefix) is not null;
                var request = new DataDeleteRequest
                {
                    Model = item.Model(invocation),
                    Name = item.Name(invocation),
                    Version = invocation.Value(version),
                    Prefix = invocation.Value(prefix),
                    All = invocation.Value(all),
                    DryRun = consent.IsDryRun(invocation),
                };
                if (consent.NeedsPreview(invocation))
                {
                    var preview = await invocation.CallAsync(DataOperations.Delete, request with { DryRun = true }, cancellationToken);
                    if (!await invocation.ConfirmAsync(Question(preview, batch), given: false, cancellationToken))
                    {
                        invocation.Tell("Nothing was changed.");
                        return ExitCodes.Ok;
                    }
                }

                var result = await invocation.CallAsync(DataOperations.Delete, request, cancellationToken);
                invocation.Write(DataOperations.Delete, result, Render);
                return result.Failed is { Count: > 0 } ? ExitCodes.Failure : ExitCodes.Ok;
            },
        };
        item.AddTo(command);
        command.Options.Add(version);
        command.Options.Add(prefix);
        command.Options.Add(all);
        consent.AddTo(command);
        return command;
    }

    private static string Question(DataDeleteResult preview, bool batch) => batch
        ? $"Delete {preview.TotalDeleted} items ({preview.TotalVersionsDeleted} versions) of {preview.ModelName}?"
        : preview.Version is { } version
            ? $"Delete version {version} of {preview.DataName} ({preview.ModelName})?"
            : $"Delete {preview.DataName} ({preview.ModelName}) with {preview.VersionsDeleted} versions?";

    private static void Render(DataDeleteResult result, TextOutput output)
    {
        var verb = result.DryRun == true ? "Would delete" : "Deleted";
        output.Line(result.DataName is { } name
            ? $"{verb} {name} ({result.ModelName}): {result.VersionsDeleted} version{(result.VersionsDeleted == 1 ? "" : "s")}"
            : $"{verb} {result.TotalDeleted} items of {result.ModelName}: {result.TotalVersionsDeleted} versions");
        foreach (var failed in result.Failed ?? [])
        {
            output.Line(output.Bad($"Could not delete {failed}"));
        }
    }
}
