using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Models;

namespace Swamp.Cli.Models;

/// <summary><c>swamp model delete</c> (MOD-30). Everything that could prevent it is found out before the question is asked.</summary>
internal static class DeleteModelCommand
{
    public static Command Build()
    {
        var model = new Argument<string>("model") { Description = "Name or id" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask" };
        var force = new Option<bool>("--force", "-f") { Description = "Do not ask, and delete its data too" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would be deleted" };
        var command = new FlowCommand("delete", ModelOperations.Delete.Summary, ModelOperations.Delete)
        {
            Examples = [new("Delete a model without data", "swamp model delete greet --yes"), new("Delete a model and its data", "swamp model delete greet --force")],
            Flow = async (invocation, cancellationToken) =>
            {
                var request = new DeleteModelRequest { Model = invocation.Value(model)!, Force = invocation.Value(force) };
                var preview = await invocation.CallAsync(ModelOperations.Delete, request with { DryRun = true }, cancellationToken);
                if (invocation.Value(dryRun))
                {
                    invocation.Write(ModelOperations.Delete, preview, Render);
                    return 0;
                }

                var data = preview.DataDeleted ? " and all its data" : "";
                var question = $"Delete model {preview.Deleted.Name} ({preview.Deleted.Type}){data}?";
                if (!await invocation.ConfirmAsync(question, request.Force || invocation.Value(yes), cancellationToken))
                {
                    invocation.Tell("Nothing was changed.");
                    return 0;
                }

                invocation.Write(ModelOperations.Delete, await invocation.CallAsync(ModelOperations.Delete, request, cancellationToken), Render);
                return 0;
            },
        };
        command.Arguments.Add(model);
        command.Options.Add(yes);
        command.Options.Add(force);
        command.Options.Add(dryRun);
        return command;
    }

    private static void Render(DeleteModelResult result, TextOutput output)
    {
        output.Line($"{(result.DryRun is true ? "Would delete" : "Deleted")}: {result.Deleted.Name} ({result.Deleted.Type})");
        output.Field("Path", result.Deleted.InputPath);
        output.Field("Outputs", result.OutputsDeleted > 0 ? result.OutputsDeleted : null);
        output.Field("Data", result.DataDeleted ? "deleted" : null);
        output.Field("Expired data items collected", result.ExpiredDataAutoCollected > 0 ? result.ExpiredDataAutoCollected : null);
    }
}
