namespace Swamp.Cel;

/// <summary>A use of a free variable.</summary>
/// <param name="Path">The variable, then the fields and constant keys selected from it: <c>model</c>, <c>db</c>, <c>resource</c>.</param>
/// <param name="Offset">Where, in UTF-16 units from 0.</param>
/// <param name="IsComplete">False when a computed key follows, so that more may be used than the path says.</param>
public sealed record CelReference(IReadOnlyList<string> Path, int Offset, bool IsComplete);
