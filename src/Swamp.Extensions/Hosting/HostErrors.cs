using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Hosting;

/// <summary>What an extension threw, as an error of ours.</summary>
internal static partial class HostErrors
{
    public static Exception From(JsonObject? error)
    {
        var name = (string?)error?["name"];
        if ((string?)error?["message"] is not { } message || string.IsNullOrWhiteSpace(message))
        {
            message = "The extension failed without saying why.";
        }

        // Which state of a file was loaded is a matter of the host; and an error of an import says in its words which kind it is.
        message = State().Replace(message, "");
        var text = name is null or "Error" or "ArgumentError" or "ShapeError" || message.StartsWith(name, StringComparison.Ordinal) || Kind().IsMatch(message) ? message : $"{name}: {message}";
        return (string?)error?["code"] switch
        {
            "invalid_shape" => new SwampException(ErrorCodes.InvalidModelType, text),
            _ => new SwampException(ErrorCodes.MethodExecutionFailed, text),
        };
    }

    [GeneratedRegex(@"\?v=[0-9a-f]{16}", RegexOptions.NonBacktracking)]
    private static partial Regex State();

    [GeneratedRegex("^[A-Za-z]+Error: ", RegexOptions.NonBacktracking)]
    private static partial Regex Kind();
}
