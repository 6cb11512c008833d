namespace Swamp.Cel;

/// <summary>Which form of the language an environment speaks.</summary>
public enum CelDialect
{
    /// <summary>The specification: arithmetic needs operands of one kind, both branches of <c>?:</c> have one type.</summary>
    Standard,

    /// <summary>
    /// Like the standard, and arithmetic takes int, uint and double together with a double as result; branches, comparisons and elements may
    /// be of different types; <c>json</c>, <c>hex</c>, <c>string</c> and <c>at</c> on bytes (EXP-10, EXP-11).
    /// </summary>
    Swamp,
}
