using System.Text.Json.Nodes;
using Swamp.Engine.Expressions;

namespace Swamp.Engine.Execution.Drivers;

/// <summary>The driver that runs a method, and who said so.</summary>
/// <param name="Driver">Name of the driver, in lower case.</param>
/// <param name="Config">Its settings; those of other places are never mixed in.</param>
/// <param name="Level">Which place won.</param>
/// <param name="Source">That place for people: <c>step 'build'</c>.</param>
public sealed record DriverChoice(string Driver, JsonObject Config, DriverLevel Level, string Source)
{
    /// <summary>The name of the driver that runs methods where swamp runs.</summary>
    public const string Raw = "raw";

    /// <summary>Places in the settings that hold secrets, once their values stand there: <c>env.TOKEN</c>. Default: none.</summary>
    public IReadOnlyList<string> SecretPlaces { get; init; } = [];

    /// <summary>What holds when nobody says anything.</summary>
    public static DriverChoice Default { get; } = new(Raw, [], DriverLevel.Default, "nobody");

    /// <summary>Whether methods run where swamp runs.</summary>
    public bool IsRaw => Driver == Raw;

    /// <summary>The same with the real values of secrets, for the driver that is about to be made.</summary>
    public DriverChoice Revealed(SecretTable secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return this with { Config = (JsonObject)secrets.Reveal(Config)!, SecretPlaces = [.. secrets.PlacesIn(Config)] };
    }

    /// <summary>The place as records and results name it: <c>cli</c>, <c>step</c>, <c>job</c>, <c>workflow</c>, <c>definition</c>, <c>repository</c>, <c>default</c>.</summary>
    public string LevelName => Level.ToString().ToLowerInvariant();

    /// <summary>The choice that a place makes; null when it makes none. Names of drivers are told apart without regard to case (DRV-18).</summary>
    public static DriverChoice? Of(DriverSetting? setting, DriverLevel level, string source) =>
        setting is null ? null : new DriverChoice(setting.Driver.Trim().ToLowerInvariant(), setting.Config ?? [], level, source);
}
