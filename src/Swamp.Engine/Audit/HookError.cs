using System.Globalization;

namespace Swamp.Engine.Audit;

/// <summary>Takes the exit status out of an error text (AUD-4).</summary>
internal static class HookError
{
    private static readonly string[] Prefixes = ["exit code ", "status code "];

    /// <summary>Finds <c>Exit code N</c> or <c>status code N</c>, cuts it off when the text begins with it, and joins the lines.</summary>
    public static (int? ExitCode, string Message) Parse(string? error)
    {
        var text = error ?? "";
        int? exitCode = null;
        foreach (var prefix in Prefixes)
        {
            var at = text.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
            var end = at + prefix.Length;
            while (at >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (at >= 0 && int.TryParse(text.AsSpan(at + prefix.Length, end - at - prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                exitCode = code;
                text = at == 0 ? text[end..].TrimStart(' ', ':', '.', ',', '\r', '\n') : text;
                break;
            }
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join(' ', lines);
        return (exitCode, joined.Length > 0 ? joined : exitCode is null ? "failed" : $"Exit code {exitCode}");
    }
}
