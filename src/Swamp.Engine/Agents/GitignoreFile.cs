namespace Swamp.Engine.Agents;

/// <summary>The section of <c>.gitignore</c> that swamp maintains (REPO-34).</summary>
internal static class GitignoreFile
{
    private const string LegacyHeader = "# Swamp managed defaults";

    private static readonly string[] Always = [".swamp/", ".swamp-sources.yaml"];

    /// <summary>The text with an up-to-date section; a block of the older form is taken out.</summary>
    public static string Apply(string? text, IEnumerable<AgentTool> tools)
    {
        string[] entries = [.. Always.Concat(tools.SelectMany(static tool => tool.GitignoreEntries)).Distinct(StringComparer.Ordinal)];
        var body = string.Join('\n', entries) + "\n";
        return ManagedSection.Gitignore.Apply(text is null ? null : WithoutLegacyBlock(text, entries), body, ".gitignore");
    }

    /// <summary>Takes the header and the lines of ours that follow it out; the first line that is not ours ends the block.</summary>
    private static string WithoutLegacyBlock(string text, string[] entries)
    {
        var lines = TextLines.Of(text);
        var header = lines.Find(line => text.AsSpan(line.Start, line.End - line.Start).Trim().SequenceEqual(LegacyHeader));
        if (header.Number == 0)
        {
            return text;
        }

        var end = header.Next;
        foreach (var line in lines.Skip(header.Number))
        {
            if (!entries.Contains(text[line.Start..line.End].Trim(), StringComparer.Ordinal))
            {
                break;
            }

            end = line.Next;
        }

        return text.Remove(header.Start, end - header.Start);
    }
}
