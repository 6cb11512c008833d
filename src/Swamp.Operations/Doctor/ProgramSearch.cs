using Swamp.Engine.Repositories;

namespace Swamp.Operations.Doctor;

/// <summary>Looks programs up as a shell would.</summary>
internal static class ProgramSearch
{
    /// <summary>Absolute path of the first program of that name on the search path that may be run; null when there is none.</summary>
    public static string? Find(string name, SwampEnvironment environment)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return environment.SearchPath
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(IsRunnable);
    }

    /// <summary>Whether a file is there that may be run.</summary>
    public static bool IsRunnable(string path)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None);
    }
}
