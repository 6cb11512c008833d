using System.Net.Sockets;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Provisioning;

namespace Swamp.Extensions.Tests;

/// <summary>Starting a host ahead of its first call.</summary>
public sealed class HostStartTests
{
    [Fact]
    public async Task Prepare_OfAHostThatCannotStart_ShowsAtTheFirstCall_AndIsTriedOnce()
    {
        var program = new Program(() => throw new SwampException(ErrorCodes.MissingDependencies, "There is no such program."));
        await using var host = Host(program, new Sleeper());

        host.Prepare();
        var first = await Assert.ThrowsAsync<SwampException>(() => CallAsync(host));
        Assert.Equal("There is no such program.", first.Message);
        Assert.Equal(1, program.Prepared);

        await Assert.ThrowsAsync<SwampException>(() => CallAsync(host));
        Assert.Equal(2, program.Prepared);
    }

    [Fact]
    public async Task Prepare_Twice_StartsOneProcess_AndTheEndOfTheHostEndsIt()
    {
        var program = new Program(() => new HostCommand(static _ => new ProcessRequest { Program = "/nowhere", Arguments = [], WorkingDirectory = "/", Environment = new Dictionary<string, string>(StringComparer.Ordinal) }, "No hint."));
        var sleeper = new Sleeper();
        var host = Host(program, sleeper);

        host.Prepare();
        host.Prepare();
        await sleeper.Started.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await host.DisposeAsync();

        Assert.True(sleeper.WasCancelled);
        Assert.Equal(1, program.Prepared);
    }

    [Fact]
    public async Task Prepare_AfterOneThatFailed_TriesAgain()
    {
        var program = new Program(() => throw new SwampException(ErrorCodes.MissingDependencies, "There is no such program."));
        await using var host = Host(program, new Sleeper());

        // The first attempt ends at some time; what is prepared after that is a new one.
        for (var tries = 0; tries < 2000 && program.Prepared < 2; tries++)
        {
            host.Prepare();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.True(program.Prepared >= 2, "A start that failed was never tried again.");
    }

    [Fact]
    public async Task Prepare_OfAProgramThatHasToBeFetched_DoesNothing()
    {
        var program = new Program(() => throw new SwampException(ErrorCodes.MissingDependencies, "There is no such program.")) { IsAtHand = false };
        await using var host = Host(program, new Sleeper());

        host.Prepare();
        await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Equal(0, program.Prepared);
    }

    [Fact]
    public async Task Process_ThatDialsAndDiesBeforeItsFirstWord_IsToldAsEndedAndNotAsCancelled()
    {
        var program = new Program(() => new HostCommand(static address => new ProcessRequest
        {
            Program = "/nowhere",
            Arguments = [address],
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string>(StringComparer.Ordinal),
        }, "Look at it."));
        await using var host = Host(program, new Caller());

        var error = await Assert.ThrowsAsync<SwampException>(() => CallAsync(host));

        Assert.Equal("The test host ended with status 3 before it answered.", error.Message);
    }

    [Fact]
    public async Task Host_DisposedTwice_EndsOnce_AndTakesNoCallsAnyMore()
    {
        var host = Host(new Program(() => throw new SwampException(ErrorCodes.MissingDependencies, "There is no such program.")), new Sleeper());

        await host.DisposeAsync();
        await host.DisposeAsync();
        host.Prepare();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => CallAsync(host));
    }

    private static Task CallAsync(ExtensionHost host) => host.CallAsync("describe", new JsonObject(), handler: null, TestContext.Current.CancellationToken);

    private static ExtensionHost Host(IHostProgram program, IProcessRunner processes)
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = Path.GetTempPath();
        return new ExtensionHost(
            new ExtensionHostOptions
            {
                Deno = new DenoProvisioner(none, folder, new NoFetcher()),
                ProgramDirectory = folder,
                Version = "1",
                Processes = processes,
                Variables = none,
                WorkingDirectory = folder,
                CacheDirectory = folder,
                ProcessId = Environment.ProcessId,
                OnPrinted = static (_, _) => ValueTask.CompletedTask,
            },
            program);
    }

    private sealed class Program(Func<HostCommand> prepare) : IHostProgram
    {
        public string Name => "test host";

        public bool IsAtHand { get; init; } = true;

        public int Prepared { get; private set; }

        public Task<HostCommand> PrepareAsync(CancellationToken cancellationToken)
        {
            Prepared++;
            return Task.FromResult(prepare());
        }
    }

    /// <summary>A program that never dials back.</summary>
    private sealed class Sleeper : IProcessRunner
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool WasCancelled { get; private set; }

        public async Task<ProcessExit> RunAsync(ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
        {
            Started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                WasCancelled = true;
                throw;
            }

            return new ProcessExit(0, null);
        }
    }

    /// <summary>A program that dials, says nothing, and ends.</summary>
    private sealed class Caller : IProcessRunner
    {
        public async Task<ProcessExit> RunAsync(ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
        {
            using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(request.Arguments[0]), cancellationToken);
            }

            await Task.Delay(20, cancellationToken);
            return new ProcessExit(3, null);
        }
    }

    private sealed class NoFetcher : IDenoFetcher
    {
        public Task FetchAsync(DenoRelease release, string path, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
