namespace Swamp.Cel;

/// <summary>An expression could not be compiled or evaluated. The message shows the line of the source with a caret.</summary>
public sealed class CelException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errors">At least one.</param>
    /// <param name="source">The text of the expression, when it is known.</param>
    /// <param name="innerException">What was caught.</param>
    public CelException(IReadOnlyList<CelError> errors, string? source = null, Exception? innerException = null)
        : base(ErrorText.Describe(errors, source), innerException)
    {
        ArgumentNullException.ThrowIfNull(errors);
        Errors = errors;
        Expression = source;
    }

    /// <summary>Creates an exception that a function of the host throws; it becomes an error value at the place of the call.</summary>
    public CelException(string code, string message)
        : this([new CelError { Code = code, Message = message }])
    {
    }

    /// <summary>All problems, in the order of the source.</summary>
    public IReadOnlyList<CelError> Errors { get; }

    /// <summary>The text of the expression, when it is known.</summary>
    public string? Expression { get; }

    /// <summary>Code of the first problem.</summary>
    public string Code => Errors[0].Code;

    /// <summary>Line of the first problem, from 1; 0 when it is not known.</summary>
    public int Line => Errors[0].Line;

    /// <summary>Column of the first problem in code points, from 1; 0 when it is not known.</summary>
    public int Column => Errors[0].Column;

    /// <summary>Message of the first problem alone, without excerpt and caret.</summary>
    public string Reason => Errors[0].Message;
}
