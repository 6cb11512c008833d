using System.Text.Json.Nodes;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Providers;

/// <summary>The types of one kind of provider that extensions bring: datastores or drivers.</summary>
public sealed class ProviderTypes
{
    private readonly ExtensionLibrary library;
    private readonly ExtensionKind kind;

    internal ProviderTypes(ExtensionLibrary library, ExtensionKind kind) => (this.library, this.kind) = (library, kind);

    /// <summary>All of them, in the order of precedence; each name once, broken ones left out.</summary>
    public async ValueTask<IReadOnlyList<ProviderType>> ListAsync(CancellationToken cancellationToken)
    {
        var types = new List<ProviderType>();
        foreach (var source in await library.FindAsync(k => k == kind, cancellationToken))
        {
            if (await library.TryLoadAsync(source, cancellationToken) is { } loaded && !types.Exists(t => t.Type == DescriptionReader.Text(loaded.Description["type"])))
            {
                types.Add(Of(loaded));
            }
        }

        return types;
    }

    /// <summary>The type of that name; null when there is none.</summary>
    public async ValueTask<ProviderType?> FindAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var source in (await library.FindAsync(k => k == kind, cancellationToken)).Where(s => s.NameHint is null || s.NameHint == type))
        {
            if (await library.LoadAsync(source, cancellationToken) is { } loaded && DescriptionReader.Text(loaded.Description["type"]) == type)
            {
                return Of(loaded);
            }
        }

        return null;
    }

    private static ProviderType Of(LoadedExtension loaded) => new()
    {
        Type = DescriptionReader.Text(loaded.Description["type"]) ?? "",
        Name = DescriptionReader.Text(loaded.Description["name"]) ?? "",
        Description = DescriptionReader.Text(loaded.Description["description"]) ?? "",
        ConfigSchema = loaded.Description["configSchema"]?.DeepClone() as JsonObject,
        Source = loaded.Source.DisplayPath,
    };
}
