using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Extensions.Installing;

/// <summary>Keeps two installations of one repository apart. The system gives the lock back when the process ends, however it ends.</summary>
internal sealed class InstallLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private InstallLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.LockTimeout"/>.</exception>
    public static async Task<InstallLock> TakeAsync(string path, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new InstallLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or IOException && !FileErrors.IsHeldByAnother(exception))
            {
                // Waiting does not help: read-only, no permission, full, a folder in its place.
                throw FileErrors.Of("written", path, exception);
            }
            catch (IOException) when (clock.GetElapsedTime(start) < limit)
            {
                await Task.Delay(Step, clock, cancellationToken);
            }
            catch (IOException exception)
            {
                throw new SwampException(
                    ErrorCodes.LockTimeout, $"Another swamp is installing extensions here; it held {path} for more than {limit.TotalSeconds:0} s.", "Try again when it has ended.", innerException: exception);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
