using System.Text.Json.Nodes;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>Compiled by the host itself, once for each state of the source and each version of swamp.</summary>
internal sealed class CSharpLanguage(ExtensionHost host, SourceIndex index, string repository, string version) : IExtensionLanguage
{
    public ExtensionHost Host => host;

    public ExtensionHost Loader => host;

    public string Ending => ".dll";

    public bool RunsFromSource => false;

    public Fingerprint FingerprintOf(ExtensionSource source) => Fingerprint.Of(source.Path, index, [.. CSharpFiles.Of(source, index)], $"swamp {version}", static _ => null);

    public async Task BuildAsync(ExtensionSource source, Fingerprint fingerprint, string output, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["entry"] = source.Path,
            ["sources"] = new JsonArray([.. fingerprint.Files.Select(static f => (JsonNode)f)]),
            ["repository"] = repository,
            ["output"] = output,
        };
        await host.CallAsync("build", parameters, host.Limits.Load, $"Compiling {source.DisplayPath}", cancellationToken);
    }
}
