namespace Swamp.Engine.Identity;

/// <summary>The written forms of ids and times (GEN-21).</summary>
public static class IdFormat
{
    /// <summary>Lower-case UUID with hyphens.</summary>
    public static string Text(Guid id) => id.ToString("D");

    /// <summary>UTC ISO-8601 with milliseconds, <c>2026-11-21T02:38:11.932Z</c>.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>A time as it appears in file names: colons and dots become hyphens (OUT-1).</summary>
    public static string FileNameText(DateTimeOffset time) => Text(time).Replace(':', '-').Replace('.', '-');
}
