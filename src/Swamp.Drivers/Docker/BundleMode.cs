using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Execution.Output;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Runs the bundle of an extension in a container with Deno (DRV-41, DRV-48). The container sees the bundle, the request and the runner under <c>/swamp</c>,
/// which it cannot change; what the method writes goes to a file of its own, and what it prints is only ever log.
/// </summary>
internal sealed class BundleMode(ContainerEngine engine, DockerSettings settings, DockerDriverOptions options)
{
    private const int TailLines = 12;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the method.</summary>
    public async Task<ExecutionResult> RunAsync(DriverCall call, MethodCode code, CancellationToken cancellationToken)
    {
        var runner = await options.FindRunner(cancellationToken);
        var folder = CallFolder.Create(options.TemporaryDirectory, engine.OwnerText, IdFormat.Text(options.Ids.NewUuid())[..8]);
        try
        {
            folder.Copy(runner, "");
            folder.Copy(code.Path!, "bundle.js");
            var request = await BundleRequest.CreateAsync(call, TraceContext.Of(options.Variables), cancellationToken);
            if (code.FilesRoot is not null)
            {
                Directory.CreateDirectory(Path.Combine(folder.In, "files"));
                (request["filesRoot"], request["filesInstalled"]) = ("/swamp/files", code.FilesInstalled);
            }

            await folder.WriteAsync("request.json", Encoding.UTF8.GetBytes(request.ToJsonString(Compact)), cancellationToken);
            return await RunAsync(call, folder, code, cancellationToken);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    private async Task<ExecutionResult> RunAsync(DriverCall call, CallFolder folder, MethodCode code, CancellationToken cancellationToken)
    {
        var context = call.Context;
        var complaint = new EngineComplaint();
        var printed = context.OpenOutput(MethodStream.Stdout, CancellationToken.None);
        var log = new RunnerLog(context);
        var lines = new LineAssembler(log.TakeAsync);
        ContainerExit? exit = null;
        Exception? cancelled = null;
        try
        {
            exit = await new ContainerRun(engine, settings, options).RunAsync(
                Request(folder, code),
                context,
                async (stream, bytes) =>
                {
                    if (stream == ProcessStream.Output)
                    {
                        await printed.WriteAsync(bytes);
                        return;
                    }

                    complaint.Add(stream, bytes.Span);
                    await lines.AddAsync(bytes);
                },
                cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            // What was written until then is kept, as it is on raw.
            cancelled = exception;
        }

        await lines.FinishAsync();
        await log.FinishAsync();
        await printed.FinishAsync();
        var results = ResultFile.Read(folder.Result);
        return new ExecutionResult { Outputs = results.Outputs, Failure = cancelled ?? FailureOf(exit!, results, complaint), Held = folder };
    }

    private ContainerRequest Request(CallFolder folder, MethodCode code) => new()
    {
        Image = settings.BundleImage,
        Arguments = ["-v", $"{folder.In}:/swamp:ro", "-v", $"{folder.Result}:/swamp-result", .. code.FilesRoot is { } files ? ["-v", $"{files}:/swamp/files:ro"] : Array.Empty<string>()],
        Command = ["deno", "run", "--quiet", "--no-lock", "--no-config", "--allow-all", "/swamp/runner.js"],
        Timeout = settings.Timeout,
    };

    private SwampException? FailureOf(ContainerExit exit, ResultFile results, EngineComplaint complaint)
    {
        if (exit.ExitCode is null)
        {
            return DockerFailures.TimedOut("Docker bundle execution", settings);
        }

        if (exit.OutOfMemory != false)
        {
            return DockerFailures.OutOfMemory(settings, exit.OutOfMemory == true);
        }

        if (results.Problem is { } problem)
        {
            return new SwampException(ErrorCodes.MethodExecutionFailed, $"What the container wrote as its result cannot be read: {problem}", "The file /swamp-result belongs to swamp; nothing else may write to it.");
        }

        return results.IsComplete ? results.Failure : new SwampException(
            ErrorCodes.MethodExecutionFailed,
            $"The container ended with status {exit.ExitCode} before the method was done.{(complaint.Tail(TailLines) is { Length: > 0 } said ? $" Its last lines:\n{said}" : "")}",
            exit.ExitCode == 137 ? "Something killed it; when memory is short, give it a limit: driverConfig.memory." : null);
    }
}
