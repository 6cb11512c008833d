using System.Text.RegularExpressions;
using Swamp.Cel;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Expressions;

/// <summary>Says of a failed expression what its author can change: the language only knows of nulls and keys, not of data and inputs.</summary>
internal static partial class ExpressionErrors
{
    /// <summary>The error of a failed expression.</summary>
    /// <param name="exception">What the language says.</param>
    /// <param name="expression">The expression without braces.</param>
    public static SwampError Of(CelException exception, string expression)
    {
        // A function of ours that failed has said what is wrong in its own words.
        if (exception.InnerException is SwampException inner)
        {
            return inner.Error;
        }

        var (cause, hint) = NullData(exception, expression) ?? MissingInput(exception, expression) ?? StepOutputs(exception) ?? (exception.Message, HintFor(exception));
        return new() { Code = ErrorCodes.ExpressionFailed, Message = $"Invalid expression: {cause}", Hint = hint };
    }

    /// <summary>The error of an opening without an end (EXPR-12).</summary>
    /// <param name="column">Column of the opening in its text, from 1.</param>
    public static SwampError Unclosed(int column) => new()
    {
        Code = ErrorCodes.ExpressionFailed,
        Message = $"Invalid expression: the '${{{{' at column {column} of the text is not closed with '}}}}'",
        Hint = "To write the characters ${{ themselves, use ${{ \"${{\" }}.",
    };

    private static string? HintFor(CelException exception) =>
        exception.Code == CelErrorCodes.Syntax ? "To write the characters ${{ themselves, use ${{ \"${{\" }}." : null;

    // A look-up that finds nothing gives null, and the first member of that is where the language notices.
    private static (string Cause, string? Hint)? NullData(CelException exception, string expression) =>
        exception.Reason.Contains("null_type", StringComparison.Ordinal) && DataCall().Matches(expression) is [var call]
            ? ($"there is no data '{call.Groups["data"].Value}' of a model '{call.Groups["model"].Value}', so {call.Value} is null ({exception.Reason})",
               $"Run the model first, look for its data with: swamp data search --model {call.Groups["model"].Value}, or test for null: x == null ? … : …")
            : null;

    private static (string Cause, string? Hint)? MissingInput(CelException exception, string expression)
    {
        if (exception.Code != CelErrorCodes.NoSuchKey || !exception.Reason.StartsWith(NoSuchKey, StringComparison.Ordinal))
        {
            return null;
        }

        var name = exception.Reason[NoSuchKey.Length..].Trim('"', '\'');
        return InputUse().Matches(expression).Any(use => use.Groups.Values.Skip(1).Any(group => group.Success && group.Value == name))
            ? ($"the input '{name}' has no value", $"Give it with --input {name}=…, or declare a default for it under 'inputs:'.")
            : null;
    }

    // The way of other tools; here a step has no outputs of its own.
    private static (string Cause, string? Hint)? StepOutputs(CelException exception) => exception.Reason.Contains("undeclared reference to 'steps'", StringComparison.Ordinal)
        ? ("there is no 'steps'; what a step wrote is data of its model: data.latest('<model>', '<name>').attributes.<field>", null)
        : null;

    private const string NoSuchKey = "no such key: ";

    [GeneratedRegex("""data\.(?:latest|version)\(\s*["'](?<model>[^"']+)["']\s*,\s*["'](?<data>[^"']+)["'][^)]*\)""", RegexOptions.NonBacktracking)]
    private static partial Regex DataCall();

    [GeneratedRegex("""\binputs(?:\.(\w+)|\[\s*["']([^"']+)["']\s*\])""", RegexOptions.NonBacktracking)]
    private static partial Regex InputUse();
}
