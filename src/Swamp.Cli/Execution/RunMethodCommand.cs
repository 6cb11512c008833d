using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;
using Swamp.Engine.Values;
using Swamp.Operations.Execution;

namespace Swamp.Cli.Execution;

/// <summary><c>swamp model method run</c> (RUN-1, RUN-2).</summary>
internal static class RunMethodCommand
{
    public static Command Build()
    {
        var model = new Argument<string>("model_or_type") { Description = "Name or id of a model, or a model type" };
        var method = new Argument<string>("method") { Description = "Name of the method" };
        var definition = new Argument<string?>("definition_name")
        {
            Description = "With a type: name of the definition that keeps its data; made when it is missing",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var options = new RunMethodOptions();
        var command = new FlowCommand("run", ExecutionOperations.RunMethod.Summary, ExecutionOperations.RunMethod)
        {
            Examples =
            [
                new("Run a method", "swamp model method run greet execute"),
                new("With inputs", "swamp model method run greet execute --input who=me --input tags:json='[\"a\"]'"),
                new("A type directly", "swamp model method run command/shell execute hello --input run='echo hello'"),
                new("In a container", "swamp model method run greet execute --driver docker --driver-config image=alpine:3"),
                new("Once for each record", "printf '{\"who\":\"a\"}\\n{\"who\":\"b\"}\\n' | swamp model method run greet execute --stdin --json"),
            ],
            Flow = (invocation, cancellationToken) => RunAsync(
                invocation,
                options,
                options.Request(invocation, invocation.Value(model)!, invocation.Value(method)!, invocation.Value(definition)),
                cancellationToken),
        };
        command.Arguments.Add(model);
        command.Arguments.Add(method);
        command.Arguments.Add(definition);
        options.AddTo(command);
        return command;
    }

    /// <summary>Runs once for each record of inputs, stopping at the first failure (INP-9).</summary>
    private static async Task<int> RunAsync(Invocation invocation, RunMethodOptions options, RunMethodRequest request, CancellationToken cancellationToken)
    {
        var (driver, config) = await options.Driver.ReadAsync(invocation, cancellationToken);
        foreach (var inputs in await InputsAsync(invocation, options, cancellationToken))
        {
            var result = await invocation.CallAsync(
                ExecutionOperations.RunMethod, request with { Inputs = inputs, Driver = driver, DriverConfig = config }, cancellationToken);
            invocation.Write(ExecutionOperations.RunMethod, result, Render);
            if (result.Status != "succeeded")
            {
                return ExitCodes.Failure;
            }
        }

        return ExitCodes.Ok;
    }

    private static async Task<IReadOnlyList<JsonObject>> InputsAsync(Invocation invocation, RunMethodOptions options, CancellationToken cancellationToken)
    {
        using var stdin = invocation.Value(options.Stdin) ? new StreamReader(invocation.Terminal.Input, leaveOpen: true) : null;
        var records = await InputParser.ParseAsync(
            new InputSource
            {
                Entries = [.. invocation.Values(options.Arg), .. invocation.Values(options.Input)],
                InputFile = invocation.Value(options.InputFile),
                Stdin = stdin,
                WorkingDirectory = invocation.Call.WorkingDirectory,
                HomeDirectory = invocation.Host.HomeDirectory,
            },
            cancellationToken);
        return records.Count > 0 ? records : [[]];
    }

    private static void Render(RunMethodResult result, TextOutput output)
    {
        output.Line($"{(result.Status == "succeeded" ? output.Good("Completed") : output.Bad("Failed"))} {result.ModelName}.{result.MethodName} in {DurationText.Format(TimeSpan.FromMilliseconds(result.Duration))}");
        ExecutionText.Arguments("Global arguments", result.GlobalArguments, output);
        ExecutionText.Arguments("Arguments", result.MethodArguments, output);
        output.Line(output.Bold("Data produced:"));
        foreach (var artifact in result.DataArtifacts)
        {
            output.Line($"  {artifact.Name}");
            if (artifact.Attributes is JsonObject attributes)
            {
                foreach (var (key, value) in attributes)
                {
                    output.Line($"    {key}: {ExecutionText.Short(value)}");
                }
            }
        }

        if (result.DataArtifacts.Count == 0)
        {
            output.Line("  none");
        }

        foreach (var report in result.Reports?.Values.Where(r => r.Name != "@swamp/method-summary" && r.Markdown is not null) ?? [])
        {
            output.Line();
            output.Line(report.Markdown!);
        }
    }
}
