using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Docker;

/// <summary>The settings of <c>docker</c> (DRV-40).</summary>
internal sealed record DockerSettings
{
    /// <summary>Image that commands run in.</summary>
    public required string Image { get; init; }

    /// <summary>Image that methods of extensions run in.</summary>
    public required string BundleImage { get; init; }

    /// <summary>The engine's program.</summary>
    public required string Command { get; init; }

    /// <summary>Time limit of a call; null for none.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Limits and network, as arguments of <c>run</c>.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>Whether memory is limited, so that a container may be killed for it.</summary>
    public required string? Memory { get; init; }

    /// <summary>Mounts.</summary>
    public required IReadOnlyList<string> Volumes { get; init; }

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Env { get; init; }

    /// <summary>Further arguments.</summary>
    public required IReadOnlyList<string> ExtraArgs { get; init; }

    /// <summary>Containers that are started ahead of their calls; null for none.</summary>
    public PoolSettings? Pool { get; init; }

    /// <summary>Reads the settings of a choice.</summary>
    /// <exception cref="Engine.Errors.SwampException">They are wrong; the message says where.</exception>
    public static DockerSettings Read(DriverChoice choice)
    {
        var config = DriverSettings.Checked(choice, DockerSchema.Create());
        var image = (string)config["image"]!;
        var command = (string?)config["command"] ?? "docker";
        CheckSecrets(choice, command);
        return new DockerSettings
        {
            Image = image,
            BundleImage = (string?)config["bundleImage"] ?? image,
            Command = command,
            Timeout = config["timeout"] is { } timeout
                ? TimeSpan.FromMilliseconds(Math.Min(double.Parse(timeout.ToString(), System.Globalization.CultureInfo.InvariantCulture), int.MaxValue))
                : null,
            Limits = [.. Option(config, "network"), .. Option(config, "memory"), .. Option(config, "cpus")],
            Memory = config["memory"]?.ToString(),
            Volumes = Texts(config["volumes"]),
            Env = (config["env"] as JsonObject ?? []).ToDictionary(static e => e.Key, static e => e.Value?.ToString() ?? "", StringComparer.Ordinal),
            ExtraArgs = Texts(config["extraArgs"]),
            Pool = PoolSettings.Read(config["pool"]),
        };
    }

    /// <summary>Secrets are allowed where they do not become arguments: in variables that the engine's program does not read itself.</summary>
    private static void CheckSecrets(DriverChoice choice, string command)
    {
        const string env = "env.";
        foreach (var place in choice.SecretPlaces)
        {
            if (!place.StartsWith(env, StringComparison.Ordinal))
            {
                throw EngineVariables.Exposed($"driverConfig.{place}", command, "Give it to the container as a variable: driverConfig.env.");
            }

            if (EngineVariables.Has(place[env.Length..]))
            {
                throw EngineVariables.ExposedVariable($"driverConfig.{place}", place[env.Length..], command);
            }
        }
    }

    private static string[] Option(JsonObject config, string name) => config[name] is { } value ? [$"--{name}", value.ToString()] : [];

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(static item => item!.GetValue<string>())];
}
