using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Swamp.Storage.Files;

namespace Swamp.Storage.Catalog;

/// <summary>Identifies the current start of the machine: by the system's own id, or else by the time of the start.</summary>
internal static partial class BootId
{
    private const string TimePrefix = "started ";

    /// <summary>The clock may have been corrected by so much since the time was noted; a machine that is restarted takes longer.</summary>
    private static readonly TimeSpan s_correction = TimeSpan.FromSeconds(30);

    /// <summary>The id; never empty.</summary>
    public static string Read()
    {
        var id = OperatingSystem.IsLinux() ? OnLinux() : OperatingSystem.IsMacOS() ? OnMac() : "";
        return id.Length > 0 ? id : OfStart(TimeProvider.System.GetUtcNow(), TimeSpan.FromMilliseconds(Environment.TickCount64));
    }

    /// <summary>The id of a machine that only knows for how long it has been running.</summary>
    public static string OfStart(DateTimeOffset now, TimeSpan uptime) =>
        TimePrefix + (now - uptime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two ids mean the same start.</summary>
    /// <param name="noted">The one that was stored; null when there was none.</param>
    /// <param name="current">The one of now.</param>
    public static bool IsSame(string? noted, string current) => noted == current
        || (StartTime(noted) is { } then && StartTime(current) is { } now && TimeSpan.FromSeconds(Math.Abs(then - now)) <= s_correction);

    private static long? StartTime(string? id) =>
        id is not null && id.StartsWith(TimePrefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(TimePrefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < int.MaxValue * 100L
            ? seconds
            : null;

    private static string OnLinux()
    {
        try
        {
            Span<byte> buffer = stackalloc byte[64];
            var length = SmallFile.Read("/proc/sys/kernel/random/boot_id", buffer);
            return length > 0 ? Encoding.ASCII.GetString(buffer[..length]).Trim() : "";
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            return "";
        }
    }

    /// <summary>The time since the start leaves out sleep there, so it would name another start after each.</summary>
    private static string OnMac()
    {
        Span<byte> buffer = stackalloc byte[64];
        nint length = buffer.Length;
        return ReadSetting("kern.bootsessionuuid", buffer, ref length, 0, 0) == 0 ? Encoding.ASCII.GetString(buffer[..(int)length]).TrimEnd('\0') : "";
    }

    [LibraryImport("libSystem", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReadSetting(string name, Span<byte> value, ref nint length, nint newValue, nint newLength);
}
