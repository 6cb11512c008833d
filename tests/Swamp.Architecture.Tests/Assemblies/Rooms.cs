namespace Swamp.Architecture.Tests.Assemblies;

/// <summary>The rooms of the product and their order: a room refers only to rooms of a lower floor.</summary>
internal static class Rooms
{
    private static readonly Dictionary<string, int> Floors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Swamp.Cel"] = 0,
        ["Swamp.Sdk"] = 0,
        ["Swamp.Engine"] = 1,
        ["Swamp.Storage"] = 2,
        ["Swamp.Extensions"] = 2,
        ["Swamp.Drivers"] = 2,
        ["Swamp.Operations"] = 3,
        ["Swamp.Protocol"] = 4,
        ["Swamp.Daemon"] = 5,
        ["Swamp.Server"] = 5,
        ["Swamp.Worker"] = 5,
        ["Swamp.Runner"] = 5,
        ["Swamp.Cli"] = 6,
        ["Swamp.Host"] = 6,
    };

    /// <summary>The floor of a room, 0 at the bottom.</summary>
    public static int FloorOf(string project) => Floors.TryGetValue(project, out var floor)
        ? floor
        : throw new KeyNotFoundException($"{project} has no floor yet: say in {nameof(Rooms)} which rooms it stands above.");

    /// <summary>The project behind an assembly, whose executables have other names.</summary>
    public static string ProjectOf(string assembly) => assembly switch
    {
        "swamp" => "Swamp.Cli",
        "swamp-host" => "Swamp.Host",
        _ => assembly,
    };
}
