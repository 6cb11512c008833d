namespace Swamp.Cel.Syntax;

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    End,
    Identifier,
    QuotedIdentifier,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Symbol,
    Error,
}
