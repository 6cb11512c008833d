using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Swamp.Engine.Schemas;

/// <summary>The values of <c>format</c> that can be checked; any other is only a description.</summary>
internal static partial class SchemaFormats
{
    public static bool IsValid(string format, string text) => format switch
    {
        "date-time" => IsDateTime(text),
        "date" => IsDate(text),
        "time" => IsTime(text),
        "duration" => Duration().IsMatch(text) && !text.EndsWith('T') && text != "P",
        "email" => text.Length <= 320 && Email().IsMatch(text),
        "hostname" => text.Length <= 253 && HostName().IsMatch(text),
        "ipv4" => IPv4().IsMatch(text),
        "ipv6" => IsIPv6(text),
        "uuid" => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
        "uri" => UriText().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _),
        "uri-reference" => UriReference().IsMatch(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        "json-pointer" => JsonPointer().IsMatch(text),
        "regex" => IsRegex(text),
        _ => true,
    };

    // The parser also takes zones, brackets and prefixes, which the format does not have.
    private static bool IsIPv6(string text) =>
        text.AsSpan().IndexOfAny("%[]/") < 0 && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsDateTime(string text)
    {
        var t = text.AsSpan().IndexOfAny('T', 't');
        return t == 10 && IsDate(text[..10]) && IsTime(text[11..]);
    }

    private static bool IsDate(string text) =>
        DateText().IsMatch(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string text)
    {
        if (TimeText().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var (hour, minute, second) = (Part(match, "h"), Part(match, "m"), Part(match, "s"));
        var (offsetHour, offsetMinute) = (Part(match, "oh"), Part(match, "om"));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
        {
            return false;
        }

        // A leap second can only be the last second of a day in UTC.
        var sign = match.Groups["sign"].Value == "-" ? 1 : -1;
        var utc = ((hour * 60) + minute + (sign * ((offsetHour * 60) + offsetMinute)) + 2880) % 1440;
        return second < 60 || utc == 1439;
    }

    private static int Part(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static bool IsRegex(string text)
    {
        try
        {
            SchemaPattern.Compile(text, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", Plain, 1000)]
    private static partial Regex DateText();

    [GeneratedRegex(@"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\.[0-9]+)?([zZ]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\z", Plain, 1000)]
    private static partial Regex TimeText();

    [GeneratedRegex(@"^P([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\z", Plain, 1000)]
    private static partial Regex Duration();

    [GeneratedRegex("""^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"[^"\\\r\n]+")@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[(IPv6:[0-9A-Fa-f:.]+|((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\])|(?=\]))){4})\])\z""", Plain, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", Plain, 1000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z", Plain, 1000)]
    private static partial Regex IPv4();

    [GeneratedRegex("""^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\z""", Plain, 1000)]
    private static partial Regex UriText();

    [GeneratedRegex("""^([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\z""", Plain, 1000)]
    private static partial Regex UriReference();

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z", Plain, 1000)]
    private static partial Regex JsonPointer();
}
