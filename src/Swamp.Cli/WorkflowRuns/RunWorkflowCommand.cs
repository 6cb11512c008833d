using System.CommandLine;
using System.Text;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Execution;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Operations;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Cli.WorkflowRuns;

/// <summary><c>swamp workflow run</c> and <c>swamp workflow resume</c> (WFC-30 to WFC-36, WFC-52).</summary>
internal static class RunWorkflowCommand
{
    public static Command BuildRun()
    {
        var workflow = new Argument<string>("workflow") { Description = "Name or id" };
        var tags = RunOptions.Repeatable("--tag", "key=value", "Tag for the run and all data it writes");
        var lastEvaluated = new Option<bool>("--last-evaluated") { Description = "Use the stored evaluations of workflow and models" };
        var options = new RunOptions();
        var driver = new DriverOptions();
        var command = new FlowCommand("run", WorkflowRunOperations.Run.Summary, WorkflowRunOperations.Run)
        {
            Examples =
            [
                new("Run a workflow", "swamp workflow run nightly --input env=prod"),
                new("For a CI system", "swamp workflow run checks --junit --out results.xml"),
                new("Every step in a container", "swamp workflow run nightly --driver docker --driver-config image=alpine:3"),
                new("A workflow that is called like a command", "swamp workflow run -- search"),
                new("Tolerate minor findings", "swamp workflow run checks --fail-on medium"),
            ],
            Flow = async (invocation, cancellationToken) =>
            {
                var (driverType, driverConfig) = await driver.ReadAsync(invocation, cancellationToken);
                foreach (var inputs in await options.InputsAsync(invocation, cancellationToken))
                {
                    var request = new RunWorkflowRequest
                    {
                        Driver = driverType,
                        DriverConfig = driverConfig,
                        Workflow = invocation.Value(workflow)!,
                        Inputs = inputs,
                        Tags = RunOptions.Pairs("--tag", invocation.Values(tags)),
                        Options = options.Options(invocation),
                        LastEvaluated = invocation.Value(lastEvaluated),
                        TimeoutMs = options.TimeoutMs(invocation),
                    };
                    var exit = await CallAsync(invocation, options, WorkflowRunOperations.Run, request, cancellationToken);
                    if (exit != ExitCodes.Ok)
                    {
                        return exit;
                    }
                }

                return ExitCodes.Ok;
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(tags);
        command.Options.Add(lastEvaluated);
        foreach (var option in driver.All)
        {
            command.Options.Add(option);
        }

        options.AddTo(command);
        command.Subcommands.Add(RunSearchCommand.Build("workflow run search"));
        return command;
    }

    public static Command BuildResume()
    {
        var workflow = new Argument<string>("workflow") { Description = "Name or id" };
        var run = new Option<string?>("--run") { Description = "Id of the run, or its beginning", HelpName = "id" };
        var from = new Option<string?>("--from") { Description = "Start a failed or cancelled run over from this step", HelpName = "step" };
        var force = new Option<bool>("--force") { Description = "Go on although the record says that another machine runs it" };
        var options = new RunOptions();
        var command = new FlowCommand("resume", WorkflowRunOperations.Resume.Summary, WorkflowRunOperations.Resume)
        {
            Examples = [new("After an approval, or after the process died", "swamp workflow resume nightly"), new("From a step that failed", "swamp workflow resume nightly --from deploy")],
            Flow = async (invocation, cancellationToken) =>
            {
                var inputs = await options.InputsAsync(invocation, cancellationToken);
                if (inputs.Count > 1)
                {
                    throw new SwampException(ErrorCodes.InvalidArgument, "A resume takes one record of inputs.", "Pass a single object.");
                }

                var request = new ResumeWorkflowRequest
                {
                    Workflow = invocation.Value(workflow)!,
                    RunId = invocation.Value(run),
                    From = invocation.Value(from),
                    Force = invocation.Value(force),
                    Inputs = inputs[0],
                    Options = options.Options(invocation),
                    TimeoutMs = options.TimeoutMs(invocation),
                };
                return await CallAsync(invocation, options, WorkflowRunOperations.Resume, request, cancellationToken);
            },
        };
        command.Arguments.Add(workflow);
        command.Options.Add(run);
        command.Options.Add(from);
        command.Options.Add(force);
        options.AddTo(command);
        return command;
    }

    private static async Task<int> CallAsync<TRequest>(
        Invocation invocation, RunOptions options, Operation<TRequest, WorkflowRunResult> operation, TRequest request, CancellationToken cancellationToken)
    {
        WorkflowRunResult result;
        await using (var progress = RunProgress.Create(invocation))
        {
            result = await invocation.CallAsync(operation, request, progress, cancellationToken);
        }

        if (!invocation.Value(options.JUnit))
        {
            invocation.Write(operation, result, WorkflowRunText.Summary);
        }
        else if (invocation.Value(options.Out) is { } path)
        {
            await File.WriteAllTextAsync(Path.GetFullPath(path, invocation.Call.WorkingDirectory), JUnitReport.Of(result), new UTF8Encoding(false), CancellationToken.None);
        }
        else
        {
            invocation.Writer.WriteText(text => text.Text(JUnitReport.Of(result)));
        }

        if (invocation.Value(options.JUnit) && result.Jobs.All(static j => j.Steps.All(static s => s.AssertResult is null)))
        {
            Quietly.Write(invocation.Terminal.Error, "Warning: the workflow has no assertions, so the report has no test cases.\n");
        }

        return result.Status switch
        {
            "succeeded" or "suspended" => ExitCodes.Ok,
            "cancelled" when cancellationToken.IsCancellationRequested => ExitCodes.Interrupted,
            _ => ExitCodes.Failure,
        };
    }
}
