using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Extensions.Drivers;

/// <summary>What a method in the sandbox may do beside using its scratch folder; every list is empty unless it is given.</summary>
internal sealed record SandboxSettings
{
    /// <summary>Permissions by the name of their flag: <c>read</c>, <c>write</c>, <c>net</c>, <c>env</c>, <c>run</c>, <c>sys</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; init; }

    /// <summary>What may be asked of the engine: <c>data</c>, <c>models</c>, <c>vaults</c>.</summary>
    public required IReadOnlyList<string> Engine { get; init; }

    /// <summary>Reads the settings of a choice.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">They are wrong; the message says where.</exception>
    public static SandboxSettings Read(DriverChoice choice, string repository)
    {
        var config = DriverSettings.Checked(choice, SandboxSchema.Create());
        return new SandboxSettings
        {
            Permissions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["read"] = [.. Texts(config["read"]).Select(path => Path.GetFullPath(path, repository))],
                ["write"] = [.. Texts(config["write"]).Select(path => Path.GetFullPath(path, repository))],
                ["net"] = Texts(config["net"]),
                ["env"] = Texts(config["env"]),
                ["run"] = Texts(config["run"]),
                ["sys"] = Texts(config["sys"]),
            },
            Engine = Texts(config["engine"]),
        };
    }

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(static item => item!.GetValue<string>())];
}
