using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;

namespace Swamp.Engine.Vaults;

/// <summary>What vaults use of the process and the repository.</summary>
public sealed record VaultSurroundings
{
    /// <summary>Where everything lies.</summary>
    public required RepositoryLayout Layout { get; init; }

    /// <summary>Settings of the process: home folder, variables in paths, environment of refresh commands.</summary>
    public required SwampEnvironment Environment { get; init; }

    /// <summary>Ids and random bytes.</summary>
    public required IIdGenerator Ids { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where warnings go.</summary>
    public required IVaultNotices Notices { get; init; }
}
