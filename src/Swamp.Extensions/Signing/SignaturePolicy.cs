namespace Swamp.Extensions.Signing;

/// <summary>What a missing or wrong signature means. The stricter word of the user and the repository counts.</summary>
public enum SignaturePolicy
{
    /// <summary>Signatures are not looked at.</summary>
    Off,

    /// <summary>It is said, and the extension is installed.</summary>
    Warn,

    /// <summary>The extension is not installed.</summary>
    Require,
}
