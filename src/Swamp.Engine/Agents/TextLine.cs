namespace Swamp.Engine.Agents;

/// <summary>One line of a text.</summary>
/// <param name="Number">From 1; 0 for no line.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character, the line end not counted.</param>
/// <param name="Next">Offset of the next line.</param>
internal readonly record struct TextLine(int Number, int Start, int End, int Next);
