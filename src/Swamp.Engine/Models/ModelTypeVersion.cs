using System.Diagnostics.CodeAnalysis;

namespace Swamp.Engine.Models;

/// <summary>Version of a model type: <c>YYYY.MM.DD.MICRO</c> with a real calendar date, compared numerically (TYPE-3).</summary>
/// <param name="Date">The day.</param>
/// <param name="Micro">Counter within the day, 0 or more.</param>
public readonly record struct ModelTypeVersion(DateOnly Date, int Micro) : IComparable<ModelTypeVersion>
{
    /// <summary>Reads the written form; false when it is malformed or the date does not exist.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ModelTypeVersion version)
    {
        version = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 4 } || Array.Exists(parts, p => p.Length is 0 or > 9 || !p.All(char.IsAsciiDigit)))
        {
            return false;
        }

        var (year, month, day) = (int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]));
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        version = new ModelTypeVersion(new DateOnly(year, month, day), int.Parse(parts[3]));
        return true;
    }

    /// <summary>Reads a version that the program itself wrote.</summary>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static ModelTypeVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a type version (YYYY.MM.DD.MICRO).");

    /// <inheritdoc/>
    public int CompareTo(ModelTypeVersion other) => (Date, Micro).CompareTo((other.Date, other.Micro));

    /// <inheritdoc/>
    public override string ToString() => $"{Date:yyyy.MM.dd}.{Micro}";

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(ModelTypeVersion left, ModelTypeVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(ModelTypeVersion left, ModelTypeVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is older or the same.</summary>
    public static bool operator <=(ModelTypeVersion left, ModelTypeVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is newer or the same.</summary>
    public static bool operator >=(ModelTypeVersion left, ModelTypeVersion right) => left.CompareTo(right) >= 0;
}
