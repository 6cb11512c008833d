namespace Swamp.Cel;

/// <summary>A list as the evaluator sees it. Implementations may compute elements when they are asked for.</summary>
public interface ICelList
{
    /// <summary>Number of elements.</summary>
    int Count { get; }

    /// <summary>The element at a position.</summary>
    /// <param name="index">0 … <see cref="Count"/> - 1; the evaluator never asks outside of that.</param>
    CelValue this[int index] { get; }
}
