using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data gc</c> (DCMD-15).</summary>
internal static class DataGcCommand
{
    public static Command Build()
    {
        var consent = new Consent();
        var command = new FlowCommand("gc", DataOperations.Gc.Summary, DataOperations.Gc)
        {
            Examples = [new("See what would go", "swamp data gc --dry-run"), new("Collect without asking", "swamp data gc --yes")],
            Flow = async (invocation, cancellationToken) =>
            {
                if (consent.NeedsPreview(invocation))
                {
                    var preview = await invocation.CallAsync(DataOperations.Gc, new DataGcRequest { DryRun = true }, cancellationToken);
                    if (preview.VersionsDeleted == 0)
                    {
                        invocation.Write(DataOperations.Gc, preview, Render);
                        return ExitCodes.Ok;
                    }

                    var question = $"Remove {preview.DataEntriesExpired} expired items and {preview.VersionsDeleted} versions in all ({Sizes.Text(preview.BytesReclaimed)})?";
                    if (!await invocation.ConfirmAsync(question, given: false, cancellationToken))
                    {
                        invocation.Tell("Nothing was changed.");
                        return ExitCodes.Ok;
                    }
                }

                var result = await invocation.CallAsync(DataOperations.Gc, new DataGcRequest { DryRun = consent.IsDryRun(invocation) }, cancellationToken);
                invocation.Write(DataOperations.Gc, result, Render);
                return ExitCodes.Ok;
            },
        };
        consent.AddTo(command);
        return command;
    }

    private static void Render(DataGcResult result, TextOutput output)
    {
        if (result.VersionsDeleted == 0)
        {
            output.Line("Nothing to collect.");
            return;
        }

        foreach (var entry in result.ExpiredEntries)
        {
            output.Line($"{entry.DataName} ({entry.Type} {entry.ModelId}): {entry.Reason}, {entry.VersionCount} version{(entry.VersionCount == 1 ? "" : "s")}");
        }

        output.Line($"{(result.DryRun ? "Would remove" : "Removed")} {result.DataEntriesExpired} expired items and {result.VersionsDeleted} versions in all, {Sizes.Text(result.BytesReclaimed)}");
    }
}
