namespace Swamp.Cel;

/// <summary>A list; hosts may supply their own.</summary>
public interface ICelList
{
    /// <summary>Number of elements.</summary>
    int Count { get; }

    /// <summary>The element at a position from 0 to <see cref="Count"/> - 1.</summary>
    CelValue this[int index] { get; }
}
