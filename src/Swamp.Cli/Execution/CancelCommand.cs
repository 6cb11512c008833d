using System.CommandLine;
using Swamp.Cli.CommandLine;
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
        var command = new OperationCommand<CancelModelRequest, CancelModelResult>("cancel", ExecutionOperations.Cancel)
        {
            Examples = [new("Cancel the run of a model", "swamp model cancel deploy --reason 'wrong branch'"), new("Cancel everything", "swamp model cancel --all")],
            Bind = (invocation, _) => ValueTask.FromResult(new CancelModelRequest
            {
                Model = invocation.Value(model),
                All = invocation.Value(all),
                Reason = invocation.Value(reason),
            }),
            Render = (result, output) =>
            {
                foreach (var run in result.Cancelled)
                {
                    output.Line($"Cancelled {run.Type}.{run.Method} ({run.Id})");
                }

                if (result.Cancelled.Count == 0)
                {
                    output.Line("Nothing was running.");
                }
            },
        };
        command.Arguments.Add(model);
        command.Options.Add(all);
        command.Options.Add(reason);
        return command;
    }
}
