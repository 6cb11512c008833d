using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Drivers;

/// <summary>Makes an error that names the permission out of what Deno says when it refuses something.</summary>
internal static partial class SandboxRefusal
{
    /// <summary>Whether an error is Deno's refusal of something.</summary>
    public static bool Names(SwampException exception) => Refused().IsMatch(exception.Message);

    /// <summary>The error for people; the same when nothing was refused.</summary>
    public static SwampException Explained(SwampException exception, SandboxGuard? guard)
    {
        if (guard?.Refused is { } grant && exception.Message.Contains("The sandbox refused", StringComparison.Ordinal))
        {
            return new SwampException(exception.Error with { Hint = $"Grant it, if the method may: driverConfig: {{ engine: [{grant}] }}" }, exception);
        }

        if (Refused().Match(exception.Message) is not { Success: true } match)
        {
            return exception;
        }

        var (permission, what) = (match.Groups["permission"].Value, match.Groups["what"].Value.Trim('"'));
        var message = $"The sandbox refused {permission} access to \"{what}\"";
        return permission is "read" or "write" or "net" or "env" or "run" or "sys"
            ? new SwampException(ErrorCodes.MethodExecutionFailed, $"{message}.", $"Grant it, if the method may: driverConfig: {{ {permission}: [\"{what}\"] }}", innerException: exception)
            : new SwampException(ErrorCodes.MethodExecutionFailed, $"{message}, which cannot be granted there.", "Use the driver 'raw' for this method.", innerException: exception);
    }

    [GeneratedRegex("Requires (?<permission>[a-z]+) access(?: to (?<what>\"[^\"]*\"|<[^>]*>|[^,]*))?, run again", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
