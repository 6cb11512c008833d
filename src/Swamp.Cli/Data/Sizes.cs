using System.Globalization;

namespace Swamp.Cli.Data;

/// <summary>Sizes for people (DCMD-3).</summary>
internal static class Sizes
{
    /// <summary><c>12 B</c>, <c>1.5 KB</c>, <c>3.0 MB</c>.</summary>
    public static string Text(long? bytes) => bytes switch
    {
        null => "unknown size",
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB"),
    };
}
