namespace Swamp.Cel;

/// <summary>A map as the evaluator sees it. Implementations may load a key when it is asked for, and only then.</summary>
public interface ICelMap
{
    /// <summary>Number of entries. Asked for only by <c>size()</c> and by comparisons of whole maps.</summary>
    int Count { get; }

    /// <summary>All keys, in the order in which macros visit them. Also the source of "did you mean" in the error for a missing key.</summary>
    IEnumerable<CelValue> Keys { get; }

    /// <summary>Finds the value of a key.</summary>
    /// <param name="key">A string, bool, int, uint or (a whole) double.</param>
    /// <param name="value">The value; may be an error or an unknown.</param>
    /// <returns>False when there is no such key.</returns>
    bool TryGet(in CelValue key, out CelValue value);
}
