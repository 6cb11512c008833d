using System.Text.Json.Nodes;
using Swamp.Drivers.Docker;
using Swamp.Extensions.Drivers;

namespace Swamp.Operations.Providers;

/// <summary>The drivers that come with swamp (DRV-62).</summary>
internal static class BuiltInDrivers
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<ProviderDescribeResult> All =>
    [
        new() { Type = "raw", Name = "Raw (In-Process)", Description = "Runs methods where swamp runs, in the extension host", ConfigSchema = RawSchema() },
        new() { Type = SandboxDriver.Type, Name = "Sandbox", Description = "Runs methods of TypeScript extensions in a Deno process with the permissions that are granted, and no others", ConfigSchema = SandboxSchema.Create() },
        new() { Type = DockerDriver.Type, Name = "Docker", Description = "Runs methods in containers of docker, podman or nerdctl", ConfigSchema = DockerSchema.Create() },
    ];

    /// <summary>The settings of <c>raw</c>: there are none.</summary>
    public static JsonObject RawSchema() => new() { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };
}
