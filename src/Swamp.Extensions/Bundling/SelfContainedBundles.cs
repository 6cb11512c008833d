using System.Text;
using Swamp.Engine.Files;
using Swamp.Engine.Models;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Hosting;
using Swamp.Extensions.Models;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// Bundles of model types that need nothing beside them: zod and every package are inside (EXT-32). They are made when one is asked for, and kept
/// under the fingerprint of their source.
/// </summary>
public sealed class SelfContainedBundles
{
    private readonly ExtensionLibrary library;
    private readonly Bundler bundler;
    private readonly TypeScriptLanguage language;
    private readonly string folder;

    internal SelfContainedBundles(ExtensionLibrary library, Bundler bundler, TypeScriptLanguage language, string folder, string repository) =>
        (this.library, this.bundler, this.language, this.folder, Repository, Assemblies) = (library, bundler, language, folder, repository, new SelfContainedAssemblies(folder));

    /// <summary>Absolute path of the repository.</summary>
    internal string Repository { get; }

    /// <summary>The same for extensions in C#.</summary>
    internal SelfContainedAssemblies Assemblies { get; }

    /// <summary>The bundle of a model type.</summary>
    /// <returns>Absolute path of a JavaScript module that exports <c>model</c>; null when no TypeScript extension has the type.</returns>
    /// <exception cref="Engine.Errors.SwampException">It cannot be bundled.</exception>
    public async Task<string?> FindAsync(ModelTypeName type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var source in await library.FindAsync(static kind => kind == ExtensionKind.Model, cancellationToken))
        {
            if (source.Path.EndsWith(".ts", StringComparison.Ordinal)
                && (source.NameHint is null || new ModelTypeName(source.NameHint).Equals(type))
                && await library.LoadAsync(source, cancellationToken) is { } loaded
                && new ModelTypeName(DescriptionReader.Text(loaded.Description["type"]) ?? "").Equals(type))
            {
                return await MakeAsync(source, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>The bundle of an entry in TypeScript.</summary>
    internal async Task<string> MakeAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        var fingerprint = language.FingerprintOf(source);
        var path = Path.Combine(folder, "_self-contained", $"{fingerprint.Value}.js");
        if (await IsIntactAsync(path, cancellationToken))
        {
            return path;
        }

        var made = source.Folder.Installed && BundlePlaces.Installed(source) is { } brought
            ? bundler.SelfContainedAsync(brought, cancellationToken)
            : bundler.SelfContainedAsync(source, fingerprint, cancellationToken);
        var text = Encoding.UTF8.GetBytes(await made);
        await AtomicFile.WriteAsync(path, text, null, cancellationToken);
        await AtomicFile.WriteAsync(path + ".sha256", HostFiles.Hash(text), null, cancellationToken);
        return path;
    }

    private static async Task<bool> IsIntactAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return HostFiles.Hash(await File.ReadAllBytesAsync(path, cancellationToken)) == await File.ReadAllTextAsync(path + ".sha256", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
