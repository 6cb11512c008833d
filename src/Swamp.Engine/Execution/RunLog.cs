using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Execution;

/// <summary>The log file of one method run (RUN-17). Every line is handed to the system at once, so that it survives the process.</summary>
internal sealed class RunLog : IAsyncDisposable
{
    private readonly FileStream stream;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim gate = new(1, 1);

    private RunLog(FileStream stream, TimeProvider clock) => (this.stream, this.clock) = (stream, clock);

    /// <summary>Absolute path of the file.</summary>
    public string Path => stream.Name;

    /// <summary>Creates the file; its folder is made when it is missing.</summary>
    public static RunLog Create(string path, TimeProvider clock)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return new RunLog(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0), clock);
    }

    /// <summary>Appends a record in the form of GEN-15. The text is already redacted.</summary>
    public async ValueTask WriteAsync(string level, string category, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes($"{IdFormat.Text(clock.GetUtcNow())} [{level}] {category}: {text}\n");
        await gate.WaitAsync(cancellationToken);
        try
        {
            // A line takes microseconds to hand over; going through another thread takes longer, a hundred thousand times.
            stream.Write(bytes);
        }
        catch (Exception exception) when (FileErrors.IsRefusal(exception))
        {
            throw FileErrors.Of("written", Path, exception);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>As <see cref="WriteAsync"/>, for records about a failure: a disk that takes no more must not hide what failed.</summary>
    public async ValueTask TryWriteAsync(string level, string category, string text)
    {
        try
        {
            await WriteAsync(level, category, text, CancellationToken.None);
        }
        catch (SwampException)
        {
            // The caller reports the error that it wanted to log.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        gate.Dispose();
    }
}
