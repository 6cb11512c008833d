namespace Swamp.Operations.Models;

/// <summary>Lists model types (TYPE-30).</summary>
internal static class SearchTypesHandler
{
    public static async Task<SearchTypesResult> RunAsync(SearchTypesRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var query = request.Query.Trim();
        var names = await session.ModelTypes.ListAsync(includeInternal: false, cancellationToken);
        return new SearchTypesResult(
            query,
            [
                .. names
                    .Where(name => name.Raw.Contains(query, StringComparison.OrdinalIgnoreCase) || name.Normalized.Contains(query, StringComparison.OrdinalIgnoreCase))
                    .Select(static name => new TypeNameView(name.Raw, name.Normalized)),
            ]);
    }
}
