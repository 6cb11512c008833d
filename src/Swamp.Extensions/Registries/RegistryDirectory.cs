using Swamp.Engine.Repositories;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries.Http;
using Swamp.Extensions.Registries.Oci;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries;

/// <summary>Opens registries, each once.</summary>
/// <param name="settings">Which registry serves whom.</param>
/// <param name="environment">What environment variables say.</param>
/// <param name="workingDirectory">Absolute folder that credential helpers are started in.</param>
/// <param name="clock">The clock.</param>
/// <param name="version">Version of this program.</param>
public sealed class RegistryDirectory(RegistrySettings settings, SwampEnvironment environment, string workingDirectory, TimeProvider clock, string version) : IDisposable
{
    private readonly Dictionary<string, IExtensionRegistry> open = new(StringComparer.Ordinal);
    private SignatureCheck? signatures;

    /// <summary>Where downloads that broke off wait for the next attempt.</summary>
    private string? Downloads => environment.Home is { } home ? Path.Combine(SwampCache.Directory(environment.Variables, home), "downloads") : null;

    /// <summary>Who has to vouch for what is fetched.</summary>
    public SignatureCheck Signatures => signatures ??= new SignatureCheck(settings.Signatures, TrustedKeys.Load(environment));

    /// <summary>The registry that serves an extension.</summary>
    public IExtensionRegistry For(string name) => Open(settings.OriginOf(ExtensionName.CollectiveOf(name)));

    /// <summary>Whether an extension of that name comes from this registry, and from no other.</summary>
    public bool Serves(IExtensionRegistry registry, string name)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return settings.OriginOf(ExtensionName.CollectiveOf(name)) == registry.Origin;
    }

    /// <summary>All of them, or the one of a collective.</summary>
    public IReadOnlyList<IExtensionRegistry> All(string? collective) => collective is not null ? [Open(settings.OriginOf(collective))] : [.. settings.All().Select(Open)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registry in open.Values.OfType<IDisposable>())
        {
            registry.Dispose();
        }
    }

    private IExtensionRegistry Open(string origin)
    {
        lock (open)
        {
            if (open.TryGetValue(origin, out var known))
            {
                return known;
            }

            IExtensionRegistry registry = origin switch
            {
                _ when origin.StartsWith("file:", StringComparison.Ordinal) => new FolderRegistry(origin[5..], origin),
                _ when origin.StartsWith("oci", StringComparison.Ordinal) => new OciRegistry(origin, environment.Variables, environment.Home, workingDirectory, clock, version, downloads: Downloads),
                _ => new HttpRegistry(origin, new HttpLogin(environment.ApiKey, settings.IsOfUser(origin)), clock, version, downloads: Downloads),
            };
            open.Add(origin, registry);
            return registry;
        }
    }
}
