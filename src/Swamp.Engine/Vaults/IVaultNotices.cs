namespace Swamp.Engine.Vaults;

/// <summary>Where vaults say what their users should know. Texts never hold secrets.</summary>
public interface IVaultNotices
{
    /// <summary>Tells that something happened.</summary>
    ValueTask InfoAsync(string message, CancellationToken cancellationToken);

    /// <summary>Warns; the operation goes on.</summary>
    ValueTask WarnAsync(string message, CancellationToken cancellationToken);
}
