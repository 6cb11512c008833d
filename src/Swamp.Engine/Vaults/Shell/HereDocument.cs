using System.Globalization;
using System.Text;

namespace Swamp.Engine.Vaults.Shell;

/// <summary>A here-document whose body is still to come.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="IsQuoted">Whether the body is taken as it is.</param>
/// <param name="StripsTabs">Whether tabs in front of lines are dropped (<c>&lt;&lt;-</c>).</param>
/// <param name="Written">The delimiter as it is written in the command.</param>
internal sealed record HereDocument(string Name, bool IsQuoted, bool StripsTabs, StringBuilder Written)
{
    /// <summary>Where the body ends, and where the line behind its delimiter starts.</summary>
    public (int End, int Next) EndIn(string text, int from, int limit)
    {
        while (from < limit)
        {
            var newline = text.IndexOf('\n', from, limit - from);
            var end = newline < 0 ? limit : newline;
            var line = text.AsSpan(from, end - from);
            if ((StripsTabs ? line.TrimStart('\t') : line).SequenceEqual(Name))
            {
                return (from, newline < 0 ? limit : newline + 1);
            }

            from = end + 1;
        }

        return (limit, limit);
    }

    /// <summary>A delimiter that needs no quotes; the same one where it needs none.</summary>
    public string UnquotedName(string text)
    {
        if (Name.Length > 0 && Name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return Name;
        }

        for (var n = 0; ; n++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"SWAMP_END_{n}");
            if (!text.Contains(name, StringComparison.Ordinal))
            {
                return name;
            }
        }
    }
}
