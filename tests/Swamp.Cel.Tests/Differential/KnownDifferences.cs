namespace Swamp.Cel.Tests.Differential;

/// <summary>Where ours and npm @bufbuild/cel differ on purpose. Each has an example, which a test holds to be one.</summary>
internal static class KnownDifferences
{
    public static readonly IReadOnlyList<KnownDifference> All =
    [
        new("double('abc')", "A text that is no number becomes NaN or 0 there; the specification wants an error.", static d => Is(d, "double") && Argument(d)?.Kind == CelKind.String && d is { Ours: null, Theirs: not null }),
        new("uint(' 1')", "Blanks around a number are skipped there, and nothing but blanks is 0; the specification wants an error.", static d => (Is(d, "int") || Is(d, "uint")) && Argument(d) is { Kind: CelKind.String } text && (text.AsString().Length == 0 || text.AsString().Trim() != text.AsString()) && d is { Ours: null, Theirs: not null }),
        new("int(duration('1s'))", "Durations and whole seconds can be converted there; the specification knows no such conversion.", static d => d is { Ours: null, Theirs: not null } && ((Is(d, "int") && Argument(d)?.Kind == CelKind.Duration) || (Is(d, "duration") && Argument(d)?.Kind == CelKind.Int))),
        new("-(-dur)", "Two signs in a row cancel out there before anything is evaluated; with us each has to be possible.", static d => d is { Ours: null, Part: CallExpr { Function: Operators.Negate, Args: [CallExpr { Function: Operators.Negate } or ConstantExpr] } }),
        new("l[p]", "A bool is taken for a position there; the specification wants an error.", static d => d is { Ours: null, Part: CallExpr { Function: Operators.Index, Args: [_, var index] } } && DifferentialTests.Evaluate(index.ToString())?.Kind == CelKind.Bool),
        new("[] in {'a': 1}", "A value that cannot be a key is an error there; with us the map does not have it, as in cel-go.", static d => Is(d, Operators.In) && d is { Ours: { Kind: CelKind.Bool }, Theirs: null }),
        new("9223372036854775808u / 1u", "Unsigned numbers from 2^63 on cannot be divided there.", static d => (Is(d, Operators.Divide) || Is(d, Operators.Modulo)) && d is { Ours: { Kind: CelKind.Uint }, Theirs: null }),
        new("duration('')", "An empty text becomes no time there; the specification wants an error.", static d => Is(d, "duration") && Argument(d) is { Kind: CelKind.String } text && text.AsString().Length == 0 && d is { Ours: null, Theirs: not null }),
        new("has(true.z)", "A value that has no fields is asked for one; the specification wants an error.", static d => d is { Part: SelectExpr { IsTest: true }, Ours: null, Theirs: { Kind: CelKind.Bool } }),
        new("'a😀b'.substring(2)", "Positions count UTF-16 units there, and characters are cut in two; the specification counts code points.", static d => d.Part is CallExpr { Function: "charAt" or "substring" or "indexOf" or "lastIndexOf" or "replace" or "split" } && Target(d) is { Kind: CelKind.String } text && text.AsString().Any(char.IsSurrogate)),
        new("'a-b'.replace('-', '+', -1)", "A negative number of replacements is none there; the specification takes it for all.", static d => d.Part is CallExpr { Function: "replace", Args: [_, _, ConstantExpr { Value: { Kind: CelKind.Int } limit }] } && limit.AsInt() < 0),
        new("'ab'.replace('', '-')", "Replacing nothing puts all replacements at the front there; cel-go puts one before and after each character.", static d => d.Part is CallExpr { Function: "replace", Args: [var old, ..] } && DifferentialTests.Evaluate(old.ToString()) is { Kind: CelKind.String } text && text.AsString().Length == 0),
        new("'a-b-c'.split('-', 2)", "What is beyond the limit is dropped there; cel-go keeps it in the last part.", static d => d.Part is CallExpr { Function: "split", Args.Length: 2 } && d is { Ours: { Kind: CelKind.List }, Theirs: { Kind: CelKind.List } }),
        new("string(duration('1.5s'))", "Fractions of a second are written with three, six or nine digits there; cel-go writes no zeros at the end.", static d => Is(d, "string") && Argument(d)?.Kind is CelKind.Duration or CelKind.Timestamp),
        new("timestamp(1)", "Numbers are milliseconds there; cel-go and the specification's function list take seconds.", static d => Is(d, "timestamp") && Argument(d)?.Kind == CelKind.Int),
        new("timestamp('2024-02-29T23:59:59.9999Z').getMonth()", "Parts of a time are taken after rounding to milliseconds there; nothing is rounded with us.", static d => d.Part is CallExpr { Function: var name } && name.StartsWith("get", StringComparison.Ordinal) && Target(d) is { Kind: CelKind.Timestamp } at && at.AsTimestamp().Nanos > 999_000_000),
        new("timestamp('9999-12-31T23:59:59Z').getSeconds('+05:30')", "A local time after the year 9999 or before the year 1 is an error with us.", static d => d is { Part: CallExpr { Args.Length: 1, Function: var name }, Ours: null, Theirs: { Kind: CelKind.Int } } && name.StartsWith("get", StringComparison.Ordinal) && Target(d)?.Kind == CelKind.Timestamp),
        new("at.getDate('America/New_York')", "The first hour of a day counts as the day after in zones with a name there.", static d => d.Part is CallExpr { Args: [var zone], Function: var name } && name.StartsWith("get", StringComparison.Ordinal) && DifferentialTests.Evaluate(zone.ToString()) is { Kind: CelKind.String } text && text.AsString().Contains('/', StringComparison.Ordinal)),
        new("timestamp('0001-01-01T00:00:00Z').getFullYear()", "Years before 100 are taken for years of the last century there.", static d => d.Part is CallExpr { Function: var name } && name.StartsWith("get", StringComparison.Ordinal) && Target(d) is { Kind: CelKind.Timestamp } at && at.AsTimestamp().Seconds < -59_000_000_000),
        new("'abc'.indexOf('b', 3)", "A search from the end of the text is an error there; with us the end is a position.", static d => d.Part is CallExpr { Function: "indexOf" or "lastIndexOf", Args.Length: 2 } && d is { Ours: { Kind: CelKind.Int }, Theirs: null }),
        new("string(1e19)", "Doubles are written as JavaScript writes them there.", static d => Is(d, "string") && Argument(d)?.Kind == CelKind.Double),
        new("'%f'.format([1])", "Only doubles have a decimal point there; we take all numbers.", static d => Is(d, "format") && d is { Ours: not null, Theirs: null }),
        new("'%s'.format([duration('1.5s')])", "Doubles, durations and times are written into text as above.", static d => Is(d, "format") && d.Part is CallExpr { Args: [ListExpr list] } && list.Elements.Any(static e => DifferentialTests.Evaluate(e.ToString())?.Kind is CelKind.Double or CelKind.Duration or CelKind.Timestamp)),
    ];

    /// <summary>Why a difference is one that is known; null when it is not.</summary>
    public static string? ReasonFor(Difference difference) => All.FirstOrDefault(k => k.Covers(difference))?.Reason;

    private static bool Is(Difference difference, string function) => difference.Part is CallExpr call && call.Function == function;

    private static CelValue? Argument(Difference difference) => difference.Part is CallExpr { Args: [var first, ..] } ? DifferentialTests.Evaluate(first.ToString()) : null;

    private static CelValue? Target(Difference difference) => difference.Part is CallExpr { Target: { } target } ? DifferentialTests.Evaluate(target.ToString()) : null;
}
