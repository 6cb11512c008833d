namespace Swamp.Cel.Syntax;

/// <summary>A piece of source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Name, number, symbol, decoded string, or what is wrong.</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="Length">How long it is in the source.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset, int Length)
{
    /// <summary>The decoded bytes of a bytes literal.</summary>
    public byte[]? Bytes { get; init; }

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
}
