namespace Swamp.Operations;

/// <summary>What a caller must be allowed to do; servers check it, and agents can be limited to <see cref="Read"/>.</summary>
public enum AccessLevel
{
    /// <summary>Looks, changes nothing.</summary>
    Read,

    /// <summary>Changes definitions or data, or runs methods.</summary>
    Write,

    /// <summary>Reveals or changes secrets, or changes the repository itself.</summary>
    Admin,
}
