namespace Swamp.Cel;

/// <summary>Function names of the operators.</summary>
internal static class Operators
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("!?|&[-");

    public const string Conditional = "_?_:_";
    public const string Or = "_||_";
    public const string And = "_&&_";
    public const string Not = "!_";
    public const string Negate = "-_";
    public const string Equal = "_==_";
    public const string NotEqual = "_!=_";
    public const string Less = "_<_";
    public const string LessEqual = "_<=_";
    public const string Greater = "_>_";
    public const string GreaterEqual = "_>=_";
    public const string Add = "_+_";
    public const string Subtract = "_-_";
    public const string Multiply = "_*_";
    public const string Divide = "_/_";
    public const string Modulo = "_%_";
    public const string In = "@in";
    public const string Index = "_[_]";
    public const string OptIndex = "_[?_]";
    public const string OptSelect = "_?._";
    public const string MathMax = "math.@max";
    public const string MathMin = "math.@min";

    /// <summary>Whether a name is that of an operator: it has signs that the name of a function cannot have.</summary>
    public static bool IsOperator(string function) => Symbol(function) is not null || function.AsSpan().ContainsAny(Signs);

    /// <summary>Operator and binding strength of a binary operator's token; null when the token is none.</summary>
    public static (string Function, int Strength)? Binary(TokenKind kind) => kind switch
    {
        TokenKind.Equal => (Equal, 1),
        TokenKind.NotEqual => (NotEqual, 1),
        TokenKind.Less => (Less, 1),
        TokenKind.LessEqual => (LessEqual, 1),
        TokenKind.Greater => (Greater, 1),
        TokenKind.GreaterEqual => (GreaterEqual, 1),
        TokenKind.In => (In, 1),
        TokenKind.Plus => (Add, 2),
        TokenKind.Minus => (Subtract, 2),
        TokenKind.Star => (Multiply, 3),
        TokenKind.Slash => (Divide, 3),
        TokenKind.Percent => (Modulo, 3),
        _ => null,
    };

    /// <summary>How a binary operator is written, and its strength.</summary>
    public static (string Symbol, int Strength)? Symbol(string function) => function switch
    {
        Equal => ("==", 1),
        NotEqual => ("!=", 1),
        Less => ("<", 1),
        LessEqual => ("<=", 1),
        Greater => (">", 1),
        GreaterEqual => (">=", 1),
        In => ("in", 1),
        Add => ("+", 2),
        Subtract => ("-", 2),
        Multiply => ("*", 3),
        Divide => ("/", 3),
        Modulo => ("%", 3),
        _ => null,
    };
}
