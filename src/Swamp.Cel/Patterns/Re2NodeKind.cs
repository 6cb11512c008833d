namespace Swamp.Cel;

/// <summary>Kinds of <see cref="Re2Node"/>.</summary>
internal enum Re2NodeKind
{
    /// <summary>Matches nothing at all, everywhere.</summary>
    Empty,

    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>A place.</summary>
    Place,

    /// <summary>One after the other.</summary>
    Sequence,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Something several times.</summary>
    Repeat,
}
