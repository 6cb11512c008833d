namespace Swamp.Engine.Data;

/// <summary>What a rename did (DATA-30).</summary>
/// <param name="CopiedVersion">The version that was copied.</param>
/// <param name="Copy">Version 1 under the new name.</param>
/// <param name="Tombstone">The last version under the old name.</param>
public sealed record DataRename(int CopiedVersion, DataVersion Copy, DataVersion Tombstone);
