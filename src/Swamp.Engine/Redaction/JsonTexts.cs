using System.Text.Encodings.Web;
using System.Text.Json;

namespace Swamp.Engine.Redaction;

/// <summary>How JSON is written where secrets are concerned.</summary>
internal static class JsonTexts
{
    /// <summary>One line, characters outside ASCII as they are: what <c>JSON.stringify</c> gives.</summary>
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
