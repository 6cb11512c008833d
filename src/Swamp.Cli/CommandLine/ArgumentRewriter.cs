namespace Swamp.Cli.CommandLine;

/// <summary>Turns the alternative spellings of commands into the usual ones.</summary>
internal static class ArgumentRewriter
{
    /// <summary><c>model @type method run METHOD NAME</c> becomes <c>model method run @type METHOD NAME</c> (RUN-1).</summary>
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

        return arguments;
    }
}
