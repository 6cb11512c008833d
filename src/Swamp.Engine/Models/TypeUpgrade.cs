using System.Text.Json.Nodes;

namespace Swamp.Engine.Models;

/// <summary>A step that brings the global arguments of a definition to a newer version of its type (TYPE-10).</summary>
/// <param name="ToVersion">The version it leads to.</param>
/// <param name="Description">What changes, for people.</param>
/// <param name="Upgrade">Old global arguments to new ones; expressions arrive as their text and are to be kept.</param>
public sealed record TypeUpgrade(ModelTypeVersion ToVersion, string Description, Func<JsonObject, CancellationToken, ValueTask<JsonObject>> Upgrade);
