namespace Swamp.Cel.Tests.Differential;

/// <summary>Where ours and npm @bufbuild/cel differ on purpose. Each has an example, which a test holds to be one.</summary>
internal static class KnownDifferences
{
    public static readonly IReadOnlyList<KnownDifference> All =
    [
        new("double('abc')", "A text that is no number becomes NaN or 0 there; the specification wants an error.", static d => Is(d, "double") && Argument(d)?.Kind == CelKind.String && d is { Ours: null, Theirs: not null }),
        new("uint('')", "A blank text becomes 0 there; the specification wants an error.", static d => (Is(d, "int") || Is(d, "uint")) && Argument(d) is { Kind: CelKind.String } text && text.AsString().Trim().Length == 0 && d is { Ours: null, Theirs: not null }),
        new("duration('')", "An empty text becomes no time there; the specification wants an error.", static d => Is(d, "duration") && Argument(d) is { Kind: CelKind.String } text && text.AsString().Length == 0 && d is { Ours: null, Theirs: not null }),
        new("has(true.z)", "A value that has no fields is asked for one; the specification wants an error.", static d => d is { Part: SelectExpr { IsTest: true }, Ours: null, Theirs: { Kind: CelKind.Bool } }),
        new("'a😀b'.substring(2)", "Positions count UTF-16 units there, and characters are cut in two; the specification counts code points.", static d => d.Part is CallExpr { Function: "charAt" or "substring" or "indexOf" or "lastIndexOf" or "replace" or "split" } && Target(d) is { Kind: CelKind.String } text && text.AsString().Any(char.IsSurrogate)),
        new("'a-b'.replace('-', '+', -1)", "A negative number of replacements is none there; the specification takes it for all.", static d => d.Part is CallExpr { Function: "replace", Args: [_, _, ConstantExpr { Value: { Kind: CelKind.Int } limit }] } && limit.AsInt() < 0),
        new("string(duration('1.5s'))", "Durations with a fraction are written with three, six or nine digits there; cel-go writes no zeros at the end.", static d => Is(d, "string") && Argument(d)?.Kind == CelKind.Duration),
        new("timestamp(1)", "Numbers are milliseconds there; cel-go and the specification's function list take seconds.", static d => Is(d, "timestamp") && Argument(d)?.Kind == CelKind.Int),
        new("timestamp('2024-02-29T23:59:59.9999Z').getMonth()", "Parts of a time are taken after rounding to milliseconds there; nothing is rounded with us.", static d => d.Part is CallExpr { Function: var name } && name.StartsWith("get", StringComparison.Ordinal) && Target(d) is { Kind: CelKind.Timestamp } at && at.AsTimestamp().Nanos > 999_000_000),
        new("timestamp('9999-12-31T23:59:59Z').getSeconds('+05:30')", "A local time after the year 9999 or before the year 1 is an error with us.", static d => d is { Part: CallExpr { Args.Length: 1, Function: var name }, Ours: null, Theirs: { Kind: CelKind.Int } } && name.StartsWith("get", StringComparison.Ordinal) && Target(d)?.Kind == CelKind.Timestamp),
        new("'abc'.lastIndexOf('abcdef', 3)", "A search that begins at the end for a text that does not fit is an error there; cel-go finds nothing.", static d => d is { Part: CallExpr { Function: "lastIndexOf", Args.Length: 2 }, Ours: { Kind: CelKind.Int }, Theirs: null } && d.Ours.Value.AsInt() == -1),
        new("string(1e19)", "Doubles are written as JavaScript writes them there.", static d => Is(d, "string") && Argument(d)?.Kind == CelKind.Double),
        new("'%f'.format([1])", "Only doubles have a decimal point there; we take all numbers.", static d => Is(d, "format") && d is { Ours: not null, Theirs: null }),
    ];

    /// <summary>Why a difference is one that is known; null when it is not.</summary>
    public static string? ReasonFor(Difference difference) => All.FirstOrDefault(k => k.Covers(difference))?.Reason;

    private static bool Is(Difference difference, string function) => difference.Part is CallExpr call && call.Function == function;

    private static CelValue? Argument(Difference difference) => difference.Part is CallExpr { Args: [var first, ..] } ? DifferentialTests.Evaluate(first.ToString()) : null;

    private static CelValue? Target(Difference difference) => difference.Part is CallExpr { Target: { } target } ? DifferentialTests.Evaluate(target.ToString()) : null;
}
