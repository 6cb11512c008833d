using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>Bundled first, since a bundle is immutable and complete; what bundlers break still runs from its source.</summary>
internal sealed class TypeScriptLanguage(Bundler bundler, ExtensionHost host, ExtensionHost loader, SourceIndex index, string repository) : IExtensionLanguage
{
    public ExtensionHost Host => host;

    public ExtensionHost Loader => loader;

    public string Ending => ".js";

    /// <summary>Not where loading is confined: a source would need to read all that it imports.</summary>
    public bool RunsFromSource => loader == host;

    /// <summary>Names of its own import map lead to files of the extension too, and the map itself says which packages are meant.</summary>
    public Fingerprint FingerprintOf(ExtensionSource source)
    {
        var files = ProjectImports.FilesOf(source, repository);
        if (files.Count == 0)
        {
            return Fingerprint.Of(source.Path, index);
        }

        var state = $"imports {string.Join(' ', files.Select(f => index.Of(f)?.Hash ?? "MISSING"))}";
        try
        {
            var imports = ProjectImports.Of(source, repository);
            return Fingerprint.Of(source.Path, index, [], state, imports.FileOf);
        }
        catch (SwampException)
        {
            // What is wrong with the map is said when the extension is bundled.
            return Fingerprint.Of(source.Path, index, [], state, static _ => null);
        }
    }

    public async Task BuildAsync(ExtensionSource source, Fingerprint fingerprint, string output, CancellationToken cancellationToken) =>
        await AtomicFile.WriteAsync(output, Encoding.UTF8.GetBytes(await bundler.BundleAsync(source, fingerprint, cancellationToken)), null, cancellationToken);
}
