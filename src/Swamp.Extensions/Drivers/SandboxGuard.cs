using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Drivers;

/// <summary>Stands between a method in the sandbox and the engine: its own data are open to it, everything else has to be granted.</summary>
internal sealed class SandboxGuard(IHostCall inner, SandboxSettings settings) : IHostCall
{
    private static readonly string[] Own = ["writeResource", "readResource", "deleteResource", "file.open", "file.write", "file.complete"];

    /// <summary>What the method asked for and was refused last; null when nothing was.</summary>
    public string? Refused { get; private set; }

    public Task<HostAnswer> AskAsync(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (Own.Contains(name, StringComparer.Ordinal) || settings.Engine.Contains(GrantFor(name), StringComparer.Ordinal))
        {
            return inner.AskAsync(name, parameters, bytes, cancellationToken);
        }

        Refused = GrantFor(name);
        throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The sandbox refused '{name}': a method there reaches {Words(Refused)} only when it is granted.");
    }

    public ValueTask LogAsync(string level, string text, CancellationToken cancellationToken) => inner.LogAsync(level, text, cancellationToken);

    private static string GrantFor(string name) => name switch
    {
        "queryData" or "readModelData" => "data",
        _ when name.StartsWith("data.", StringComparison.Ordinal) => "data",
        _ when name.StartsWith("vault.", StringComparison.Ordinal) => "vaults",
        _ => "models",
    };

    private static string Words(string grant) => grant switch
    {
        "data" => "the data of other models",
        "vaults" => "vaults",
        _ => "other models",
    };
}
