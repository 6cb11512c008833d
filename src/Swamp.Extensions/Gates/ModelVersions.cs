using System.Text.RegularExpressions;
using Swamp.Extensions.Discovery;
using Swamp.Extensions.Packing;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Gates;

/// <summary>Compares versions of model types: with their own upgrades, and with what is published (EXT-76).</summary>
public static partial class ModelVersions
{
    /// <summary>What forbids models to be published: upgrades that do not lead to the version of their type leave what is stored behind.</summary>
    internal static IEnumerable<string> BrokenChains(IEnumerable<(string File, PackedModel Model)> models) =>
        from m in models
        where m.Model is { Version: not null, LastUpgrade: not null } && m.Model.LastUpgrade != m.Model.Version
        select $"{m.File}: upgrade-chain: its upgrades end at {m.Model.LastUpgrade}, and its version is {m.Model.Version}.";

    /// <summary>Models whose version is not the published one, although the version of the extension is.</summary>
    /// <param name="packed">What is to be published.</param>
    /// <param name="published">The latest version that is.</param>
    public static IReadOnlyList<StyleIssue> Drift(PackedExtension packed, ExtensionRecord published)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(published);
        return packed.Manifest.Version != published.Version ? [] :
        [
            .. Changed(packed, published).Select(c => new StyleIssue(
                "version-drift", $"{c.Model.Type} is at {c.Model.Version} and was published at {c.Published} with {published.Version}, which is still the version in the manifest.")),
        ];
    }

    /// <summary>Models whose version is not the published one, and that have no upgrades for what is stored.</summary>
    /// <param name="packed">What is to be published.</param>
    /// <param name="published">The latest version that is.</param>
    public static IReadOnlyList<StyleIssue> WithoutUpgrades(PackedExtension packed, ExtensionRecord published)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(published);
        return packed.Manifest.Version == published.Version ? [] :
        [
            .. Changed(packed, published).Where(static c => c.Model.LastUpgrade is null).Select(static c => new StyleIssue(
                "version-bump-upgrade", $"{c.Model.Type} goes from {c.Published} to {c.Model.Version} without upgrades; definitions of {c.Published} keep their arguments as they are.")),
        ];
    }

    /// <summary>What the text of C# files says of a model type, as far as it is written as plain text.</summary>
    /// <param name="type">Its name.</param>
    /// <param name="texts">The entry, and the files that are compiled with it.</param>
    internal static PackedModel OfCSharp(string type, IEnumerable<string> texts)
    {
        var codes = texts.Select(CSharpText.Code).ToList();
        var version = codes.Select(static c => Model().Match(c)).FirstOrDefault(static m => m.Success)?.Groups[1].Value;
        var upgrades = codes.SelectMany(static c => Upgrade().Matches(c)).Select(static m => m.Groups[1].Value).ToList();
        return new PackedModel(type, version, upgrades.Max(StringComparer.Ordinal));
    }

    private static IEnumerable<(PackedModel Model, string Published)> Changed(PackedExtension packed, ExtensionRecord published) =>
        from model in packed.Models
        where model.Version is not null && published.ModelVersions?.GetValueOrDefault(model.Type) is { } old && old != model.Version
        select (model, published.ModelVersions![model.Type]);

    [GeneratedRegex("""\[\s*(?:Swamp\.Sdk\.)?Model(?:Attribute)?\s*\(\s*"[^"\\\n]*"\s*,\s*(?:version\s*:\s*)?"([^"\\\n]*)"\s*[,)]""", RegexOptions.NonBacktracking)]
    private static partial Regex Model();

    [GeneratedRegex("""[\[,]\s*(?:Swamp\.Sdk\.)?Upgrade(?:Attribute)?\s*\(\s*(?:toVersion\s*:\s*)?"([^"\\\n]*)"\s*[,)]""", RegexOptions.NonBacktracking)]
    private static partial Regex Upgrade();
}
