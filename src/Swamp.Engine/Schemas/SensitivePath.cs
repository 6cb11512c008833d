using System.Text;

namespace Swamp.Engine.Schemas;

/// <summary>A place in values that holds a secret (TYPE-13).</summary>
/// <param name="Segments">Keys from the top; <see cref="AnyItem"/> stands for every item, <see cref="AnyKey"/> for every further key.</param>
/// <param name="VaultName">The vault the value belongs in; null for the default one.</param>
/// <param name="VaultKey">The key in the vault; null when it is derived.</param>
public sealed record SensitivePath(IReadOnlyList<string> Segments, string? VaultName, string? VaultKey)
{
    /// <summary>Segment for every item of a list.</summary>
    public const string AnyItem = "[]";

    /// <summary>Segment for every key that the schema does not name.</summary>
    public const string AnyKey = "*";

    /// <summary>The path as people write it: <c>users[].token</c>.</summary>
    public string Dotted
    {
        get
        {
            var text = new StringBuilder();
            foreach (var segment in Segments)
            {
                text.Append(text.Length == 0 || segment == AnyItem ? "" : ".").Append(segment);
            }

            return text.ToString();
        }
    }
}
