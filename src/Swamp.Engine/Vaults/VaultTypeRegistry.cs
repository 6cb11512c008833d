using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Vaults;

/// <summary>All vault types that can be used here; earlier sources win.</summary>
public sealed class VaultTypeRegistry(IReadOnlyList<IVaultTypeSource> sources)
{
    /// <summary>The types people may choose from, built-in ones first.</summary>
    public async ValueTask<IReadOnlyList<VaultType>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<VaultType>();
        foreach (var source in sources)
        {
            all.AddRange(await source.ListAsync(cancellationToken));
        }

        return [.. all.Where(static t => !t.IsHidden).DistinctBy(static t => t.Type, StringComparer.Ordinal)];
    }

    /// <summary>The type of that name, hidden ones included; null when there is none.</summary>
    public async ValueTask<VaultType?> FindAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(type, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Why a type is missing, as far as a broken extension has to do with it; otherwise null.</summary>
    public async ValueTask<string?> ExplainAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.ExplainAsync(type, cancellationToken) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>The type of a new vault.</summary>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.InvalidArgument"/> for an unknown, hidden or renamed type (VAULT-3, VAULT-4, VCMD-1).
    /// </exception>
    public async ValueTask<VaultType> ForCreationAsync(string type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (VaultTypeNames.PresentNameOf(type) is { } present)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The vault type '{type}' is now called '{present}'.", $"swamp extension pull {present} && swamp vault create {present} <name>");
        }

        if (await FindAsync(type, cancellationToken) is { IsHidden: false } found)
        {
            return found;
        }

        if (await ExplainAsync(type, cancellationToken) is { } reason)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"Unknown vault type '{type}'. {reason}", "Correct the file; 'swamp doctor extensions' shows everything that is wrong with extensions.");
        }

        var names = (await ListAsync(cancellationToken)).Select(static t => t.Type).ToList();
        throw new SwampException(
            ErrorCodes.InvalidArgument,
            $"Unknown vault type '{type}'. Available types: {string.Join(", ", names)}.{Suggestions.DidYouMean(type, names)}",
            type.StartsWith('@') ? $"swamp extension pull {type}" : "swamp vault type search");
    }
}
