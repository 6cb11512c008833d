namespace Swamp.Cel;

/// <summary>The errors that evaluation makes, in one place so that they read alike.</summary>
internal static class Faults
{
    private const int MaxShown = 60;

    public static CelValue NoSuchKey(ICelMap map, in CelValue key) => CelValue.Failure(new CelFault(
        CelErrorCodes.NoSuchKey,
        static (_, key) => $"no such key: {Name((CelValue)key!)}",
        map,
        key,
        static (map, key) => key is CelValue { Kind: CelKind.String } wanted ? Suggestions.Nearest(wanted.RawString, StringKeys((ICelMap)map!)) : null));

    public static CelValue NoSuchField(in CelValue target, string field) => CelValue.Failure(new CelFault(
        CelErrorCodes.NoSuchOverload,
        static (type, field) => $"no such overload: a value of type {((CelType)type!).Name} has no field '{field}'",
        target.TypeOf(),
        field));

    public static CelValue IndexOutOfRange(in CelValue index, int count) => CelValue.Failure(new CelFault(
        CelErrorCodes.IndexOutOfRange,
        static (index, count) => $"index out of bounds: {Brief((CelValue)index!)} in a list of {count}",
        index,
        count));

    public static CelValue NoOverload(string function, in CelValue a) => NoOverload(function, [a]);

    public static CelValue NoOverload(string function, in CelValue a, in CelValue b) => NoOverload(function, [a, b]);

    public static CelValue NoOverload(string function, in CelValue a, in CelValue b, in CelValue c) => NoOverload(function, [a, b, c]);

    public static CelValue NoOverload(string function, ReadOnlySpan<CelValue> args)
    {
        foreach (ref readonly var arg in args)
        {
            if (arg.IsFailure) return arg;
        }

        var types = new string[args.Length];
        for (var i = 0; i < args.Length; i++) types[i] = args[i].TypeOf().Name;
        return CelValue.Failure(new CelFault(
            CelErrorCodes.NoSuchOverload,
            static (name, types) => $"no such overload: {CallForms.Write((string)name!, (string[])types!)}",
            function,
            types));
    }

    public static CelValue Overflow(string what) => CelValue.Failure(new CelFault(
        CelErrorCodes.Overflow, static (what, _) => $"{what} overflow", what));

    public static CelValue DivideByZero() => CelValue.Error(CelErrorCodes.DivideByZero, "divide by zero");

    public static CelValue ModulusByZero() => CelValue.Error(CelErrorCodes.DivideByZero, "modulus by zero");

    public static CelValue Conversion(in CelValue value, string type) => CelValue.Failure(new CelFault(
        CelErrorCodes.Conversion,
        static (value, type) => $"{Brief((CelValue)value!)} cannot be converted to {type}",
        value,
        type));

    public static CelValue Range(string type) => CelValue.Failure(new CelFault(CelErrorCodes.Overflow, static (type, _) => $"{type} range error", type));

    public static CelValue Argument(string message) => CelValue.Error(CelErrorCodes.Argument, message);

    public static CelValue UnknownIdentifier(string name, ICelActivation activation) => CelValue.Failure(new CelFault(
        CelErrorCodes.UnknownIdentifier,
        static (name, _) => $"undeclared reference to '{name}'",
        name,
        activation,
        static (name, activation) => activation is ICelNamedActivation named ? Suggestions.Nearest((string)name!, named.Names) : null));

    /// <summary>What a function or variable of the host threw, as an error value.</summary>
    public static CelValue Thrown(CelException problem)
    {
        var error = problem.Errors[0];
        return CelValue.Failure(new CelFault(
            error.Code, static (error, _) => ((CelError)error!).Message, error, null, static (error, _) => ((CelError)error!).Suggestion)
        {
            Cause = problem.InnerException,
        });
    }

    /// <summary>What a function of the host threw that is not an error of this library.</summary>
    public static CelValue Thrown(string function, Exception problem) => CelValue.Failure(
        new CelFault(CelErrorCodes.Host, $"the function '{function}' failed: {problem.Message}") { Cause = problem });

    public static CelLimitException TooCostly() => new(new CelFault(
        CelErrorCodes.CostLimit, "the evaluation was stopped: it costs more than the limit allows"));

    public static CelLimitException TooDeep(int offset) => new(new CelFault(
        CelErrorCodes.SizeLimit, "the evaluation was stopped: it nests deeper than the stack allows")
    {
        Offset = offset,
    });

    private static string Name(in CelValue key) => key.Kind == CelKind.String ? Cut(key.RawString) : Brief(key);

    /// <summary>A value in a message, where a long one is cut.</summary>
    public static string Brief(in CelValue value) => Cut(value.Kind switch
    {
        CelKind.String => CelValue.String(Cut(value.RawString)).ToString(),
        CelKind.Bytes => CelValue.Bytes(value.RawBytes.Length > MaxShown ? value.RawBytes[..MaxShown] : value.RawBytes).ToString(),
        _ => value.ToString(),
    });

    private static string Cut(string text) =>
        text.Length > MaxShown ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxShown - 2]) ? MaxShown - 2 : MaxShown - 1), "…") : text;

    private static IEnumerable<string> StringKeys(ICelMap map) =>
        map.Keys.Take(1000).Where(static k => k.Kind == CelKind.String).Select(static k => k.RawString);
}
