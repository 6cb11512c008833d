using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Installing;

/// <summary>
/// Chooses versions: what the user named, what that needs, and so on (EXT-106). What is installed stays unless somebody needs another version, and a
/// version that one excludes and another demands is a conflict that is explained. One of these serves one wish.
/// </summary>
public sealed class DependencyResolver(RegistryDirectory registries, Lockfile lockfile, Func<string, IReadOnlyList<string>> dependenciesOfInstalled)
{
    private const int Deepest = 10;
    private const int Most = 200;

    private readonly List<Wanted> wishes = [];
    private readonly List<Chosen> chosen = [];

    /// <summary>Chooses what has to be installed for a wish, dependencies last.</summary>
    /// <param name="first">The wish.</param>
    /// <param name="channel">The channel that it follows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.DependencyConflict"/>.</exception>
    public async Task<IReadOnlyList<Chosen>> ResolveAsync(Wanted first, string channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        await ResolveAsync(first, depth: 0, channel, cancellationToken);
        return [.. chosen];
    }

    /// <summary>Chooses what an archive turned out to need beyond what its registry told.</summary>
    /// <returns>What has to be installed in addition.</returns>
    public async Task<IReadOnlyList<Chosen>> AlsoAsync(InstallSource fetched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        var before = chosen.Count;
        foreach (var dependency in fetched.Archive.Manifest.Dependencies.Except(fetched.Record.Dependencies, StringComparer.Ordinal))
        {
            await ResolveAsync(Wanted.Read(dependency, $"{fetched.Record.Name} {fetched.Record.Version}"), depth: 1, Channels.Stable, cancellationToken);
        }

        return [.. chosen.Skip(before)];
    }

    private async Task ResolveAsync(Wanted first, int depth, string channel, CancellationToken cancellationToken)
    {
        var open = new Queue<(Wanted Wish, int Depth)>([(first, depth)]);
        while (open.TryDequeue(out var next))
        {
            (var wish, depth) = next;
            if (depth > Deepest || chosen.Count > Most)
            {
                throw new SwampException(ErrorCodes.DependencyConflict, $"The dependencies of {first.Name} are nested more than {Deepest} deep, or more than {Most}, at {wish.Name}.", "Ask its author to have fewer layers.");
            }

            wishes.Add(wish);
            if (chosen.Find(c => c.Record.Name == wish.Name) is { } taken)
            {
                Accept(wish, taken.Record.Version);
                continue;
            }

            if (depth > 0 && lockfile.Entries.TryGetValue(wish.Name, out var installed))
            {
                Accept(wish, installed.Version);
                continue;
            }

            if (depth == 0)
            {
                wishes.AddRange(WishesOfInstalled(wish.Name));
            }

            var one = await ChooseAsync(wish, depth == 0 ? channel : Channels.Stable, fallsBack: depth > 0, cancellationToken);
            foreach (var other in wishes.Where(w => w.Name == wish.Name))
            {
                Accept(other, one.Record.Version);
            }

            chosen.Add(one);
            foreach (var dependency in one.Record.Dependencies)
            {
                open.Enqueue((Wanted.Read(dependency, $"{one.Record.Name} {one.Record.Version}"), depth + 1));
            }
        }
    }

    private IEnumerable<Wanted> WishesOfInstalled(string name) =>
        from entry in lockfile.Entries
        from dependency in dependenciesOfInstalled(entry.Key)
        let wish = Wanted.Read(dependency, $"{entry.Key} {entry.Value.Version}")
        where wish.Name == name
        select wish;

    private void Accept(Wanted wish, string version)
    {
        if (!wish.Accepts(version))
        {
            var others = wishes.Where(w => w.Name == wish.Name && w != wish).Select(static w => $"\n  - {w}");
            throw new SwampException(
                ErrorCodes.DependencyConflict,
                $"No version of {wish.Name} suits everybody: {version} is chosen or installed, but\n  - {wish}{string.Concat(others)}",
                $"swamp extension update {wish.Name}, or pull a version of the others that agrees.");
        }
    }

    private async Task<Chosen> ChooseAsync(Wanted wish, string channel, bool fallsBack, CancellationToken cancellationToken)
    {
        var registry = registries.For(wish.Name);
        var extension = await registry.FindAsync(wish.Name, cancellationToken);
        if (extension is null)
        {
            throw wish.By is null ? RegistryErrors.NotFound(wish.Name, registry.Origin) : new SwampException(
                ErrorCodes.NotFound, $"{wish.By} needs {wish.Name}, which the registry {registry.Origin} does not have.", "Name the registry of its collective under 'registries' in .swamp.yaml.");
        }

        var version = wish is { Version: { } exact, AtLeast: false } ? exact : LatestOf(extension, wish, channel, fallsBack, registry.Origin);
        if (await registry.YankReasonAsync(extension, version, cancellationToken) is { } reason)
        {
            throw new SwampException(
                ErrorCodes.NotFound, $"{wish.Name} {version} was yanked: {reason}", extension.LatestFor(channel) is { } latest ? $"swamp extension pull {wish.Name}@{latest}" : $"swamp extension info {wish.Name}");
        }

        if (extension.Find(version) is null)
        {
            throw RegistryErrors.NoVersion(wish.Name, version, registry.Origin);
        }

        return new Chosen(await registry.ReadAsync(wish.Name, version, cancellationToken), registry, channel, wish.By);
    }

    private static string LatestOf(RegistryExtension extension, Wanted wish, string channel, bool fallsBack, string origin)
    {
        if (extension.LatestFor(channel) is { } latest)
        {
            return latest;
        }

        var others = Channels.All.Reverse().Where(c => extension.Latest(c) is not null).ToList();
        if (others.Count > 0 && fallsBack)
        {
            return extension.Latest(others[0])!;
        }

        throw others.Count > 0
            ? new SwampException(ErrorCodes.NotFound, $"{wish.Name} has no {channel} version in the registry {origin}, only {string.Join(" and ", others)}.", $"swamp extension pull {wish.Name} --channel {others[0]}")
            : new SwampException(ErrorCodes.NotFound, $"{wish.Name} has no published versions in the registry {origin}{extension.WhyNone}", $"swamp extension search {wish.Name.Split('/')[^1]}");
    }
}
