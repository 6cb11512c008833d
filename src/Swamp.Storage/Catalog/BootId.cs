using Swamp.Storage.Files;

namespace Swamp.Storage.Catalog;

/// <summary>Identifies the current start of the machine, where the system tells.</summary>
internal static class BootId
{
    /// <summary>The id; empty where there is none.</summary>
    public static string Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "";
        }

        try
        {
            Span<byte> buffer = stackalloc byte[64];
            var length = SmallFile.Read("/proc/sys/kernel/random/boot_id", buffer);
            return length > 0 ? System.Text.Encoding.ASCII.GetString(buffer[..length]).Trim() : "";
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return "";
        }
    }
}
