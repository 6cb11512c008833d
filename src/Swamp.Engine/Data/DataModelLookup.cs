using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>Finds the models that data belong to, by name or id, also in other namespaces and after their definition was deleted (DATA-24, EXP-35).</summary>
/// <param name="definitions">The definitions.</param>
/// <param name="catalog">The catalogue.</param>
public sealed class DataModelLookup(IDefinitionStore definitions, IDataCatalog catalog)
{
    /// <summary>The model of that name or id in the own namespace, or null.</summary>
    public async ValueTask<DataModel?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(nameOrId, cancellationToken) is { } stored)
        {
            return new DataModel(stored.Definition.Id, stored.Definition.Name, stored.Definition.Type.Normalized);
        }

        return await FormerAsync(nameOrId, CatalogField.ModelName, null, cancellationToken)
            ?? await FormerAsync(nameOrId, CatalogField.ModelId, null, cancellationToken);
    }

    /// <summary>The model of that name or id.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.ModelNotFound"/>.</exception>
    public async ValueTask<DataModel> GetAsync(string nameOrId, CancellationToken cancellationToken) =>
        await FindAsync(nameOrId, cancellationToken) ?? throw new SwampException(
            ErrorCodes.ModelNotFound, $"Model not found: {nameOrId}. No data of a model of that name are kept either.", "swamp model search");

    /// <summary>The model that an expression names: <c>name</c>, <c>namespace:name</c> or <c>*:name</c> (EXP-35); null when there is none.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.ExpressionFailed"/> when several namespaces have it.</exception>
    public async ValueTask<DataModel?> FindQualifiedAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return await FindAsync(reference, cancellationToken);
        }

        var (ns, name) = (reference[..colon], reference[(colon + 1)..]);
        if (ns != "*")
        {
            return await FormerAsync(name, CatalogField.ModelName, ns, cancellationToken);
        }

        var rows = await catalog.FindAsync(new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, name), cancellationToken);
        var namespaces = rows.Select(r => r.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (namespaces.Count > 1)
        {
            throw new SwampException(
                ErrorCodes.ExpressionFailed,
                $"Ambiguous: \"{name}\" exists in namespaces [{string.Join(", ", namespaces)}].",
                $"Name the namespace: \"{namespaces[0]}:{name}\"");
        }

        return namespaces is [var only] ? await FormerAsync(name, CatalogField.ModelName, only, cancellationToken) : null;
    }

    /// <summary>The model whose data were written last under a name or id.</summary>
    private async ValueTask<DataModel?> FormerAsync(string value, CatalogField field, string? ns, CancellationToken cancellationToken)
    {
        var filter = new CatalogFilter { IsLatest = true }.And(field, value);
        CatalogEntry? newest = null;
        await catalog.VisitAsync(
            ns is null ? filter : filter.And(CatalogField.Namespace, ns),
            row =>
            {
                newest = newest is null || string.CompareOrdinal(row.CreatedAt, newest.CreatedAt) > 0 ? row : newest;
                return true;
            },
            cancellationToken);
        return newest is null ? null : new DataModel(newest.ModelId, newest.ModelName.Length > 0 ? newest.ModelName : newest.ModelId, newest.ModelType, ns);
    }
}
