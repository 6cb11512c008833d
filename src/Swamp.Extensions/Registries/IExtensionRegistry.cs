using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Registries;

/// <summary>Where extensions are published to and pulled from. All failures are <see cref="Engine.Errors.SwampException"/>s that name the registry.</summary>
public interface IExtensionRegistry
{
    /// <summary>What the registry is called in configuration and in lockfiles.</summary>
    string Origin { get; }

    /// <summary>An extension with its versions; null when the registry has none of that name.</summary>
    Task<RegistryExtension?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The record of a version that <see cref="FindAsync"/> named.</summary>
    Task<ExtensionRecord> ReadAsync(string name, string version, CancellationToken cancellationToken);

    /// <summary>Names of all extensions that it has.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The archive of a version; its digest was compared with the record's.</summary>
    Task<ReadOnlyMemory<byte>> FetchAsync(ExtensionRecord record, CancellationToken cancellationToken);

    /// <summary>Publishes a version. Before this returns, nothing of it is visible; a version is never replaced.</summary>
    /// <exception cref="Engine.Errors.SwampException"><see cref="Engine.Errors.ErrorCodes.Conflict"/> when there is such a version.</exception>
    Task PublishAsync(PackedExtension packed, ExtensionRecord record, VersionState state, CancellationToken cancellationToken);

    /// <summary>Changes how a version stands.</summary>
    Task SetStateAsync(string name, string version, VersionState state, CancellationToken cancellationToken);

    /// <summary>Changes how an extension stands as a whole.</summary>
    Task SetStateAsync(string name, ExtensionState state, CancellationToken cancellationToken);
}
