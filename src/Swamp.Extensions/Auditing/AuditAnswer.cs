using System.Text.Json;

namespace Swamp.Extensions.Auditing;

/// <summary>What somebody said who was asked about a package.</summary>
/// <param name="Document">What was said; null when there is no such thing, or nothing of use was said.</param>
/// <param name="Failure">Why nothing of use was said; null when something was, or there is no such thing.</param>
internal sealed record AuditAnswer(JsonElement? Document, string? Failure);
