using System.Globalization;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>How many versions of an item are kept (DATA-14): the newest so many, or those younger than an age. The newest always stays.</summary>
public readonly record struct DataRetention
{
    /// <summary>Number of versions, where the rule is a count.</summary>
    public int? Count { get; init; }

    /// <summary>Age, where the rule is a duration.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Reads the written form; false when it is none.</summary>
    public static bool TryParse(string text, out DataRetention retention)
    {
        ArgumentNullException.ThrowIfNull(text);
        retention = default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            retention = new DataRetention { Count = count };
            return count > 0;
        }

        if (DataLifetime.TryParseDuration(text) is not { } age || age == TimeSpan.Zero)
        {
            return false;
        }

        retention = new DataRetention { Age = age };
        return true;
    }

    /// <summary>Checks a rule given by a type, a definition or a caller.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static void Check(string text)
    {
        if (!TryParse(text, out _))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"Invalid garbageCollection \"{text}\".",
                "Use a positive number of versions such as 10, or a duration such as 7d.");
        }
    }

    /// <summary>The versions that may be removed, of an item's versions given oldest first.</summary>
    public IReadOnlyList<int> Surplus(IReadOnlyList<DataVersion> versions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var surplus = new List<int>();
        for (var i = 0; i < versions.Count - 1; i++)
        {
            var tooMany = Count is { } count && versions.Count - i > count;
            var tooOld = Age is { } age && now - versions[i].Metadata.CreatedAt > age;
            if (tooMany || tooOld)
            {
                surplus.Add(versions[i].Version);
            }
        }

        return surplus;
    }
}
