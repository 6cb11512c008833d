using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Processes;

/// <summary>Runs programs where there are no process groups; ending one kills its process tree.</summary>
internal sealed class WindowsProcessRunner : IProcessRunner
{
    public async Task<ProcessExit> RunAsync(
        ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfoOf(request) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new SwampException(
                ErrorCodes.MethodExecutionFailed,
                $"'{request.Program}' cannot be started in {request.WorkingDirectory}: {exception.Message}.",
                innerException: exception);
        }

        if (request.Input is null)
        {
            process.StandardInput.Close();
        }

        await using var feed = request.Input is { } input ? new ProcessFeed(input, process.StandardInput.BaseStream) : null;
        var chunks = Channel.CreateBounded<(ProcessStream Stream, byte[] Bytes)>(64);
        await using (cancellationToken.Register(() => process.Kill(entireProcessTree: true)))
        {
            var reading = Task.WhenAll(
                PumpAsync(process.StandardOutput.BaseStream, ProcessStream.Output, chunks.Writer),
                PumpAsync(process.StandardError.BaseStream, ProcessStream.Error, chunks.Writer));
            var closing = CloseAsync(reading, chunks.Writer);
            try
            {
                await foreach (var (stream, bytes) in chunks.Reader.ReadAllAsync(CancellationToken.None))
                {
                    await onOutput(stream, bytes);
                }
            }
            catch
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            await closing;
            await process.WaitForExitAsync(CancellationToken.None);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessExit(process.ExitCode, null);
    }

    private static ProcessStartInfo StartInfoOf(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.Program)
        {
            WorkingDirectory = request.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in request.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task PumpAsync(Stream source, ProcessStream stream, ChannelWriter<(ProcessStream Stream, byte[] Bytes)> chunks)
    {
        var buffer = new byte[65536];
        int count;
        while ((count = await source.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            await chunks.WriteAsync((stream, buffer.AsSpan(0, count).ToArray()), CancellationToken.None);
        }
    }

    private static async Task CloseAsync(Task reading, ChannelWriter<(ProcessStream Stream, byte[] Bytes)> chunks)
    {
        try
        {
            await reading;
            chunks.Complete();
        }
        catch (IOException exception)
        {
            chunks.Complete(exception);
        }
    }
}
