namespace Swamp.Cli.CommandLine;

/// <summary>Turns the alternative spellings of commands into the usual ones.</summary>
internal static class ArgumentRewriter
{
    private static readonly string[] Below = ["get", "search", "list", "data", "logs", "help"];

    /// <summary>
    /// <c>model output X</c>, <c>model method history X</c> and <c>workflow history X</c> become <c>… get X</c> (MOD-60, WFC-45), and <c>model @type method run METHOD NAME</c>
    /// becomes <c>model method run @type METHOD NAME</c> (RUN-1).
    /// </summary>
    public static IReadOnlyList<string> Rewrite(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i + 3 < arguments.Count; i++)
        {
            if (arguments[i] == "model" && arguments[i + 1].StartsWith('@') && arguments[i + 2] == "method" && arguments[i + 3] is "run" or "describe")
            {
                List<string> rewritten = [.. arguments];
                rewritten.RemoveAt(i + 1);
                rewritten.Insert(i + 3, arguments[i + 1]);
                return rewritten;
            }
        }

        return WithGet(arguments, ["model", "output"]) ?? WithGet(arguments, ["model", "method", "history"]) ?? WithGet(arguments, ["workflow", "history"]) ?? arguments;
    }

    private static List<string>? WithGet(IReadOnlyList<string> arguments, string[] path)
    {
        var start = FirstWord(arguments);
        var at = start + path.Length;
        if (at >= arguments.Count || !arguments.Skip(start).Take(path.Length).SequenceEqual(path, StringComparer.Ordinal)
            || arguments[at].StartsWith('-') || Below.Contains(arguments[at], StringComparer.Ordinal))
        {
            return null;
        }

        List<string> rewritten = [.. arguments];
        rewritten.Insert(at, "get");
        return rewritten;
    }

    // Global options and their values may stand before the command.
    private static int FirstWord(IReadOnlyList<string> arguments)
    {
        var at = 0;
        while (at < arguments.Count && arguments[at].StartsWith('-'))
        {
            at += arguments[at] is "--repo-dir" or "--datastore" or "--log-level" or "--traceparent" or "--tracestate" ? 2 : 1;
        }

        return at;
    }
}
