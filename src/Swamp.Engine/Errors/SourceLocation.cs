namespace Swamp.Engine.Errors;

/// <summary>A place in a text file.</summary>
/// <param name="File">Path as the user would name it; null when the text did not come from a file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
public sealed record SourceLocation(string? File, int Line, int Column)
{
    /// <summary>The usual <c>file:line:column</c>, or <c>line L, column C</c> without a file.</summary>
    public override string ToString() => File is null ? $"line {Line}, column {Column}" : $"{File}:{Line}:{Column}";
}
