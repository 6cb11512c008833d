using System.Text;

namespace Swamp.Storage.Data;

/// <summary>Reads the small part of YAML that the program writes into metadata files; knows when it does not know.</summary>
internal static class SimpleYaml
{
    /// <summary>The fields, or null when the text uses anything beyond that part.</summary>
    public static MetadataFields? TryRead(string text)
    {
        var fields = new MetadataFields();
        Dictionary<string, string>? group = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var indent = line[0] == ' ' ? 2 : 0;
            if (indent == 2 && (group is null || line.Length < 3 || line[1] != ' ' || line[2] is ' ' or '-'))
            {
                return null;
            }

            if (Split(line[indent..]) is not var (key, value))
            {
                return null;
            }

            if (indent == 2)
            {
                if (value is null || !group!.TryAdd(key, value))
                {
                    return null;
                }

                continue;
            }

            group = key switch { "tags" => fields.Tags, "ownerDefinition" => fields.Owner, _ => null };
            var complete = group is not null ? value is null or "{}" : value is not null && fields.Top.TryAdd(key, value);
            if (!complete)
            {
                return null;
            }
        }

        return fields;
    }

    private static (string Key, string? Value)? Split(ReadOnlySpan<char> line)
    {
        if (Scalar(line, ':', out var keyLength) is not { } key || keyLength >= line.Length || line[keyLength] != ':')
        {
            return null;
        }

        var rest = line[(keyLength + 1)..];
        if (rest.IsEmpty)
        {
            return (key, null);
        }

        if (rest[0] != ' ' || rest.Length < 2)
        {
            return null;
        }

        rest = rest[1..];
        if (rest is "{}")
        {
            return (key, "{}");
        }

        return Scalar(rest, '\n', out var length) is { } value && length == rest.Length ? (key, value) : null;
    }

    private static string? Scalar(ReadOnlySpan<char> text, char end, out int length)
    {
        length = 0;
        if (text.IsEmpty)
        {
            return null;
        }

        return text[0] switch
        {
            '\'' => SingleQuoted(text, out length),
            '"' => DoubleQuoted(text, out length),
            _ => Plain(text, end, out length),
        };
    }

    private static string? Plain(ReadOnlySpan<char> text, char end, out int length)
    {
        length = text.IndexOf(end);
        if (length < 0)
        {
            length = text.Length;
        }

        var plain = text[..length];
        if (plain.IsEmpty || !(char.IsAsciiLetterOrDigit(plain[0]) || plain[0] is '_' or '/' or '.') || plain[^1] == ' ')
        {
            return null;
        }

        foreach (var c in plain)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '/' or '-' or '@' or '+' or ' ' or '(' or ')' or ','))
            {
                return null;
            }
        }

        return plain is "null" or "Null" or "NULL" ? null : plain.ToString();
    }

    private static string? SingleQuoted(ReadOnlySpan<char> text, out int length)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                i++;
                continue;
            }

            length = i + 1;
            return text[1..i].ToString().Replace("''", "'", StringComparison.Ordinal);
        }

        length = 0;
        return null;
    }

    private static string? DoubleQuoted(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                length = i + 1;
                return value.ToString();
            }

            if (c != '\\')
            {
                value.Append(c);
                continue;
            }

            if (Escape(text[(i + 1)..], out var taken) is not { } escaped)
            {
                return null;
            }

            value.Append(escaped);
            i += taken;
        }

        return null;
    }

    private static char? Escape(ReadOnlySpan<char> text, out int taken)
    {
        taken = 1;
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[0] is 'u' or 'x')
        {
            var digits = text[0] == 'u' ? 4 : 2;
            taken = digits + 1;
            return text.Length > digits
                && ushort.TryParse(text.Slice(1, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code)
                    ? (char)code
                    : null;
        }

        return text[0] switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => null,
        };
    }
}
