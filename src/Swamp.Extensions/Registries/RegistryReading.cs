using System.Text.Json.Nodes;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Registries;

/// <summary>What can be found out from any registry by reading what lies in it.</summary>
internal static class RegistryReading
{
    /// <summary>What a version brings in detail, from its archive.</summary>
    public static async Task<JsonObject> ReadContentsAsync(this IExtensionRegistry registry, ExtensionRecord record, CancellationToken cancellationToken)
    {
        var bytes = await registry.FetchAsync(record, cancellationToken);
        return ContentMetadata.Of(record.Contents, ArchiveReader.Read(bytes, $"{record.Name} {record.Version}", ArchiveLimits.Default, cancellationToken).Files);
    }
}
