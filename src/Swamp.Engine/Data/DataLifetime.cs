using System.Globalization;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>A lifetime (DATA-12): a named one, or a duration after which the item expires.</summary>
public readonly record struct DataLifetime
{
    /// <summary>Never expires.</summary>
    public static readonly DataLifetime Infinite = new() { Text = "infinite" };

    /// <summary>The written form.</summary>
    public required string Text { get; init; }

    /// <summary>The duration, where the lifetime is one.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether the item lives as long as the workflow run that wrote it; a zero duration means the same.</summary>
    public bool EndsWithWorkflow => Text is "workflow" || Duration == TimeSpan.Zero;

    /// <summary>Whether the item lives as long as the job's workflow run.</summary>
    public bool EndsWithJob => Text is "job";

    /// <summary>Reads the written form; false when it is none.</summary>
    public static bool TryParse(string text, out DataLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(text);
        lifetime = new DataLifetime { Text = text };
        if (text is "infinite" or "ephemeral" or "job" or "workflow")
        {
            return true;
        }

        if (TryParseDuration(text) is not { } duration)
        {
            return false;
        }

        lifetime = new DataLifetime { Text = text, Duration = duration };
        return true;
    }

    /// <summary>Checks a lifetime given by a type, a definition or a caller.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static void Check(string text)
    {
        if (!TryParse(text, out _))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"Invalid lifetime \"{text}\".",
                "Use infinite, ephemeral, job, workflow or a duration such as 30m, 12h, 7d, 2w, 3mo, 1y.");
        }
    }

    /// <summary>A duration with unit m, h, d, w, mo (30 days) or y (365 days), or null (LIM-31). Durations beyond what a time span holds count as its maximum.</summary>
    internal static TimeSpan? TryParseDuration(string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits == 0)
        {
            return null;
        }

        double? minutes = text[digits..] switch
        {
            "m" => 1,
            "h" => 60,
            "d" => 1440,
            "w" => 7 * 1440,
            "mo" => 30 * 1440,
            "y" => 365 * 1440,
            _ => null,
        };
        if (minutes is not { } unit)
        {
            return null;
        }

        var total = double.Parse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture) * unit;
        return total < TimeSpan.MaxValue.TotalMinutes - 1 ? TimeSpan.FromMinutes(total) : TimeSpan.MaxValue;
    }
}
