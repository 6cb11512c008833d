using Swamp.Engine.Errors;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Registry;

/// <summary>
/// Installs the extension of a type that is asked for and not there, when its collective is trusted (EXT-90 to EXT-94). It never updates or
/// repairs: what is installed, or named by the lockfile in another state, is left to the user.
/// </summary>
internal sealed class MissingExtensions(RepositorySession session)
{
    private const string Category = "extension";

    private readonly HashSet<string> tried = new(StringComparer.Ordinal);

    /// <summary>Tries it, once for each type.</summary>
    /// <param name="type">The type of a model, vault or datastore.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether an extension was installed that may have it.</returns>
    public async Task<bool> TryAsync(string type, CancellationToken cancellationToken) =>
        type.StartsWith('@') && ExtensionName.IsValid(type) && session.TrustedCollectives.Contains(ExtensionName.CollectiveOf(type)) && IsFirst(type)
        && await InstallAsync(type, cancellationToken);

    private bool IsFirst(string type)
    {
        lock (tried)
        {
            return tried.Add(type);
        }
    }

    private async Task<bool> InstallAsync(string type, CancellationToken cancellationToken)
    {
        var lockfile = Lockfile.Load(session.ExtensionPlaces.Lockfile);
        using var registries = session.OpenRegistries(named: null);
        try
        {
            foreach (var candidate in Candidates(type))
            {
                if (lockfile.Entries.ContainsKey(candidate))
                {
                    await session.Events.WarnAsync(Category, $"{type} should come from {candidate}, which is installed and does not have it, or is damaged. 'swamp extension install' restores it.", cancellationToken);
                    return false;
                }

                if (await registries.For(candidate).FindAsync(candidate, cancellationToken) is null)
                {
                    continue;
                }

                await session.Events.InfoAsync(Category, $"Installing {candidate} for {type}; its collective is trusted.", cancellationToken);
                var resolver = new DependencyResolver(registries, lockfile, static _ => []);
                var plan = await resolver.ResolveAsync(new Wanted(candidate, null, AtLeast: false, By: null), Channels.Stable, cancellationToken);
                var stranger = Stranger(plan.Select(static c => c.Record.Name));
                var sources = stranger is null ? await RegistryCall.FetchAllAsync(session, registries.Signatures, resolver, plan, cancellationToken) : [];
                stranger ??= Stranger(sources.Select(static s => s.Record.Name));
                if (stranger is not null)
                {
                    await session.Events.WarnAsync(
                        Category, $"{candidate} needs {stranger}, whose collective is not trusted; 'swamp extension pull {candidate}' installs both.", cancellationToken);
                    return false;
                }

                await session.ExtensionInstaller.InstallAsync(sources, force: false, cancellationToken);
                session.Extensions.Refresh();
                return true;
            }
        }
        catch (SwampException exception)
        {
            await session.Events.WarnAsync(Category, $"{type} could not be installed: {exception.Message}", cancellationToken);
        }

        return false;
    }

    private string? Stranger(IEnumerable<string> names) => names.FirstOrDefault(n => !session.TrustedCollectives.Contains(ExtensionName.CollectiveOf(n)));

    /// <summary>The type itself, then without its last parts, while a name remains (EXT-92).</summary>
    private static IEnumerable<string> Candidates(string type)
    {
        for (var name = type; name.Contains('/', StringComparison.Ordinal); name = name[..name.LastIndexOf('/')])
        {
            yield return name;
        }
    }
}
