using Swamp.Cel;

namespace Swamp.Engine.Data;

/// <summary>A record that a query selected.</summary>
/// <param name="Record">The record.</param>
/// <param name="Selected">What the projection gave; null value when it failed (QRY-7); null without a projection.</param>
public sealed record DataQueryMatch(DataRecord Record, CelValue? Selected);
