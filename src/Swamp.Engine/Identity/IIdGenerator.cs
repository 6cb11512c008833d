namespace Swamp.Engine.Identity;

/// <summary>Where ids and random bytes come from, so that tests can make them repeatable.</summary>
public interface IIdGenerator
{
    /// <summary>A new UUID version 4 (GEN-21).</summary>
    Guid NewUuid();

    /// <summary>Fills the span with random bytes fit for cryptography.</summary>
    void Fill(Span<byte> bytes);
}
