using System.Runtime.InteropServices;

namespace Swamp.Storage.Tests;

/// <summary>Runs code for which the permissions of files count, also when the tests are run by the superuser.</summary>
internal static partial class Unprivileged
{
    private const int Nobody = 65534;

    /// <summary>Runs an action on a thread of its own; it must not change threads.</summary>
    /// <returns>False where there is no way to give up the superuser's rights for a while.</returns>
    public static bool Run(Action action)
    {
        if (OperatingSystem.IsWindows() || (Environment.IsPrivilegedProcess && !OperatingSystem.IsLinux()))
        {
            return false;
        }

        Exception? failure = null;
        var thread = new Thread(() =>
        {
            // On Linux this is a property of the thread, and with the user go the rights to pass over permissions.
            if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            {
                _ = SetFileSystemUser(Nobody);
            }

            try
            {
                action();
            }
            catch (Exception error)
            {
                failure = error;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(int user);
}
