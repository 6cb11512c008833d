namespace Swamp.Cel;

/// <summary>The problems that a check finds.</summary>
internal sealed class CheckErrors(string source)
{
    private const int MaxErrors = 100;

    private readonly List<CelError> errors = [];

    /// <summary>The problems in the order of the source.</summary>
    public IReadOnlyList<CelError> Sorted => [.. errors.OrderBy(static e => e.Offset)];

    /// <summary>Whether no more problems are taken.</summary>
    public bool IsFull => errors.Count >= MaxErrors;

    public void Add(CelError error, int start, int end)
    {
        if (IsFull) return;
        start = Math.Clamp(start, 0, source.Length);
        end = Math.Min(end, source.Length);
        var (line, column) = ErrorText.Locate(source, start);
        errors.Add(error with { Offset = start, Length = Math.Max(1, end - start), Line = line, Column = column });
    }

    /// <summary>A part of the expression whose type does not suit its place.</summary>
    public void Mismatch(CelExpr at, string what, string expected, string found) => Add(
        new CelError
        {
            Code = CelErrorCodes.TypeMismatch,
            Message = $"{what} must be {expected}, and this is {found}",
            Expected = expected,
            Found = found,
        },
        at.Start,
        at.End);

    /// <summary>A call or selection that no function takes.</summary>
    public void NoOverload((int Start, int End) place, string message, string? expected, string found, IReadOnlyList<string> candidates) => Add(
        new CelError { Code = CelErrorCodes.NoSuchOverload, Message = message, Expected = expected, Found = found, Candidates = candidates },
        place.Start,
        place.End);

    public void TooLarge() => Add(
        new CelError { Code = CelErrorCodes.SizeLimit, Message = "the types of the expression are too large or too many to check" }, 0, 1);
}
