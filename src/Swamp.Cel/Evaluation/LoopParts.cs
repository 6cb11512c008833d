namespace Swamp.Cel;

/// <summary>The compiled parts of a macro that walks.</summary>
internal sealed record LoopParts(
    string Name, int Offset, Node Range, Node? Condition, Node? Body, int FirstSlot, int SecondSlot, long Cost);
