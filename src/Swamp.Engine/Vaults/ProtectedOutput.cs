using System.Text.Json.Nodes;

namespace Swamp.Engine.Vaults;

/// <summary>An output that may be stored.</summary>
/// <param name="Content">The content with references in the place of secrets.</param>
/// <param name="Stored">What went to vaults, in document order.</param>
public sealed record ProtectedOutput(JsonObject Content, IReadOnlyList<StoredSecret> Stored);
