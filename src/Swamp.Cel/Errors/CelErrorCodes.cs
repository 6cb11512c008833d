namespace Swamp.Cel;

/// <summary>One stable code per kind of error. Codes never change; messages may.</summary>
public static class CelErrorCodes
{
    /// <summary>The text is not an expression.</summary>
    public const string Syntax = "CEL_SYNTAX";

    /// <summary>A literal is malformed or out of range.</summary>
    public const string Literal = "CEL_LITERAL";

    /// <summary>A reserved word stands where a name is wanted.</summary>
    public const string Reserved = "CEL_RESERVED";

    /// <summary>A macro was given arguments that it cannot take.</summary>
    public const string Macro = "CEL_MACRO";

    /// <summary>The expression is larger than the limits of the environment.</summary>
    public const string SizeLimit = "CEL_SIZE_LIMIT";

    /// <summary>A name that is neither a variable nor a type.</summary>
    public const string UnknownIdentifier = "CEL_UNKNOWN_IDENTIFIER";

    /// <summary>A function that is not declared.</summary>
    public const string UnknownFunction = "CEL_UNKNOWN_FUNCTION";

    /// <summary>No form of the function or operator takes these types.</summary>
    public const string NoSuchOverload = "CEL_NO_SUCH_OVERLOAD";

    /// <summary>A part of the expression has another type than its place takes.</summary>
    public const string TypeMismatch = "CEL_TYPE_MISMATCH";

    /// <summary>The map has no such key, or the value no such field.</summary>
    public const string NoSuchKey = "CEL_NO_SUCH_KEY";

    /// <summary>The list has no such position.</summary>
    public const string IndexOutOfRange = "CEL_INDEX_OUT_OF_RANGE";

    /// <summary>An integer, timestamp or duration left its range.</summary>
    public const string Overflow = "CEL_OVERFLOW";

    /// <summary>Division or remainder by zero.</summary>
    public const string DivideByZero = "CEL_DIVIDE_BY_ZERO";

    /// <summary>A value cannot be converted.</summary>
    public const string Conversion = "CEL_CONVERSION";

    /// <summary>A regular expression is not one that can run in linear time.</summary>
    public const string Regex = "CEL_REGEX";

    /// <summary>A map literal names a key twice, or a key is of a kind that cannot be one.</summary>
    public const string MapKey = "CEL_MAP_KEY";

    /// <summary>An argument has a value that the function does not take.</summary>
    public const string Argument = "CEL_ARGUMENT";

    /// <summary>The value of an absent optional was asked for.</summary>
    public const string NoValue = "CEL_NO_VALUE";

    /// <summary>The evaluation cost more than its limit.</summary>
    public const string CostLimit = "CEL_COST_LIMIT";

    /// <summary>The value waits for an input.</summary>
    public const string UnknownValue = "CEL_UNKNOWN_VALUE";

    /// <summary>A part of the language that is not supported (protobuf messages).</summary>
    public const string Unsupported = "CEL_UNSUPPORTED";

    /// <summary>A function of the host failed without a code of its own.</summary>
    public const string Host = "CEL_HOST";
}
