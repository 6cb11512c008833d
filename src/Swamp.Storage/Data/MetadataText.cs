using System.Buffers;
using System.Globalization;
using System.Text;
using Swamp.Engine.Data;
using Swamp.Engine.Identity;

namespace Swamp.Storage.Data;

/// <summary>Writes <c>metadata.yaml</c> with its keys in the stated order (13.2).</summary>
internal static class MetadataText
{
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./@-");

    private static readonly string[] s_words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(DataMetadata metadata)
    {
        var text = new StringBuilder(768);
        Pair(text, "", "id", metadata.Id);
        Pair(text, "", "name", metadata.Name);
        text.Append("version: ").Append(metadata.Version).Append('\n');
        Pair(text, "", "contentType", metadata.ContentType);
        Pair(text, "", "lifetime", metadata.Lifetime);
        Retention(text, metadata.GarbageCollection);
        text.Append(metadata.Streaming ? "streaming: true\n" : "streaming: false\n");
        Tags(text, metadata.Tags);
        Owner(text, metadata.Owner);
        Pair(text, "", "createdAt", IdFormat.Text(metadata.CreatedAt));
        if (metadata.SizeBytes is { } size)
        {
            text.Append("size: ").Append(size).Append('\n');
        }

        Optional(text, "", "checksum", metadata.Checksum);
        Optional(text, "", "lifecycle", metadata.Lifecycle);
        Optional(text, "", "renamedTo", metadata.RenamedTo);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Retention(StringBuilder text, string retention)
    {
        if (int.TryParse(retention, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            text.Append("garbageCollection: ").Append(count).Append('\n');
        }
        else
        {
            Pair(text, "", "garbageCollection", retention);
        }
    }

    private static void Tags(StringBuilder text, IReadOnlyDictionary<string, string> tags)
    {
        text.Append(tags.Count == 0 ? "tags: {}\n" : "tags:\n");
        foreach (var (key, value) in tags)
        {
            text.Append("  ");
            Scalar(text, key);
            text.Append(": ");
            Scalar(text, value);
            text.Append('\n');
        }
    }

    private static void Owner(StringBuilder text, DataOwner owner)
    {
        text.Append("ownerDefinition:\n");
        Optional(text, "  ", "definitionHash", owner.DefinitionHash);
        Pair(text, "  ", "ownerType", owner.OwnerType);
        Pair(text, "  ", "ownerRef", owner.OwnerRef);
        Optional(text, "  ", "workflowId", owner.WorkflowId);
        Optional(text, "  ", "workflowRunId", owner.WorkflowRunId);
        Optional(text, "  ", "workflowName", owner.WorkflowName);
        Optional(text, "  ", "jobName", owner.JobName);
        Optional(text, "  ", "stepName", owner.StepName);
        Optional(text, "  ", "source", owner.Source);
    }

    private static void Optional(StringBuilder text, string indent, string key, string? value)
    {
        if (value is not null)
        {
            Pair(text, indent, key, value);
        }
    }

    private static void Pair(StringBuilder text, string indent, string key, string value)
    {
        text.Append(indent).Append(key).Append(": ");
        Scalar(text, value);
        text.Append('\n');
    }

    private static void Scalar(StringBuilder text, string value)
    {
        if (IsPlain(value))
        {
            text.Append(value);
        }
        else if (IsPrintableAscii(value))
        {
            text.Append('\'').Append(value.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
        else
        {
            DoubleQuoted(text, value);
        }
    }

    /// <summary>Text that no YAML reader takes for a number, a date or a word of its own; UUIDs and hashes mostly are.</summary>
    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || value.AsSpan().ContainsAnyExcept(s_plain) || value[0] is '-' or '.' or '@')
        {
            return false;
        }

        if (char.IsAsciiDigit(value[0]))
        {
            return HasLetterOfNoNumber(value);
        }

        return value.Length > 5 || !Array.Exists(s_words, w => w.Equals(value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasLetterOfNoNumber(string value)
    {
        // 0x, 0o and 0b prefixes and exponents make numbers of letters, and dates hold T and Z; no number has a hyphen in its middle.
        if (value.Length > 1 && value[0] == '0' && value[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B' && !value.Contains('-', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (char.IsAsciiLetter(c) && c is not ('e' or 'E' or 't' or 'T' or 'z' or 'Z'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPrintableAscii(string value)
    {
        foreach (var c in value)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static void DoubleQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF':
                    text.Append("\\u").Append(((int)c).ToString("x4"));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
