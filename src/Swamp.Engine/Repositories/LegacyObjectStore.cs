using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>The datastore type <c>s3</c> of older repositories, which an extension provides today (DS-3).</summary>
internal static class LegacyObjectStore
{
    /// <summary>The older name.</summary>
    public const string Type = "s3";

    private const string Extension = "@swamp/s3-datastore";

    /// <summary>The settings that the older form had beside <c>type</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["bucket", "prefix", "region", "endpoint", "forcePathStyle"];

    /// <summary>Reads <c>bucket/prefix</c>.</summary>
    public static DatastoreSettings Parse(string text, string setting)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? text : text[..slash];
        if (bucket.Length == 0)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"{setting} \"{Type}:{text}\" names no bucket", $"Write it as {Extension}:{{\"bucket\": \"name\"}}.");
        }

        var config = new JsonObject { ["bucket"] = bucket };
        if (slash >= 0 && slash < text.Length - 1)
        {
            config["prefix"] = text[(slash + 1)..];
        }

        return new DatastoreSettings { Type = Type, Config = config };
    }

    /// <summary>The same for the extension, with a warning; any other datastore as it is.</summary>
    public static DatastoreChoice Convert(DatastoreChoice choice) => choice.Settings.Type != Type
        ? choice
        : new DatastoreChoice(choice.Settings with { Type = Extension }, choice.Source)
        {
            Warning = $"{choice.Source}: the type \"{Type}\" is the extension {Extension} today. Write type: '{Extension}', with the other settings below config.",
        };
}
