using System.Text;

namespace Swamp.Engine.Definitions;

/// <summary>
/// Name and id of a definition file, found without parsing YAML, so that looking one up among a thousand costs a few reads. Where the text
/// leaves any doubt, the answer is null and the file has to be parsed.
/// </summary>
internal static class DefinitionHead
{
    /// <summary>The plain value of the one line that starts with a key in the first column, or null when that cannot be told.</summary>
    public static string? ValueOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        string? found = null;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Length <= key.Length || !line.StartsWith(key) || line[key.Length] != ':')
            {
                continue;
            }

            // A second such line, or a continuation of the value on the next one, leaves doubt.
            var isContinued = !text.IsEmpty && text[0] is (byte)' ' or (byte)'\t';
            if (found is not null || isContinued || PlainValue(line[(key.Length + 1)..]) is not { } value)
            {
                return null;
            }

            found = value;
        }

        return found;
    }

    // Only what cannot mean anything else: one word of letters, digits and a few signs, bare or in quotes, then a comment at most.
    private static string? PlainValue(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != ' ')
        {
            return null;
        }

        rest = rest.Trim(" \r"u8);
        if (rest.Length > 2 && rest[0] is (byte)'\'' or (byte)'"')
        {
            var close = rest[1..].IndexOf(rest[0]) + 1;
            return close > 0 && IsEnd(rest[(close + 1)..]) && IsWord(rest[1..close]) ? Encoding.ASCII.GetString(rest[1..close]) : null;
        }

        var end = rest.IndexOf((byte)' ');
        var word = end < 0 ? rest : rest[..end];
        return IsEnd(rest[word.Length..]) && IsWord(word) && char.IsAsciiLetterOrDigit((char)word[0]) ? Encoding.ASCII.GetString(word) : null;
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest.Trim(" "u8).StartsWith("#"u8);

    private static bool IsWord(ReadOnlySpan<byte> word)
    {
        foreach (var b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' or (byte)'@'))
            {
                return false;
            }
        }

        return !word.IsEmpty;
    }
}
