using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Models;

/// <summary>All model types that can be used here; earlier sources win.</summary>
public sealed class ModelTypeRegistry(IReadOnlyList<IModelTypeProvider> providers)
{
    private const int MostShown = 20;

    /// <summary>Names of all types, built-in ones first (TYPE-30).</summary>
    /// <param name="includeInternal">Whether the program's own hidden types are listed (TYPE-4).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(bool includeInternal, CancellationToken cancellationToken)
    {
        var names = new List<ModelTypeName>();
        var seen = new HashSet<ModelTypeName>();
        foreach (var provider in providers)
        {
            foreach (var name in await provider.ListAsync(cancellationToken))
            {
                if ((includeInternal || !name.IsInternal) && seen.Add(name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    /// <summary>The type of that name, tried as given and then without a leading <c>@</c> (RUN-20), or null.</summary>
    public async ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        foreach (var provider in providers)
        {
            if (await provider.FindAsync(name, cancellationToken) is { } type)
            {
                return type;
            }
        }

        return name.Raw.StartsWith('@') ? await FindAsync(new ModelTypeName(name.Raw[1..]), cancellationToken) : null;
    }

    /// <summary>Why a type is missing, as far as a broken extension has to do with it; otherwise null.</summary>
    public async ValueTask<string?> ExplainAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        foreach (var provider in providers)
        {
            if (await provider.ExplainAsync(name, cancellationToken) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>The type of that name.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.UnknownModelType"/> (TYPE-33).</exception>
    public async ValueTask<ModelType> GetAsync(ModelTypeName name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } type)
        {
            return type;
        }

        if (await ExplainAsync(name, cancellationToken) is { } reason)
        {
            throw new SwampException(
                ErrorCodes.UnknownModelType, $"Unknown model type: {name.Raw}. {reason}", "Correct the file; 'swamp doctor extensions' shows everything that is wrong with extensions.");
        }

        var known = (await ListAsync(includeInternal: false, cancellationToken)).Select(static n => n.Raw).ToList();
        var shown = string.Join(", ", known.Take(MostShown)) + (known.Count > MostShown ? $", ... ({known.Count - MostShown} more)" : "");
        var close = Suggestions.DidYouMean(name.Normalized, known);
        throw new SwampException(
            ErrorCodes.UnknownModelType,
            $"Unknown model type: {name.Raw}.{close} Available types: {shown}.",
            name.Normalized.StartsWith('@') ? $"swamp extension pull {name.Normalized}" : $"swamp extension search {name.Normalized.Split('/')[^1]}");
    }
}
