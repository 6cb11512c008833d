using System.Globalization;

namespace Swamp.Engine.Workflows;

/// <summary>
/// Checks the text of a schedule: five fields, or six with seconds in front, or one of the short names such as <c>@daily</c>. It says
/// whether a text is a schedule, not when it comes next.
/// </summary>
public static class CronText
{
    private static readonly string[] Nicknames = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly (string Name, int Minimum, int Maximum, string[] Names)[] Fields =
    [
        ("second", 0, 59, []),
        ("minute", 0, 59, []),
        ("hour", 0, 23, []),
        ("day of month", 1, 31, []),
        ("month", 1, 12, Months),
        ("day of week", 0, 7, Days),
    ];

    /// <summary>Why the text is no schedule, or null when it is one.</summary>
    public static string? ProblemOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith('@'))
        {
            return Nicknames.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) ? null : $"short names are {string.Join(", ", Nicknames)}";
        }

        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (5 or 6))
        {
            return $"it has {parts.Length} fields, not 5 or 6";
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var field = Fields[i + (Fields.Length - parts.Length)];
            foreach (var item in parts[i].Split(','))
            {
                if (!IsItem(item, field.Name, field.Minimum, field.Maximum, field.Names))
                {
                    return $"'{(parts[i].Length <= 40 ? parts[i] : parts[i][..40] + "…")}' is nothing for {field.Name} ({field.Minimum}-{field.Maximum})";
                }
            }
        }

        return null;
    }

    private static bool IsItem(string item, string field, int minimum, int maximum, string[] names)
    {
        if (field == "day of month" && item is "L" or "l" or "LW" or "lw")
        {
            return true;
        }

        if (field == "day of month" && item.Length > 1 && item[^1] is 'W' or 'w')
        {
            return Value(item[..^1], minimum, maximum, names) is not null;
        }

        if (field == "day of week" && item.Split('#') is [var day, var nth])
        {
            return Value(day, minimum, maximum, names) is not null && (nth is "L" or "l" || Value(nth, 1, 5, []) is not null);
        }

        if (field == "day of week" && item.Length > 1 && item[^1] is 'L' or 'l')
        {
            return Value(item[..^1], minimum, maximum, names) is not null;
        }

        var slash = item.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && (!int.TryParse(item.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step == 0 || step > maximum + 1))
        {
            return false;
        }

        var range = slash >= 0 ? item[..slash] : item;
        if (range is "*" || (range == "?" && slash < 0))
        {
            return true;
        }

        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return Value(range, minimum, maximum, names) is not null;
        }

        return Value(range[..dash], minimum, maximum, names) is { } from
            && Value(range[(dash + 1)..], minimum, maximum, names) is { } to
            && (from <= to || (names.Length == 7 && to == 0));
    }

    private static int? Value(string text, int minimum, int maximum, string[] names)
    {
        var name = Array.FindIndex(names, candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return name + minimum;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum ? value : null;
    }
}
