using System.Globalization;
using System.Text.RegularExpressions;

namespace Swamp.Extensions.Auditing;

/// <summary>A range of versions as npm writes them: <c>^1.2</c>, <c>~1.2.3</c>, <c>1.x</c>, <c>&gt;=1 &lt;3</c>, <c>1.2 - 2</c>, and several with <c>||</c>.</summary>
internal sealed partial class NpmRange
{
    private readonly List<List<Bound>> alternatives;

    private NpmRange(List<List<Bound>> alternatives) => this.alternatives = alternatives;

    /// <summary>Reads a range; null when it is none, such as a tag.</summary>
    public static NpmRange? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var alternatives = new List<List<Bound>>();
        foreach (var part in text.Split("||"))
        {
            if (Alternative(part.Trim()) is not { } bounds)
            {
                return null;
            }

            alternatives.Add(bounds);
        }

        return new NpmRange(alternatives);
    }

    /// <summary>Whether a version is in it. One that comes before a release is only where the range names such a one of the same release.</summary>
    public bool Holds(NpmVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return alternatives.Exists(bounds => bounds.TrueForAll(b => b.Holds(version)) && (version.Before.Length == 0 || bounds.Exists(b => b.IsOfRelease(version))));
    }

    private static List<Bound>? Alternative(string text)
    {
        if (Hyphen().Match(text) is { Success: true } between)
        {
            return Partial.Read(between.Groups[1].Value) is { } low && Partial.Read(between.Groups[2].Value) is { } high ? [new Bound(">=", low.Lowest), high.IsWhole ? new Bound("<=", high.Lowest) : high.Above] : null;
        }

        var bounds = new List<Bound>();
        foreach (var token in Loose().Replace(text, "$1").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Token().Match(token);
            if (!match.Success || Partial.Read(match.Groups[2].Value) is not { } partial || !Add(bounds, match.Groups[1].Value, partial))
            {
                return null;
            }
        }

        return bounds;
    }

    private static bool Add(List<Bound> bounds, string sign, Partial partial)
    {
        if (partial.IsAny)
        {
            // Nothing is above or below everything.
            bounds.AddRange(sign is "<" or ">" ? [new Bound("<", new NpmVersion(0, 0, 0, "0"))] : Array.Empty<Bound>());
            return true;
        }

        bounds.AddRange(sign switch
        {
            "" or "=" => partial.IsWhole ? [new Bound("=", partial.Lowest)] : [new Bound(">=", partial.Lowest), partial.Above],
            "^" => [new Bound(">=", partial.Lowest), partial.AboveCaret],
            "~" or "~>" => [new Bound(">=", partial.Lowest), partial.AboveTilde],
            ">" => [partial.IsWhole ? new Bound(">", partial.Lowest) : new Bound(">=", partial.Above.Version with { Before = "" })],
            "<=" => [partial.IsWhole ? new Bound("<=", partial.Lowest) : partial.Above],
            ">=" => [new Bound(">=", partial.Lowest)],
            _ => new[] { new Bound("<", partial.IsWhole ? partial.Lowest : partial.Lowest with { Before = "0" }) },
        });
        return true;
    }

    [GeneratedRegex(@"\A(\S+)\s+-\s+(\S+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"([\^~<>=]+)\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Loose();

    [GeneratedRegex(@"\A(\^|~>|~|>=|<=|>|<|=|)(.*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    private sealed record Bound(string Sign, NpmVersion Version)
    {
        public bool Holds(NpmVersion version) => (Sign, version.CompareTo(Version)) switch
        {
            ("=", 0) or (">=", >= 0) or ("<=", <= 0) or (">", > 0) or ("<", < 0) => true,
            _ => false,
        };

        public bool IsOfRelease(NpmVersion version) => Version.Before.Length > 0 && (version.Major, version.Minor, version.Patch) == (Version.Major, Version.Minor, Version.Patch);
    }

    /// <summary>A version whose end may be left open.</summary>
    private sealed partial record Partial(long? Major, long? Minor, long? Patch, string Before)
    {
        public bool IsAny => Major is null;

        public bool IsWhole => Patch is not null;

        public NpmVersion Lowest => new(Major ?? 0, Minor ?? 0, Patch ?? 0, Before);

        /// <summary>Below the first version that does not begin like this one.</summary>
        public Bound Above => Minor is null ? Below((Major ?? 0) + 1, 0, 0) : Below(Major!.Value, Minor.Value + 1, 0);

        public Bound AboveTilde => Minor is null ? Below(Major!.Value + 1, 0, 0) : Below(Major!.Value, Minor.Value + 1, 0);

        public Bound AboveCaret => this switch
        {
            { Major: > 0 } or { Minor: null } => Below(Major!.Value + 1, 0, 0),
            { Minor: > 0 } or { Patch: null } => Below(0, Minor!.Value + 1, 0),
            _ => Below(0, 0, Patch!.Value + 1),
        };

        public static Partial? Read(string text)
        {
            var match = Shape().Match(text);
            if (!match.Success)
            {
                return null;
            }

            var (major, minor, patch) = (Number(match, 1), Number(match, 2), Number(match, 3));
            minor = major is null ? null : minor;
            patch = minor is null ? null : patch;
            return new Partial(major, minor, patch, patch is null ? "" : match.Groups[4].Value);
        }

        private static Bound Below(long major, long minor, long patch) => new("<", new NpmVersion(major, minor, patch, "0"));

        private static long? Number(Match match, int group) =>
            long.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        [GeneratedRegex(@"\A[v=]?([0-9]{1,15}|[xX*]|)(?:\.([0-9]{1,15}|[xX*]))?(?:\.([0-9]{1,15}|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]*)?\z", RegexOptions.NonBacktracking)]
        private static partial Regex Shape();
    }
}
