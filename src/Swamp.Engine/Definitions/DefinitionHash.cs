using Swamp.Engine.Data;
using Swamp.Engine.Values;

namespace Swamp.Engine.Definitions;

/// <summary>The fingerprint of a definition, kept with every output so that it can be told whether the definition changed since (DEF-8).</summary>
public static class DefinitionHash
{
    /// <summary>SHA-256, lower-case hex, of the canonical JSON of everything but type and type version. Key order does not matter.</summary>
    public static string Of(Definition definition) => ContentHasher.Hex(CanonicalJson.Write(DefinitionJson.DataOf(definition)));
}
