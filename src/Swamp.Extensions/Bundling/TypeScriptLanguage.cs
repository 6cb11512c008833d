using System.Text;
using Swamp.Engine.Files;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>Bundled first, since a bundle is immutable and complete; what bundlers break still runs from its source.</summary>
internal sealed class TypeScriptLanguage(Bundler bundler, ExtensionHost host, SourceIndex index) : IExtensionLanguage
{
    public ExtensionHost Host => host;

    public string Ending => ".js";

    public bool RunsFromSource => true;

    public Fingerprint FingerprintOf(ExtensionSource source) => Fingerprint.Of(source.Path, index);

    public async Task BuildAsync(ExtensionSource source, Fingerprint fingerprint, string output, CancellationToken cancellationToken) =>
        await AtomicFile.WriteAsync(output, Encoding.UTF8.GetBytes(await bundler.BundleAsync(source, fingerprint, cancellationToken)), null, cancellationToken);
}
