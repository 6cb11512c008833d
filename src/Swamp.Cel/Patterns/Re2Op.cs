namespace Swamp.Cel;

/// <summary>What a step of a <see cref="Re2Program"/> does.</summary>
internal enum Re2Op : byte
{
    /// <summary>The pattern is found.</summary>
    Match,

    /// <summary>Takes a character of set X and goes to Y.</summary>
    Set,

    /// <summary>Goes to both X and Y.</summary>
    Split,

    /// <summary>Goes to Y when the place is one of kind X.</summary>
    Place,
}
