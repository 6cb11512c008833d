using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Files;

namespace Swamp.Engine.Vaults.Refresh;

/// <summary>
/// The right to run the refresh command of one secret, among all processes: a command that hands out tokens may end the token of an earlier call, so
/// two at once could leave the dead one in the vault. The system gives the turn back when its holder dies.
/// </summary>
internal static class RefreshTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the turn; refresh commands have a time limit, and so has the wait.</summary>
    /// <returns>What gives the turn back; nothing to wait for where no file can be made.</returns>
    public static async Task<IDisposable?> TakeAsync(string folder, string vault, string key, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $".refresh-{ContentHasher.Hex(Encoding.UTF8.GetBytes($"{vault}\n{key}"))[..16]}.lock");
        while (Directory.Exists(folder))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (Exception exception) when (FileErrors.IsRefusal(exception))
            {
                return null; // A vault that cannot be written cannot take a fresh value either; that is told when it is stored.
            }
        }

        return null;
    }
}
