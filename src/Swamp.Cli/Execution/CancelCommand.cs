using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary><c>swamp model cancel</c> (MOD-55, MOD-56).</summary>
internal static class CancelCommand
{
    public static Command Build()
    {
        var model = new Argument<string?>("model") { Description = "Name or id", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every running method" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the record", HelpName = "text" };
        var command = new FlowCommand("cancel", "Cancel running methods, with everything they started.", ExecutionOperations.Cancel)
        {
            Examples = [new("Cancel the run of a model", "swamp model cancel deploy --reason 'wrong branch'"), new("Cancel everything", "swamp model cancel --all")],
            AlsoCalls = [ExecutionOperations.CancelAll],
            Flow = async (invocation, cancellationToken) =>
            {
                if (invocation.Value(all))
                {
                    await AllAsync(invocation, new CancelModelsRequest { Reason = invocation.Value(reason) }, cancellationToken);
                }
                else
                {
                    var name = invocation.Value(model)
                        ?? throw new SwampException(ErrorCodes.InvalidArgument, "Name a model, or cancel every run with --all.", "swamp model cancel --help");
                    await OneAsync(invocation, new CancelModelRequest { Model = name, Reason = invocation.Value(reason) }, cancellationToken);
                }

                return ExitCodes.Ok;
            },
        };
        command.Arguments.Add(model);
        command.Options.Add(all);
        command.Options.Add(reason);
        return command;
    }

    private static async Task OneAsync(Invocation invocation, CancelModelRequest request, CancellationToken cancellationToken)
    {
        var result = await invocation.CallAsync(ExecutionOperations.Cancel, request, cancellationToken);
        invocation.Write(ExecutionOperations.Cancel, result, static (run, output) => output.Line($"Cancelled {run.Type}.{run.Method} ({run.Id})"));
    }

    private static async Task AllAsync(Invocation invocation, CancelModelsRequest request, CancellationToken cancellationToken)
    {
        var result = await invocation.CallAsync(ExecutionOperations.CancelAll, request, cancellationToken);
        invocation.Write(
            ExecutionOperations.CancelAll,
            result,
            static (all, output) =>
            {
                foreach (var run in all.Cancelled)
                {
                    output.Line($"Cancelled {run.Type}.{run.Method} ({run.Id})");
                }

                if (all.Cancelled.Count == 0)
                {
                    output.Line("Nothing was running.");
                }
            });
    }
}
