using System.Text.Json.Nodes;
using Swamp.Engine.Vaults;
using Swamp.Extensions.Bundling;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Models;

namespace Swamp.Extensions.Vaults;

/// <summary>Vault types that come from extension files, in TypeScript or C#.</summary>
internal sealed class HostedVaultTypes(ExtensionLibrary library) : IVaultTypeSource
{
    public async ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken)
    {
        var types = new List<VaultType>();
        foreach (var source in await SourcesAsync(cancellationToken))
        {
            if (await library.TryLoadAsync(source, cancellationToken) is { } loaded)
            {
                types.Add(TypeOf(loaded));
            }
        }

        return types;
    }

    public async ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var source in (await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || s.NameHint == type))
        {
            if (await library.LoadAsync(source, cancellationToken) is { } loaded && DescriptionReader.Text(loaded.Description["type"]) == type)
            {
                return TypeOf(loaded);
            }
        }

        return null;
    }

    public async ValueTask<string?> ExplainAsync(string type, CancellationToken cancellationToken) =>
        library.Explain((await SourcesAsync(cancellationToken)).Where(s => s.NameHint is null || s.NameHint == type));

    private ValueTask<IReadOnlyList<ExtensionSource>> SourcesAsync(CancellationToken cancellationToken) =>
        library.FindAsync(static kind => kind == ExtensionKind.Vault, cancellationToken);

    private VaultType TypeOf(LoadedExtension loaded) => new()
    {
        Type = DescriptionReader.Text(loaded.Description["type"]) ?? "",
        Name = DescriptionReader.Text(loaded.Description["name"]) ?? "",
        Description = DescriptionReader.Text(loaded.Description["description"]) ?? "",
        ConfigSchema = loaded.Description["configSchema"]?.DeepClone() as JsonObject,
        OpenAsync = (vault, cancellationToken) => HostedVault.OpenAsync(loaded, vault, cancellationToken),
    };
}
