using Swamp.Engine.Errors;

namespace Swamp.Extensions.Hosting;

/// <summary>Where <c>swamp-host</c> lies.</summary>
internal static class RunnerLocation
{
    /// <summary>The variable that names another one.</summary>
    public const string Variable = "SWAMP_HOST";

    /// <summary>Absolute path of the executable.</summary>
    /// <exception cref="SwampException"><c>missing_deps</c>: it is not there.</exception>
    public static string Executable(ExtensionHostOptions options)
    {
        var path = options.Variables.TryGetValue(Variable, out var named) && named.Length > 0
            ? Path.GetFullPath(named)
            : Path.Combine(options.ProgramDirectory, OperatingSystem.IsWindows() ? "swamp-host.exe" : "swamp-host");
        return File.Exists(path)
            ? path
            : throw new SwampException(
                ErrorCodes.MissingDependencies,
                $"Extensions in C# are run by swamp-host, which is not at {path}.",
                $"Install it beside swamp, as it is distributed, or set {Variable} to its path.");
    }

    /// <summary>Absolute folder with <c>swamp-host.dll</c> and everything it loads, for a .NET that is somewhere else.</summary>
    /// <exception cref="SwampException"><c>missing_deps</c>: it is not there.</exception>
    public static string Folder(ExtensionHostOptions options)
    {
        var path = Executable(options);
        var folder = Path.GetDirectoryName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)!;
        return File.Exists(Path.Combine(folder, "swamp-host.dll"))
            ? folder
            : throw new SwampException(
                ErrorCodes.MissingDependencies,
                $"Containers run extensions in C# with swamp-host.dll, which is not in {folder}.",
                $"Install swamp-host as it is distributed, or set {Variable} to the path of one that is.");
    }
}
