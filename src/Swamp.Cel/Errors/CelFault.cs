namespace Swamp.Cel;

/// <summary>
/// The inside of an error value. Errors travel as values, since most of them are absorbed or only tell that a row does not match; the
/// words are therefore found only when somebody asks.
/// </summary>
internal sealed class CelFault
{
    private readonly object? first;
    private readonly object? second;
    private readonly Func<object?, object?, string>? describe;
    private readonly Func<object?, object?, string?>? suggest;
    private string? message;

    /// <summary>An error in the words of whoever made it, who may use it again.</summary>
    public CelFault(string code, string message)
    {
        Code = code;
        MayBeShared = true;
        this.message = message;
    }

    public CelFault(
        string code, Func<object?, object?, string> describe, object? first, object? second = null, Func<object?, object?, string?>? suggest = null)
    {
        Code = code;
        this.describe = describe;
        this.first = first;
        this.second = second;
        this.suggest = suggest;
    }

    public string Code { get; }

    public string Message => message ??= ErrorText.Cut(describe!(first, second));

    public string? Suggestion => suggest?.Invoke(first, second);

    /// <summary>Whether the host may hold this object, so that it must not be changed.</summary>
    public bool MayBeShared { get; private init; }

    /// <summary>What the host threw.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Where in the source; set by the node that saw the error first.</summary>
    public int Offset { get; set; } = -1;

    /// <summary>The same error at a place.</summary>
    public CelFault At(int offset) => describe is null
        ? new CelFault(Code, Message) { MayBeShared = false, Offset = offset, Cause = Cause }
        : new CelFault(Code, describe, first, second, suggest) { Offset = offset, Cause = Cause };

    public CelError ToError(string? source)
    {
        var (line, column) = source is null || Offset < 0 ? (0, 0) : ErrorText.Locate(source, Offset);
        var length = source is null || Offset < 0 ? 1 : ErrorText.LengthAt(source, Offset);
        return new CelError { Code = Code, Message = Message, Suggestion = Suggestion, Offset = Offset, Length = length, Line = line, Column = column };
    }

    public CelException ToException(string? source = null) => new([ToError(source)], source, Cause);
}
