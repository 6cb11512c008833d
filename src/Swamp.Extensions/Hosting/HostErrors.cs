using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Hosting;

/// <summary>What an extension threw, as an error of ours.</summary>
internal static class HostErrors
{
    public static Exception From(JsonObject? error)
    {
        var name = (string?)error?["name"];
        if ((string?)error?["message"] is not { } message || string.IsNullOrWhiteSpace(message))
        {
            message = "The extension failed without saying why.";
        }

        var text = name is null or "Error" or "ArgumentError" or "ShapeError" || message.StartsWith(name, StringComparison.Ordinal) ? message : $"{name}: {message}";
        return (string?)error?["code"] switch
        {
            "invalid_shape" => new SwampException(ErrorCodes.InvalidModelType, text),
            _ => new SwampException(ErrorCodes.MethodExecutionFailed, text),
        };
    }
}
