namespace Swamp.Engine.Errors;

/// <summary>
/// The one exception for anticipated failures: it carries a <see cref="SwampError"/>. Everything else that is thrown is a defect and is
/// shown with its stack.
/// </summary>
public sealed class SwampException : Exception
{
    /// <summary>Creates the exception for an error value.</summary>
    public SwampException(SwampError error, Exception? innerException = null)
        : base(error.Message, innerException) => Error = error;

    /// <summary>Creates the exception from its parts.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What went wrong, naming the thing and the cause.</param>
    /// <param name="hint">What to do about it.</param>
    /// <param name="location">Where in a file the cause stands.</param>
    /// <param name="innerException">What was caught.</param>
    public SwampException(string code, string message, string? hint = null, SourceLocation? location = null, Exception? innerException = null)
        : this(new SwampError { Code = code, Message = message, Hint = hint, Location = location, ExitStatus = StatusOf(code) }, innerException)
    {
    }

    /// <summary>The error value.</summary>
    public SwampError Error { get; }

    /// <summary>Shortcut for <see cref="SwampError.Code"/>.</summary>
    public string Code => Error.Code;

    private static int StatusOf(string code) => code switch
    {
        ErrorCodes.Usage => ExitCodes.Usage,
        ErrorCodes.LockTimeout => ExitCodes.LockTimeout,
        _ => ExitCodes.Failure,
    };
}
