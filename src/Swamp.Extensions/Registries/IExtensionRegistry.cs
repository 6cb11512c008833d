using System.Text.Json.Nodes;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions.Registries;

/// <summary>Where extensions are published to and pulled from. All failures are <see cref="Engine.Errors.SwampException"/>s that name the registry.</summary>
public interface IExtensionRegistry
{
    /// <summary>What the registry is called in configuration and in lockfiles.</summary>
    string Origin { get; }

    /// <summary>An extension with its versions; null when the registry has none of that name.</summary>
    Task<RegistryExtension?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Why a version must not be used; null when it may be, or nothing is known of it.</summary>
    /// <param name="extension">What <see cref="FindAsync"/> told.</param>
    /// <param name="version">The version, which need not be among those that were told.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<string?> YankReasonAsync(RegistryExtension extension, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(extension);
        return Task.FromResult(extension.Find(version)?.State.YankReason);
    }

    /// <summary>The record of a version that <see cref="FindAsync"/> named.</summary>
    Task<ExtensionRecord> ReadAsync(string name, string version, CancellationToken cancellationToken);

    /// <summary>When a version that <see cref="FindAsync"/> named was published; null when that is not known.</summary>
    async Task<DateTimeOffset?> PublishedAtAsync(string name, RegistryVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.PublishedAt ?? ((await ReadAsync(name, version.Version, cancellationToken)).PublishedAt is var at && at != default ? at : null);
    }

    /// <summary>What a version brings, in detail: methods, arguments, resources (EXT-81); null when it is not known.</summary>
    /// <param name="record">The version.</param>
    /// <param name="mayFetch">Whether its archive may be fetched to find out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    async Task<JsonObject?> DescribeContentsAsync(ExtensionRecord record, bool mayFetch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return mayFetch ? await this.ReadContentsAsync(record, cancellationToken) : null;
    }

    /// <summary>Extensions that suit a question, in the order that it asks for.</summary>
    Task<RegistryHits> SearchAsync(RegistryQuery query, CancellationToken cancellationToken);

    /// <summary>The archive of a version; its digest was compared with the record's when that has one.</summary>
    Task<ReadOnlyMemory<byte>> FetchAsync(ExtensionRecord record, CancellationToken cancellationToken);

    /// <summary>Signatures that lie beside a version; what cannot be read is none.</summary>
    Task<IReadOnlyList<ExtensionSignature>> SignaturesAsync(string name, string version, CancellationToken cancellationToken);

    /// <summary>Whether signatures can lie beside versions.</summary>
    bool TakesSignatures => true;

    /// <summary>Fails when it is known before any work that publishing will be refused, for want of a login.</summary>
    void RequireLogin(string what)
    {
    }

    /// <summary>Publishes a version. Before this returns, nothing of it is visible; a version is never replaced.</summary>
    /// <exception cref="Engine.Errors.SwampException"><see cref="Engine.Errors.ErrorCodes.Conflict"/> when there is such a version.</exception>
    /// <param name="packed">The archive.</param>
    /// <param name="record">What is said of it.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="signature">Who vouches for it; null for nobody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PublishAsync(PackedExtension packed, ExtensionRecord record, VersionState state, ExtensionSignature? signature, CancellationToken cancellationToken);

    /// <summary>Makes versions unavailable, or available again.</summary>
    /// <param name="name">The extension.</param>
    /// <param name="versions">The versions.</param>
    /// <param name="reason">Why; null to make them available again.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task YankAsync(string name, YankedVersions versions, string? reason, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Moves a version to another channel.</summary>
    Task PromoteAsync(string name, RegistryVersion version, string channel, CancellationToken cancellationToken);

    /// <summary>Changes how an extension stands as a whole: deprecated, or not.</summary>
    Task SetStateAsync(string name, ExtensionState state, CancellationToken cancellationToken);
}
