using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Definitions;

/// <summary>
/// Lets one writer of definitions at a time into a repository, whatever process it is in. The operating system lets go of the lock when its
/// holder dies, so there is nothing to clean up; it is held for the few milliseconds of one write.
/// </summary>
internal sealed class DefinitionMutex : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly FileStream file;

    private DefinitionMutex(FileStream file) => this.file = file;

    /// <summary>Waits for the lock, at most ten seconds (LIM-8).</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.LockTimeout"/>, or <see cref="ErrorCodes.FileSystem"/> when the lock file cannot be made.</exception>
    public static async ValueTask<DefinitionMutex> AcquireAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("made", Path.GetDirectoryName(path)!, exception);
        }

        while (true)
        {
            try
            {
                return new DefinitionMutex(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or IOException && !FileErrors.IsHeldByAnother(exception))
            {
                // Waiting does not help: read-only, no permission, full, a folder in its place.
                throw FileErrors.Of("written", path, exception);
            }
            catch (IOException exception)
            {
                if (clock.GetElapsedTime(started) > Patience)
                {
                    throw new SwampException(
                        new SwampError
                        {
                            Code = ErrorCodes.LockTimeout,
                            Message = $"Another process kept writing definitions for more than {Patience.TotalSeconds:0} seconds ({path} is locked: {exception.Message})",
                            Hint = "Try again.",
                            ExitStatus = ExitCodes.LockTimeout,
                            Retryable = true,
                        },
                        exception);
                }
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
