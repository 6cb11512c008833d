using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Capabilities;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Manifests;

namespace Swamp.Extensions.Models;

/// <summary>Model types that come from extension files, in TypeScript or C#.</summary>
internal sealed class HostedModelTypes(ExtensionLibrary library, SelfContainedBundles bundles, Func<ExtensionServices> services) : IModelTypeProvider
{
    /// <summary>Names come from the text of the files where it gives them away; the others are loaded.</summary>
    public async ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<ModelTypeName>();
        foreach (var source in (await SourcesAsync(cancellationToken)).Where(s => !library.IsBroken(s)))
        {
            if (await NameAsync(source, cancellationToken) is { } name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    public async ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (await FindAmongAsync(await SourcesAsync(cancellationToken), name, cancellationToken) is { } found)
        {
            return await ExtendAsync(found, cancellationToken);
        }

        // A long-lived process may be asked for a file that was written a moment ago.
        return library.Refresh() && await FindAmongAsync(await SourcesAsync(cancellationToken), name, cancellationToken) is { } late
            ? await ExtendAsync(late, cancellationToken)
            : null;
    }

    public async ValueTask<string?> ExplainAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return library.Explain((await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || new ModelTypeName(s.NameHint).Equals(name)));
    }

    /// <summary>Whether the file gives a type that can be used; if not, the library knows why.</summary>
    public async Task<LoadedExtension?> CheckAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        if (await library.TryLoadAsync(source, cancellationToken) is not { } loaded)
        {
            return null;
        }

        var name = new ModelTypeName(DescriptionReader.Text(loaded.Description["type"]) ?? "");
        return source.Kind != ExtensionKind.Model || await TypeAsync(source, name, cancellationToken) is not null ? loaded : null;
    }

    private async Task<ModelType?> FindAmongAsync(IReadOnlyList<ExtensionSource> sources, ModelTypeName name, CancellationToken cancellationToken)
    {
        foreach (var source in sources.Where(s => s.NameHint is null || new ModelTypeName(s.NameHint).Equals(name)).OrderBy(static s => s.NameHint is null))
        {
            if (await TypeAsync(source, name, cancellationToken) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private ValueTask<IReadOnlyList<ExtensionSource>> SourcesAsync(CancellationToken cancellationToken) =>
        library.FindAsync(static kind => kind == ExtensionKind.Model, cancellationToken);

    private async ValueTask<ModelTypeName?> NameAsync(ExtensionSource source, CancellationToken cancellationToken)
    {
        if (source.NameHint is { } hint)
        {
            return new ModelTypeName(hint);
        }

        var loaded = await library.TryLoadAsync(source, cancellationToken);
        return DescriptionReader.Text(loaded?.Description["type"]) is { } text ? new ModelTypeName(text) : null;
    }

    private async Task<ModelType?> TypeAsync(ExtensionSource source, ModelTypeName wanted, CancellationToken cancellationToken)
    {
        if (await library.LoadAsync(source, cancellationToken) is not { } loaded)
        {
            return null;
        }

        var name = new ModelTypeName(DescriptionReader.Text(loaded.Description["type"]) ?? "");
        if (!name.Equals(wanted))
        {
            return null;
        }

        try
        {
            return TypeOf(loaded, name);
        }
        catch (SwampException exception)
        {
            await library.RejectAsync(source, exception.Message, cancellationToken);
            return null;
        }
    }

    private ModelType TypeOf(LoadedExtension loaded, ModelTypeName name)
    {
        var description = loaded.Description;
        var implementation = new HostedModel(loaded, bundles, services);
        return ModelTypeRules.Checked(
            new ModelType
            {
                Name = name,
                Version = ModelTypeRules.VersionOf(name, DescriptionReader.Text(description["version"])),
                GlobalArguments = description["globalArguments"]?.DeepClone() as JsonObject,
                Methods = DescriptionReader.Methods(description),
                Resources = DescriptionReader.Resources(description),
                Files = DescriptionReader.Files(description),
                Checks = DescriptionReader.Checks(description),
                Reports = DescriptionReader.Texts(description["reports"]),
                Upgrades = [.. Upgrades(description, name, implementation)],
                Origin = OriginOf(loaded.Source),
                BundleFingerprint = loaded.Fingerprint,
                Implementation = implementation,
            },
            onWarning: null);
    }

    /// <summary>What is written in the repository may call everything; what was installed only what its manifest says (EXT-63).</summary>
    private static TypeOrigin? OriginOf(ExtensionSource source)
    {
        var manifest = Path.Combine(source.Folder.Path, "manifest.yaml");
        return source.Folder.Installed && ManifestEntries.TryRead(manifest) is { } entries
            ? new TypeOrigin(entries.Name, [.. entries.Dependencies.Select(static d => d.LastIndexOf('@') is > 0 and var at ? d[..at] : d)])
            : null;
    }

    private static IEnumerable<TypeUpgrade> Upgrades(JsonObject description, ModelTypeName name, HostedModel implementation) =>
        (description["upgrades"] as JsonArray ?? []).OfType<JsonObject>().Select(upgrade =>
        {
            var version = DescriptionReader.Text(upgrade["toVersion"]);
            return new TypeUpgrade(
                ModelTypeRules.VersionOf(name, version),
                DescriptionReader.Text(upgrade["description"]) ?? "",
                (old, cancellationToken) => implementation.UpgradeAsync(version!, old, cancellationToken));
        });

    /// <summary>Adds what other files graft onto the type; a graft that clashes is left out, with a warning (EXT-53).</summary>
    private async Task<ModelType> ExtendAsync(ModelType type, CancellationToken cancellationToken)
    {
        foreach (var source in await library.FindAsync(static kind => kind == ExtensionKind.Graft, cancellationToken))
        {
            if (source.NameHint is { } hint && !new ModelTypeName(hint).Equals(type.Name))
            {
                continue;
            }

            if (await library.LoadAsync(source, cancellationToken) is not { } loaded
                || !new ModelTypeName(DescriptionReader.Text(loaded.Description["type"]) ?? "").Equals(type.Name))
            {
                continue;
            }

            type = await GraftAsync(type, loaded, cancellationToken);
        }

        return type;
    }

    private async Task<ModelType> GraftAsync(ModelType type, LoadedExtension loaded, CancellationToken cancellationToken)
    {
        var description = loaded.Description;
        var graft = new ModelTypeExtension
        {
            Target = type.Name,
            Source = loaded.Source.DisplayPath,
            Methods = [.. await FreeAsync("method", DescriptionReader.Methods(description), type.Methods)],
            Checks = [.. await FreeAsync("check", DescriptionReader.Checks(description), type.Checks)],
            Resources = DescriptionReader.Resources(description).Where(r => !type.Resources.ContainsKey(r.Key) && !type.Files.ContainsKey(r.Key)).ToDictionary(StringComparer.Ordinal),
            Reports = [.. DescriptionReader.Texts(description["reports"]).Except(type.Reports, StringComparer.Ordinal)],
            Implementation = new HostedModel(loaded, bundles, services),
        };
        return ModelTypeExtender.Extend(type, graft);

        async Task<IReadOnlyList<T>> FreeAsync<T>(string what, Dictionary<string, T> added, IReadOnlyDictionary<string, T> taken)
        {
            foreach (var clash in added.Keys.Where(taken.ContainsKey))
            {
                await library.WarnAsync(loaded.Source, $"has a {what} '{clash}', which is left out, because {type.Name.Normalized} has one of that name.", cancellationToken);
            }

            return [.. added.Where(a => !taken.ContainsKey(a.Key)).Select(static a => a.Value)];
        }
    }
}
