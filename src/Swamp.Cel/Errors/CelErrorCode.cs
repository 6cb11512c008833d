namespace Swamp.Cel;

/// <summary>Stable codes of errors, one for each kind.</summary>
public static class CelErrorCode
{
    /// <summary>The text is not an expression.</summary>
    public const string Syntax = "syntax";

    /// <summary>The expression is larger than the limits allow.</summary>
    public const string TooComplex = "too_complex";

    /// <summary>A name is neither declared nor supplied.</summary>
    public const string UndeclaredReference = "undeclared_reference";

    /// <summary>A map has no such key.</summary>
    public const string NoSuchKey = "no_such_key";

    /// <summary>A function or operator does not take these kinds of values.</summary>
    public const string NoSuchOverload = "no_such_overload";

    /// <summary>A list has no such position.</summary>
    public const string IndexOutOfBounds = "index_out_of_bounds";

    /// <summary>An integer result does not fit 64 bits.</summary>
    public const string Overflow = "overflow";

    /// <summary>Division by zero.</summary>
    public const string DivideByZero = "divide_by_zero";

    /// <summary>Modulus by zero.</summary>
    public const string ModulusByZero = "modulus_by_zero";

    /// <summary>A value cannot be converted.</summary>
    public const string Conversion = "conversion";

    /// <summary>A function was given a value it cannot use.</summary>
    public const string InvalidArgument = "invalid_argument";

    /// <summary>A map literal has a key twice.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>The evaluation did more than its cost limit allows.</summary>
    public const string CostExceeded = "cost_exceeded";

    /// <summary>A host function failed.</summary>
    public const string HostFunction = "host_function";

    /// <summary>The expression is not of the type that was asked for, or breaks a rule of types.</summary>
    public const string Type = "type";
}
