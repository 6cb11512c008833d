namespace Swamp.Cel;

/// <summary>What an expression may cost. Whatever is beyond a limit ends in an error with the code SIZE_LIMIT or COST_LIMIT (EXP-10).</summary>
public sealed record CelLimits
{
    /// <summary>The limits that apply unless others are given.</summary>
    public static CelLimits Default { get; } = new();

    /// <summary>Characters (UTF-16 units) of the source; 1 000 000.</summary>
    public int MaxSourceLength { get; init; } = 1_000_000;

    /// <summary>Nodes of the tree; 100 000.</summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>How deep nodes may nest; 250. Values above 500 are taken as 500. An expression that the stack of its thread does not suffice for ends in an error, too.</summary>
    public int MaxDepth
    {
        get;
        init => field = Math.Clamp(value, 1, 500);
    } = 250;

    /// <summary>Elements of a list literal; 1 000.</summary>
    public int MaxListElements { get; init; } = 1000;

    /// <summary>Entries of a map literal; 1 000.</summary>
    public int MaxMapEntries { get; init; } = 1000;

    /// <summary>Arguments of a call; 32.</summary>
    public int MaxCallArguments { get; init; } = 32;

    /// <summary>
    /// Cost of one evaluation; 10 000 000. One step of a macro costs 1 plus a quarter of the nodes in its body; whatever walks, compares or makes
    /// text costs 1 for 8 characters, an element of a list 1, an entry of a map 4; matching costs 1 for 8 characters and a quarter for each step
    /// of the pattern that is looked at. What a function of the host does costs 1 for the call.
    /// </summary>
    public long MaxCost { get; init; } = 10_000_000;
}
