using Swamp.Engine.Errors;

namespace Swamp.Drivers.Docker;

/// <summary>Looks at mounts before a container starts: engines make a folder of a path that is not there, which hides a misspelt one.</summary>
internal static class VolumeChecks
{
    /// <exception cref="SwampException"><c>validation_failed</c>: a mount begins at a path that is not there.</exception>
    public static void Check(IReadOnlyList<string> volumes, DockerDriverOptions options)
    {
        if (OperatingSystem.IsWindows() || IsElsewhere(options.Variables))
        {
            return;
        }

        for (var i = 0; i < volumes.Count; i++)
        {
            if (Source(Absolute(volumes[i], options.Repository)) is { } path && !Path.Exists(path))
            {
                throw new SwampException(
                    ErrorCodes.ValidationFailed, $"driverConfig.volumes[{i}] mounts {path}, which is not there.", $"Correct the path, or make the folder: mkdir -p '{path}'");
            }
        }
    }

    /// <summary>The mount with a source that does not depend on where the engine runs.</summary>
    public static string Absolute(string volume, string repository)
    {
        var colon = volume.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && volume[0] == '.' ? Path.GetFullPath(volume[..colon], repository) + volume[colon..] : volume;
    }

    /// <summary>The path on this machine; null for a named volume, or one without a source.</summary>
    private static string? Source(string volume) =>
        volume.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Path.IsPathRooted(volume[..colon]) ? volume[..colon] : null;

    /// <summary>Whether the engine is on another machine, whose paths cannot be seen.</summary>
    private static bool IsElsewhere(IReadOnlyDictionary<string, string> variables) =>
        (variables.GetValueOrDefault("DOCKER_HOST") ?? variables.GetValueOrDefault("CONTAINER_HOST") ?? "") is { Length: > 0 } host
        && !host.StartsWith("unix:", StringComparison.Ordinal) && !host.StartsWith('/');
}
