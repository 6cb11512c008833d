using System.Text;

namespace Swamp.Engine.Redaction;

/// <summary>The secrets known at one moment, ready for searching. Immutable; the automata are built when they are first needed.</summary>
internal sealed class RedactionSet(IReadOnlyCollection<string> secrets)
{
    private readonly Lazy<PatternAutomaton> units = new(() => new PatternAutomaton(Forms(secrets).Select(static form => form.Select(static c => (ushort)c).ToArray())));

    private readonly Lazy<PatternAutomaton> bytes = new(
        () => new PatternAutomaton(Forms(secrets).Select(static form => Encoding.UTF8.GetBytes(form).Select(static b => (ushort)b).ToArray())));

    /// <summary>Patterns over UTF-16 units.</summary>
    public PatternAutomaton Units => units.Value;

    /// <summary>Patterns over bytes of UTF-8.</summary>
    public PatternAutomaton Bytes => bytes.Value;

    private static IEnumerable<string> Forms(IReadOnlyCollection<string> secrets) => secrets.SelectMany(SecretForms.Of).Distinct(StringComparer.Ordinal);
}
