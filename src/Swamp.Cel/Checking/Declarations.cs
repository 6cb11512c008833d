namespace Swamp.Cel;

/// <summary>The forms of all functions that an environment knows.</summary>
internal static class Declarations
{
    private static readonly Lazy<OverloadTable> Standard = new(static () =>
    {
        var table = new OverloadTable();
        OperatorOverloads.Register(table);
        ConversionOverloads.Register(table);
        TextOverloads.Register(table);
        TimeOverloads.Register(table);
        ListOverloads.Register(table);
        MathOverloads.Register(table);
        OptionalOverloads.Register(table);
        return table;
    });

    private static readonly Lazy<OverloadTable> Mixed = new(static () =>
    {
        var table = new OverloadTable();
        MixedOverloads.Register(table);
        return table;
    });

    private static readonly Lazy<OverloadTable> Dialect = new(static () =>
    {
        var table = new OverloadTable();
        DialectOverloads.Register(table);
        return table;
    });

    /// <summary>The forms of a function, those of the host first, as the evaluation tries them.</summary>
    public static List<Overload> Find(CelEnvironment environment, string name, bool isReceiver)
    {
        var found = new List<Overload>();
        foreach (var function in environment.FindFunctions(name))
        {
            if (function.IsReceiver == isReceiver) found.Add(new Overload(name, [.. function.Parameters], function.Result, function));
        }

        found.AddRange(Standard.Value.Find(name, isReceiver));
        if (environment.MixedArithmetic) found.AddRange(Mixed.Value.Find(name, isReceiver));
        return found;
    }

    /// <summary>The forms that are tried when none of <see cref="Find"/> fits.</summary>
    public static IReadOnlyList<Overload> FindDialect(CelEnvironment environment, string name, bool isReceiver) =>
        environment.Dialect == CelDialect.Swamp ? Dialect.Value.Find(name, isReceiver) : [];

    /// <summary>The forms of the language's own functions.</summary>
    public static IEnumerable<OverloadTable> Tables(CelEnvironment environment)
    {
        yield return Standard.Value;
        if (environment.MixedArithmetic) yield return Mixed.Value;
        if (environment.Dialect == CelDialect.Swamp) yield return Dialect.Value;
    }
}
