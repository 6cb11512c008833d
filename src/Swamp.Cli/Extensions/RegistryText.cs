using Swamp.Cli.Rendering;
using Swamp.Extensions.Packing;

namespace Swamp.Cli.Extensions;

/// <summary>Parts of answers that several commands write.</summary>
internal static class RegistryText
{
    public static void Contents(PackedContents contents, TextOutput output)
    {
        foreach (var (label, names) in new[]
        {
            ("Models", contents.Models), ("Workflows", contents.Workflows), ("Vaults", contents.Vaults), ("Drivers", contents.Drivers),
            ("Datastores", contents.Datastores), ("Reports", contents.Reports), ("Skills", contents.Skills),
        })
        {
            if (names.Count > 0)
            {
                output.Field(label, VisibleText.Of(string.Join(", ", names)));
            }
        }
    }

    public static IEnumerable<string> Findings(IReadOnlyList<Finding> findings) => findings.Select(static f => VisibleText.Of($"  {f.Rule}: {f.File}: {f.Message}"));

    public static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
