using System.Text;

namespace Swamp.Cli.Tests.Framework;

/// <summary>Splits the simple command lines of examples the way a shell would; a pipe ends or precedes the call of swamp.</summary>
internal static class ShellWords
{
    public static string Program(string line) => SwampPart(line)[0];

    public static IReadOnlyList<string> Arguments(string line) => SwampPart(line)[1..];

    private static List<string> SwampPart(string line)
    {
        List<List<string>> commands = [[]];
        // A process substitution is a command of its own.
        foreach (var word in Split(line.Replace("<(", "| ", StringComparison.Ordinal).Replace("completions bash)", "completions bash", StringComparison.Ordinal)))
        {
            switch (word)
            {
                case { Quoted: false, Text: "|" or "&&" }:
                    commands.Add([]);
                    break;
                case { Quoted: false, Text: ['<' or '>', ..] }:
                    return commands.Find(c => c is ["swamp", ..]) ?? commands[0];
                default:
                    commands[^1].Add(word.Text);
                    break;
            }
        }

        return commands.Find(c => c is ["swamp", ..]) ?? commands[0];
    }

    private static IEnumerable<(string Text, bool Quoted)> Split(string line)
    {
        var word = new StringBuilder();
        var (quote, quoted, started) = ('\0', false, false);
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (c is '\'' or '"')
            {
                (quote, quoted, started) = (c, true, true);
            }
            else if (c == ' ')
            {
                if (started)
                {
                    yield return (word.ToString(), quoted);
                }

                word.Clear();
                (quoted, started) = (false, false);
            }
            else
            {
                word.Append(c);
                started = true;
            }
        }

        if (started)
        {
            yield return (word.ToString(), quoted);
        }
    }
}
