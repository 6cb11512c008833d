using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
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
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                DataOperations.Gc,
                static dryRun => new DataGcRequest { DryRun = dryRun },
                static preview => preview.VersionsDeleted == 0
                    ? null
                    : $"Remove {preview.DataEntriesExpired} expired items and {preview.VersionsDeleted} versions in all ({Sizes.Text(preview.BytesReclaimed)})?",
                Render,
                cancellationToken),
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
