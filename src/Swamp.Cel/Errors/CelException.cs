using System.Text;

namespace Swamp.Cel;

/// <summary>An expression is malformed or its evaluation failed.</summary>
public sealed class CelException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The source of the expression.</param>
    /// <param name="errors">At least one error; the first is the one that counts.</param>
    public CelException(string source, IReadOnlyList<CelError> errors)
        : base(Describe(source, errors), errors[0].Cause)
    {
        SourceText = source;
        Errors = errors;
        (Line, Column) = Position(source, errors[0].Offset);
    }

    /// <summary>The source of the expression.</summary>
    public string SourceText { get; }

    /// <summary>All errors, in source order.</summary>
    public IReadOnlyList<CelError> Errors { get; }

    /// <summary>Code of the first error.</summary>
    public string Code => Errors[0].Code;

    /// <summary>The first error's message without position and source.</summary>
    public string ShortMessage => Errors[0].Message;

    /// <summary>Line of the first error, from 1; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>Column of the first error in code points, from 1; 0 when unknown.</summary>
    public int Column { get; }

    /// <summary>Line and column, from 1, of an offset; zeros when it is negative.</summary>
    public static (int Line, int Column) Position(string source, int offset)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (offset < 0)
        {
            return (0, 0);
        }

        var end = Math.Min(offset, source.Length);
        var line = 1;
        var start = 0;
        for (var i = 0; i < end; i++)
        {
            if (source[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        var column = 1;
        for (var i = start; i < end; i++)
        {
            column += char.IsLowSurrogate(source[i]) ? 0 : 1;
        }

        return (line, column);
    }

    private static string Describe(string source, IReadOnlyList<CelError> errors)
    {
        var text = new StringBuilder();
        foreach (var error in errors.Take(10))
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append(error.Message);
            var (line, column) = Position(source, error.Offset);
            if (line > 0)
            {
                var sourceLine = source.Split('\n')[line - 1].TrimEnd('\r');
                if (sourceLine.Length <= 400)
                {
                    text.Append($" (line {line}, column {column})\n | {sourceLine.Replace('\t', ' ')}\n | {new string('.', column - 1)}^");
                }
            }
        }

        return text.ToString();
    }
}
