namespace Swamp.Cel;

/// <summary>Places between characters that a pattern can ask for.</summary>
internal enum Re2Place
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordEdge,
    NoWordEdge,
}
