using Swamp.Engine.Errors;

namespace Swamp.Engine.Data;

/// <summary>The answer to a query.</summary>
/// <param name="Matches">The matches, ordered by namespace, model name, item name, model id and version.</param>
/// <param name="Limited">Whether a limit was given and reached (QRY-8).</param>
/// <param name="Problems">Records whose content could not be read.</param>
public sealed record DataQueryResult(IReadOnlyList<DataQueryMatch> Matches, bool Limited, IReadOnlyList<SwampError> Problems);
