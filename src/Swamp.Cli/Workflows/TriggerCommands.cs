using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations.Workflows;

namespace Swamp.Cli.Workflows;

/// <summary><c>swamp workflow trigger</c> (WFC-55): times at which a server starts a workflow, over what its file says.</summary>
internal static class TriggerCommands
{
    public static Command Build() => new("trigger", "Say when a server starts a workflow by itself")
    {
        Set(),
        Get(),
        Remove(),
    };

    private static OperationCommand<TriggerSetRequest, TriggerSetResult> Set()
    {
        var workflow = Workflow();
        var schedule = new Option<string>("--schedule") { Description = "Cron: minute, hour, day of month, month, day of week", HelpName = "cron", Required = true };
        var input = new Option<string[]>("--input") { Description = "Input of the runs it starts, a text (repeatable)", HelpName = "key=value", Arity = ArgumentArity.ZeroOrMore };
        var command = new OperationCommand<TriggerSetRequest, TriggerSetResult>("set", WorkflowOperations.TriggerSet)
        {
            Examples = [new("Every night at two", "swamp workflow trigger set nightly-audit --schedule '0 2 * * *' --input env=prod")],
            Notes = "The override is kept in .swamp/serve.yaml and replaces an earlier one.",
            Bind = (invocation, _) => ValueTask.FromResult(new TriggerSetRequest
            {
                Workflow = invocation.Value(workflow)!,
                Schedule = invocation.Value(schedule)!,
                Inputs = InputsOf(invocation.Values(input)),
            }),
            Render = static (result, output) =>
            {
                output.Line($"Trigger of {result.WorkflowName}: {result.Entry.Schedule}");
                output.Field("Inputs", result.Entry.Inputs?.ToJsonString());
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(schedule);
        command.Options.Add(input);
        return command;
    }

    private static OperationCommand<WorkflowRequest, TriggerGetResult> Get()
    {
        var workflow = Workflow();
        var command = new OperationCommand<WorkflowRequest, TriggerGetResult>("get", WorkflowOperations.TriggerGet)
        {
            Examples = [new("What holds, and who says so", "swamp workflow trigger get nightly-audit")],
            Bind = (invocation, _) => ValueTask.FromResult(new WorkflowRequest(invocation.Value(workflow)!)),
            Render = static (result, output) =>
            {
                Entry("In the file", result.BuiltIn, output);
                Entry("Override", result.Override, output);
                Entry("In effect", result.Effective, output);
            },
        };
        command.Arguments.Add(workflow);
        return command;
    }

    private static OperationCommand<WorkflowRequest, TriggerRemoveResult> Remove()
    {
        var workflow = Workflow();
        var command = new OperationCommand<WorkflowRequest, TriggerRemoveResult>("remove", WorkflowOperations.TriggerRemove)
        {
            Examples = [new("Back to what the file says", "swamp workflow trigger remove nightly-audit")],
            Bind = (invocation, _) => ValueTask.FromResult(new WorkflowRequest(invocation.Value(workflow)!)),
            Render = static (result, output) => output.Line($"Removed the trigger override of {result.WorkflowName}"),
        };
        command.Arguments.Add(workflow);
        return command;
    }

    private static void Entry(string title, TriggerEntryView? entry, TextOutput output) =>
        output.Line($"{title}: {(entry?.Schedule is null && entry?.Inputs is null ? "none" : $"{entry.Schedule ?? "no schedule"}{(entry.Inputs is null ? "" : $", inputs {entry.Inputs.ToJsonString()}")}")}");

    private static Argument<string> Workflow() => new("workflow") { Description = "Name or id" };

    private static Dictionary<string, string>? InputsOf(IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new SwampException(ErrorCodes.InvalidArgument, $"--input '{entry}': key=value is expected.", "Write --input key=value.");
            }

            inputs[entry[..equals]] = entry[(equals + 1)..];
        }

        return inputs;
    }
}
