using System.Text.Json.Nodes;
using Swamp.Engine.Execution.Drivers;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Drivers;

/// <summary>
/// The host that finds out what extensions in TypeScript are, in a repository whose default driver is <c>sandbox</c>: code at the top level of a file then gets no
/// more than methods get.
/// </summary>
/// <param name="options">How hosts are run.</param>
/// <param name="config">The settings of the default driver.</param>
/// <param name="repository">Absolute path of the repository.</param>
/// <param name="readable">Absolute folders with bundles.</param>
/// <param name="scratch">Absolute folder for what code at the top level writes.</param>
internal sealed class ConfinedLoading(ExtensionHostOptions options, JsonObject config, string repository, IReadOnlyList<string> readable, string scratch) : IHostProgram
{
    public string Name => "sandbox";

    public Task<HostCommand> PrepareAsync(CancellationToken cancellationToken)
    {
        var settings = SandboxSettings.Read(new DriverChoice(SandboxDriver.Type, Plain(config), DriverLevel.Repository, "defaultDriver in .swamp.yaml"), repository);
        Directory.CreateDirectory(scratch);
        return new SandboxProgram(options, settings, readable, scratch).PrepareAsync(cancellationToken);
    }

    /// <summary>What an expression grants is only known to a call.</summary>
    private static JsonObject Plain(JsonObject config) => new(config
        .Where(static entry => entry.Value?.ToJsonString().Contains("${{", StringComparison.Ordinal) != true)
        .Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
}
