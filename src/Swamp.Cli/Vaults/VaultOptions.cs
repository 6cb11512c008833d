using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Vaults;

/// <summary>Options that several vault commands have. Each call makes new ones, as an option belongs to one command.</summary>
internal static class VaultOptions
{
    public static Argument<string> Vault() => new("vault") { Description = "Name of the vault" };

    public static Argument<string> Key() => new("key") { Description = "Key of the secret" };

    public static Option<string?> Type() => new("--type", "-t") { Description = "Only a vault of this type", HelpName = "type" };

    public static Option<bool> Yes() => new("--yes", "-y") { Description = "Do not ask" };

    public static Option<bool> Force(string description = "The same as --yes") => new("--force", "-f") { Description = description };

    public static Option<string?> Config() => new("--config") { Description = "Settings of the provider as a JSON object", HelpName = "json" };

    public static Option<string[]> Label(string description) => new("--label") { Description = description, HelpName = "key=value" };

    /// <summary>Labels as typed; null when there are none.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> for one without <c>=</c> (VCMD-15).</exception>
    public static IReadOnlyDictionary<string, string>? LabelsOf(Invocation invocation, Option<string[]> option)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in invocation.Values(option))
        {
            var equals = label.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new SwampException(ErrorCodes.InvalidArgument, $"The label '{Shorten.Word(label)}' is not of the form key=value.", "--label team=payments");
            }

            labels[label[..equals]] = label[(equals + 1)..];
        }

        return labels.Count == 0 ? null : labels;
    }
}
