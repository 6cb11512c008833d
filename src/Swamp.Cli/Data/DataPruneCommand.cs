using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data prune</c> (DCMD-16).</summary>
internal static class DataPruneCommand
{
    public static Command Build()
    {
        var consent = new Consent();
        var command = new FlowCommand("prune", DataOperations.Prune.Summary, DataOperations.Prune)
        {
            Examples = [new("See what would go", "swamp data prune --dry-run")],
            Flow = (invocation, cancellationToken) => consent.RemoveAsync(
                invocation,
                DataOperations.Prune,
                static dryRun => new DataPruneRequest { DryRun = dryRun },
                static preview => preview.ModelsReclaimed == 0
                    ? null
                    : $"Remove the data of {preview.ModelsReclaimed} deleted models: {preview.DataEntriesReclaimed} items, {Sizes.Text(preview.BytesReclaimed)}?",
                Render,
                cancellationToken),
        };
        consent.AddTo(command);
        return command;
    }

    private static void Render(DataPruneResult result, TextOutput output)
    {
        if (result.ModelsReclaimed == 0)
        {
            output.Line("Every data item belongs to a model that exists.");
            return;
        }

        foreach (var model in result.ReclaimedModels)
        {
            output.Line($"{model.ModelName ?? model.ModelId} ({model.Type}): {string.Join(", ", model.DataNames)}");
        }

        output.Line($"{(result.DryRun ? "Would remove" : "Removed")} {result.DataEntriesReclaimed} items of {result.ModelsReclaimed} deleted models, {Sizes.Text(result.BytesReclaimed)}");
    }
}
