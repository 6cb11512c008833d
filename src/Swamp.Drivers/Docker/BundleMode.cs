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
/// Runs the bundle of an extension in a container with Deno or .NET (DRV-41, DRV-48). The container sees the bundle, the request and the runner under <c>/swamp</c>,
/// which it cannot change; what the method writes goes to a file of its own, and what it prints is only ever log.
/// </summary>
internal sealed class BundleMode(ContainerEngine engine, ContainerRun run, ContainerPool? pool, DockerSettings settings, DockerDriverOptions options)
{
    private const int TailLines = 12;

    /// <summary>Status of <c>dotnet</c> where the .NET that a program asks for is not installed.</summary>
    private const int NoFramework = 150;

    private static readonly byte[] Go = "go\n"u8.ToArray();

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BundleProgram program = new(settings, options);

    /// <summary>Runs the method.</summary>
    public async Task<ExecutionResult> RunAsync(DriverCall call, MethodCode code, CancellationToken cancellationToken)
    {
        var warm = pool?.Take($"{code.Language}\n{code.Path}\n{code.FilesRoot}", token => StartAsync(code, token));
        var folder = warm?.Folder ?? NewFolder();
        try
        {
            var container = warm is null
                ? await program.PrepareAsync(code, folder, waits: false, cancellationToken)
                : new ContainerRequest { Image = settings.BundleImage, Command = [ProgramOf(code)], Timeout = settings.Timeout };
            var request = await BundleRequest.CreateAsync(call, TraceContext.Of(options.Variables), cancellationToken);
            if (code.FilesRoot is not null)
            {
                (request["filesRoot"], request["filesInstalled"]) = ("/swamp/files", code.FilesInstalled);
            }

            await folder.WriteAsync("request.json", Encoding.UTF8.GetBytes(request.ToJsonString(Compact)), cancellationToken);
            return await RunAsync(call, folder, container, warm, cancellationToken);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
        finally
        {
            if (warm is not null)
            {
                await run.DiscardAsync(warm.Container);
            }
        }
    }

    private static string ProgramOf(MethodCode code) => code.Language == MethodCode.CSharp ? "dotnet" : "deno";

    private async Task<WarmContainer> StartAsync(MethodCode code, CancellationToken cancellationToken)
    {
        var folder = NewFolder();
        try
        {
            return new WarmContainer(run.Prepare(await program.PrepareAsync(code, folder, waits: true, cancellationToken)), folder);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    private CallFolder NewFolder() => CallFolder.Create(options.TemporaryDirectory, engine.OwnerText, IdFormat.Text(options.Ids.NewUuid())[..8]);

    private async Task<ExecutionResult> RunAsync(DriverCall call, CallFolder folder, ContainerRequest request, WarmContainer? warm, CancellationToken cancellationToken)
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
            exit = warm is null
                ? await run.RunAsync(request, TakeAsync, cancellationToken)
                : await run.RunAsync(warm.Container, Go, request, TakeAsync, cancellationToken);
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

        async ValueTask TakeAsync(ProcessStream stream, ReadOnlyMemory<byte> bytes)
        {
            if (stream == ProcessStream.Output)
            {
                await printed.WriteAsync(bytes);
                return;
            }

            complaint.Add(stream, bytes.Span);
            await lines.AddAsync(bytes);
        }
    }

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
            exit.ExitCode switch
            {
                137 => "Something killed it; when memory is short, give it a limit: driverConfig.memory.",
                NoFramework => "The image has another .NET than swamp-host needs; docs/drivers.md says how to make one that fits.",
                _ => null,
            });
    }
}
