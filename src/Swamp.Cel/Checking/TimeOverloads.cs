namespace Swamp.Cel;

/// <summary>Forms of the functions that take timestamps and durations apart.</summary>
internal static class TimeOverloads
{
    public static void Register(OverloadTable table)
    {
        Part(table, "getFullYear", "year");
        Part(table, "getMonth", "month");
        Part(table, "getDate", "day_of_month_1_based");
        Part(table, "getDayOfMonth", "day_of_month");
        Part(table, "getDayOfWeek", "day_of_week");
        Part(table, "getDayOfYear", "day_of_year");
        foreach (var unit in (string[])["Hours", "Minutes", "Seconds", "Milliseconds"])
        {
            var lower = unit.ToLowerInvariant();
            Part(table, $"get{unit}", lower);
            table.Receiver($"get{unit}", $"duration_to_{lower}", [CelType.Duration], CelType.Int);
        }
    }

    private static void Part(OverloadTable table, string name, string id) => table
        .Receiver(name, $"timestamp_to_{id}", [CelType.Timestamp], CelType.Int)
        .Receiver(name, id == "seconds" ? "timestamp_to_seconds_tz" : $"timestamp_to_{id}_with_tz", [CelType.Timestamp, CelType.String], CelType.Int);
}
