namespace Swamp.Cel;

/// <summary>A token and the part of the source that it covers.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public ReadOnlySpan<char> Text(string source) => source.AsSpan(Start, End - Start);
}
