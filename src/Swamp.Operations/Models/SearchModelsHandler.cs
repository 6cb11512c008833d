using Swamp.Engine.Definitions;
using Swamp.Operations.Events;

namespace Swamp.Operations.Models;

/// <summary>Lists definitions (MOD-15).</summary>
internal static class SearchModelsHandler
{
    public static async Task<SearchModelsResult> RunAsync(SearchModelsRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var query = request.Query.Trim();
        var broken = new List<string>();
        var all = await session.Definitions.ListAsync(
            includeAutoCreated: false,
            (_, error) => broken.Add($"{(error.Location is { } place && !error.Message.Contains(place.ToString(), StringComparison.Ordinal) ? $"{place}: " : "")}{error.Message}"),
            cancellationToken);
        broken.AddRange(DefinitionConflicts.Among(all, new DefinitionPaths(session.Layout)).Select(static conflict => conflict.Error.Message));
        foreach (var message in broken)
        {
            await context.Events.WarnAsync("model.search", message, cancellationToken);
        }

        return new SearchModelsResult(
            query,
            [
                .. all.Select(static stored => stored.Definition)
                    .Where(definition => request.All || !definition.Type.IsInternal)
                    .Select(static definition => new ModelListItem(definition.Id, definition.Name, definition.Type.Normalized))
                    .Where(item => Fits(item, query)),
            ]);
    }

    private static bool Fits(ModelListItem item, string query) =>
        item.Name.Contains(query, StringComparison.OrdinalIgnoreCase)
        || item.Type.Contains(query, StringComparison.OrdinalIgnoreCase)
        || item.Id.Contains(query, StringComparison.OrdinalIgnoreCase);
}
