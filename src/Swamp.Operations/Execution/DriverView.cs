using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Operations.Execution;

/// <summary>The driver of a method, and who asked for it.</summary>
/// <param name="Type">Its name, such as <c>docker</c>.</param>
/// <param name="Level"><c>cli</c>, <c>step</c>, <c>job</c>, <c>workflow</c>, <c>definition</c> or <c>repository</c>.</param>
/// <param name="Config">Its settings as they are written; absent where a run is told about, since they may hold secrets then.</param>
public sealed record DriverView(string Type, string Level, JsonObject? Config = null)
{
    /// <summary>The driver of a run; null when nobody asked for one.</summary>
    internal static DriverView? Of(DriverChoice choice) => choice.Level == DriverLevel.Default ? null : new DriverView(choice.Driver, choice.LevelName);

    /// <summary>The driver before a run, with its settings; null when nobody asked for one.</summary>
    internal static DriverView? WithConfig(DriverChoice choice) =>
        Of(choice) is { } view ? view with { Config = choice.Config.Count > 0 ? (JsonObject)choice.Config.DeepClone() : null } : null;

    /// <summary>What a caller asks for.</summary>
    /// <exception cref="SwampException">There are settings and no driver.</exception>
    internal static DriverSetting? Setting(string? driver, JsonObject? config) => driver is not null || config is null
        ? DriverSetting.Of(driver, config)
        : throw new SwampException(ErrorCodes.InvalidArgument, "--driver-config needs --driver: settings belong to a driver.", "--driver docker --driver-config image=alpine:3");
}
