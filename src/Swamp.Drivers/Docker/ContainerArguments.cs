namespace Swamp.Drivers.Docker;

/// <summary>The command line of the engine's program that runs a container, and the variables it carries.</summary>
/// <param name="Arguments">All arguments.</param>
/// <param name="Variables">Values of variables that the arguments only name, so that secrets are in no list of processes.</param>
internal sealed record ContainerArguments(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables)
{
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
            var isEngines = EngineVariables.Has(key);
            environment.AddRange(["-e", isEngines ? $"{key}={value}" : key]);
            if (!isEngines)
            {
                values[key] = value;
            }
        }

        return new ContainerArguments(["run", .. first, .. settings.Limits, .. mounts, .. environment, .. settings.ExtraArgs, .. request.Arguments, request.Image, .. request.Command], values);
    }
}
