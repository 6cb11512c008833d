namespace Swamp.Drivers.Docker;

/// <summary>The command line of the engine's program that runs a container, and the variables it carries.</summary>
/// <param name="Arguments">All arguments.</param>
/// <param name="Variables">Values of variables that the arguments only name, so that secrets are in no list of processes.</param>
internal sealed record ContainerArguments(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Variables that the engine's program itself reads; a container's value for one must not become the program's own.</summary>
    private static readonly string[] EngineVariables = ["DOCKER_", "CONTAINER", "BUILDKIT_", "XDG_", "HTTP_", "HTTPS_", "NO_", "http_", "https_", "no_", "SSH_", "LD_", "GO"];

    private static readonly string[] EngineNames = ["PATH", "HOME", "USER", "TMPDIR", "TZ"];

    /// <summary>Makes them.</summary>
    /// <param name="first">Options that come first: the name, the label, how it is attached.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="repository">Absolute folder that relative mounts start at.</param>
    /// <param name="request">What runs.</param>
    /// <param name="trace">Trace context for the container; empty for one that does not yet know its call.</param>
    public static ContainerArguments Of(
        IEnumerable<string> first, DockerSettings settings, string repository, ContainerRequest request, IEnumerable<KeyValuePair<string, string>> trace)
    {
        var mounts = settings.Volumes.SelectMany(v => new[] { "-v", VolumeChecks.Absolute(v, repository) });
        var environment = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in settings.Env.Concat(request.Env).Concat(trace))
        {
            var isEngines = EngineNames.Contains(key, StringComparer.Ordinal) || EngineVariables.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
            environment.AddRange(["-e", isEngines ? $"{key}={value}" : key]);
            if (!isEngines)
            {
                values[key] = value;
            }
        }

        return new ContainerArguments(["run", .. first, .. settings.Limits, .. mounts, .. environment, .. settings.ExtraArgs, .. request.Arguments, request.Image, .. request.Command], values);
    }
}
