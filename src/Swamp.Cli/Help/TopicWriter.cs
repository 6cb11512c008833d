using Swamp.Cli.Rendering;

namespace Swamp.Cli.Help;

/// <summary>Writes a topic of the help for people.</summary>
internal static class TopicWriter
{
    public static void Write(TopicHelp topic, TextOutput output)
    {
        output.Line(output.Bold(topic.Title));
        if (topic.Text is { } text)
        {
            output.Line();
            output.Line(text);
        }

        if (topic.ExitCodes is { } codes)
        {
            output.Line();
            TermList.Write(output, [.. codes.Select(c => ($"{c.Code}", $"{c.Name}: {c.Meaning}"))]);
        }

        if (topic.Variables is { } variables)
        {
            output.Line();
            TermList.Write(output, [.. variables.Select(v => (v.Name, v.Meaning + (v.Default is null ? "" : $" Default: {v.Default}.")))]);
        }
    }
}
