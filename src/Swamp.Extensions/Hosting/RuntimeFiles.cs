namespace Swamp.Extensions.Hosting;

/// <summary>What the .NET runtime keeps in the folder for temporary files, for debuggers, and leaves there when it is killed.</summary>
internal static class RuntimeFiles
{
    /// <summary>Removes what a process left.</summary>
    /// <param name="processId">Its number; it has ended.</param>
    public static void Remove(int processId)
    {
        try
        {
            foreach (var pattern in new[] { $"clr-debug-pipe-{processId}-*", $"dotnet-diagnostic-{processId}-*" })
            {
                foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), pattern))
                {
                    File.Delete(file);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever tidies that folder takes them.
        }
    }
}
