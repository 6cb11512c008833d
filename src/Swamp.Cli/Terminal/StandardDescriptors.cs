namespace Swamp.Cli.Terminal;

/// <summary>
/// Keeps the descriptors 0 to 2 taken. A caller may have closed them (<c>swamp … 2&gt;&amp;-</c>); the next file or pipe that is opened
/// would get their number, and output would be written into it.
/// </summary>
internal static class StandardDescriptors
{
    public static void KeepTaken()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        while (true)
        {
            // Opened for reading, so that writing to a closed standard output still fails instead of vanishing.
            var handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (handle.DangerousGetHandle() > 2)
            {
                handle.Dispose();
                return;
            }

            // A reference that is never given back: it stays open until the process ends.
            var kept = false;
            handle.DangerousAddRef(ref kept);
        }
    }
}
