using System.Text;

namespace Swamp.Engine.Models;

/// <summary>
/// Name of a model type. Equality, look-up and folder names use <see cref="Normalized"/>; <see cref="Raw"/> keeps what was written (TYPE-1).
/// </summary>
public sealed class ModelTypeName : IEquatable<ModelTypeName>
{
    /// <summary>Creates a name from its written form, for example <c>command/shell</c>, <c>@acme/db</c> or <c>Acme::Db</c>.</summary>
    public ModelTypeName(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Raw = raw;
        Normalized = Normalize(raw);
    }

    /// <summary>The form that was written.</summary>
    public string Raw { get; }

    /// <summary>Lower case, separated by single slashes, without slashes at the ends.</summary>
    public string Normalized { get; }

    /// <summary>Whether the name belongs to the program itself and is hidden from listings (TYPE-4).</summary>
    public bool IsInternal => Normalized.StartsWith("swamp/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Equals(ModelTypeName? other) => other is not null && string.Equals(Normalized, other.Normalized, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModelTypeName);

    /// <inheritdoc/>
    public override int GetHashCode() => Normalized.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Normalized;

    private static string Normalize(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw.Trim().Replace("::", "/", StringComparison.Ordinal))
        {
            var mapped = c == '.' || char.IsWhiteSpace(c) ? '/' : char.ToLowerInvariant(c);
            if (mapped != '/' || (text.Length > 0 && text[^1] != '/'))
            {
                text.Append(mapped);
            }
        }

        return text.ToString().TrimEnd('/');
    }
}
