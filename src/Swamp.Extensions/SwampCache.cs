namespace Swamp.Extensions;

/// <summary>The folder for things that can be made again, as the system's conventions have it.</summary>
public static class SwampCache
{
    /// <summary>Absolute path; nothing is created.</summary>
    /// <param name="variables">Environment variables.</param>
    /// <param name="home">Absolute folder of the user.</param>
    public static string Directory(IReadOnlyDictionary<string, string> variables, string home)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (variables.TryGetValue("SWAMP_CACHE_DIR", out var named) && named.Length > 0)
        {
            return Path.GetFullPath(named);
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(variables.GetValueOrDefault("LOCALAPPDATA") ?? home, "swamp", "cache");
        }

        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Caches", "swamp")
            : Path.Combine(variables.TryGetValue("XDG_CACHE_HOME", out var cache) && Path.IsPathRooted(cache) ? cache : Path.Combine(home, ".cache"), "swamp");
    }
}
