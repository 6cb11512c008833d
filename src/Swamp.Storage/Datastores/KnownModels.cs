using Swamp.Engine.Repositories;

namespace Swamp.Storage.Datastores;

/// <summary>The models that the local copy of a datastore has data of.</summary>
internal static class KnownModels
{
    /// <summary>Each as <c>type/id</c>, in order.</summary>
    public static IReadOnlyList<string> Of(RepositoryLayout layout) =>
        [.. new Data.DataPaths(layout).AllItems().Select(static k => $"{k.Type}/{k.ModelId}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
